"""Put back what keeps approved notices, and the log of pages, from being changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from disclosure import triggers


class Command(BaseCommand):
    help = (
        "Puts back the triggers that keep what readers were told from being changed. "
        "It does not tell what was changed while they were missing; of the log "
        "`manage.py record verify` does."
    )

    def handle(self, **options: Any) -> None:
        for table in triggers.PROTECTED:
            if table not in connection.introspection.table_names():
                raise CommandError(f"There is no table {table} yet. Run `manage.py migrate` first.")
            gone = triggers.missing(connection, table)
            triggers.protect(connection, table)
            self.stdout.write(
                f"{table}: put back {', '.join(gone)}."
                if gone
                else f"{table}: nothing was missing."
            )
