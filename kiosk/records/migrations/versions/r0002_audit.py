"""The audit table: who looked at the log. Rows are added, never changed and never taken out."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_D = "[0-9]"
_TIME_FORM = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 3}Z"
_ID_FORM = "id GLOB '????????-????-7???-????-????????????' AND id NOT GLOB '*[^0-9a-f-]*'"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        sa.UniqueConstraint("id", name=op.f("uq_audit_id")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_audit_seq_counts_from_one")),
        sa.CheckConstraint(_ID_FORM, name=op.f("ck_audit_id_is_uuid7")),
        sa.CheckConstraint(f"at GLOB '{_TIME_FORM}'", name=op.f("ck_audit_at_is_utc_ms")),
        sa.CheckConstraint("length(who) BETWEEN 1 AND 12", name=op.f("ck_audit_who_is_short")),
        sa.CheckConstraint(_code("deed"), name=op.f("ck_audit_deed_is_code")),
        sa.CheckConstraint(_code("purpose"), name=op.f("ck_audit_purpose_is_code")),
        sa.CheckConstraint(
            "length(about) <= 40 AND about NOT GLOB '*[^a-z0-9_.:-]*'", name=op.f("ck_audit_about_is_code")
        ),
        sa.CheckConstraint("count >= 0", name=op.f("ck_audit_count_is_whole")),
        sa.CheckConstraint(_seal("previous"), name=op.f("ck_audit_previous_is_seal")),
        sa.CheckConstraint(_seal("seal"), name=op.f("ck_audit_seal_is_seal")),
        sqlite_strict=True,
    )
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{deed.lower()} BEFORE {deed} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"
        )


def downgrade() -> None:
    op.drop_table("audit")


def _code(column: str) -> str:
    return f"length({column}) BETWEEN 1 AND 40 AND {column} NOT GLOB '*[^a-z_]*'"


def _seal(column: str) -> str:
    return f"length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'"
