"""Run by alembic. The connection and its transaction are the caller's; there is no alembic.ini."""

from alembic import context

from kiosk.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table only by copying it
)
context.run_migrations()
