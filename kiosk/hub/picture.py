"""The address to join as a square picture, for a page and for a terminal."""

import qrcode


def picture(address: str) -> list[str]:
    """Rows of 1 (dark) and 0 (light), with the quiet edge of four modules."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


def printed(rows: list[str]) -> str:
    """The same in half blocks, dark on light whatever the terminal's colours."""
    pairs = zip(rows[::2], [*rows[1::2], "0" * len(rows[0])], strict=False)
    lines = ("".join(_BLOCKS[upper + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)
    return "\n".join(f"\x1b[30;107m{line}\x1b[0m" for line in lines)


_BLOCKS = {"00": " ", "10": "▀", "01": "▄", "11": "█"}
