"""What the terminal of a reception PC says at the start."""

from kiosk.hub.parts import Hub
from kiosk.hub.picture import picture, printed

_TEXT = """
てつなぎ 受付

1. このパソコンで、つぎのページを開いてください（このパソコンでだけ開けます）:
   {reception}
   呼び出しを受けたり、支援者の電話やタブレットを足したりできます。

2. 電話で受けるときは、2分のあいだに読みとってください（一台だけ入れます）:
   {join}
{picture}
終わるときは Ctrl+C です。
"""


def welcome(here: str, staff: str, hub: Hub, address: str) -> str:
    """`here` is where this machine finds the hub, `address` where phones do.

    The staff's token stands behind #: a browser keeps that to itself.
    """
    code, _ends = hub.joins.make()
    join = f"{address}/join?code={code}"
    return _TEXT.format(reception=f"{here}/reception#{staff}", join=join, picture=printed(picture(join)))
