"""The home page and its groups, as their authors write them."""

from typing import Annotated

from pydantic import Field, Strict, model_validator

from kiosk.procedures.model import Name, Text, Written


class Tile(Written):
    """One thing a person wants to do: it opens a procedure or a page of further tiles."""

    key: Name
    label: Annotated[str, Field(min_length=1, max_length=20)]
    picture: Name
    urgent: bool = False
    opens: Name | None = None
    question: Text | None = None
    tiles: Annotated[tuple["Tile", ...], Strict(strict=False), Field(max_length=6)] = ()

    @model_validator(mode="after")
    def _opens_one_thing(self) -> "Tile":
        if bool(self.opens) == bool(self.tiles):
            raise ValueError("タイルには opens か tiles の どちらか一つを書いてください。")
        return self


class Need(Written):
    """One picture of the page 「ここにない」: a code for the log, no typing."""

    key: Name
    label: Annotated[str, Field(min_length=1, max_length=20)]
    picture: Name


class HomePage(Written):
    """The greeting, the question, at most six tiles; and the pictures of unmet needs."""

    greeting: Text
    question: Text
    tiles: Annotated[tuple[Tile, ...], Strict(strict=False), Field(min_length=1, max_length=5)]
    needs: Annotated[tuple[Need, ...], Strict(strict=False), Field(min_length=2, max_length=6)]
