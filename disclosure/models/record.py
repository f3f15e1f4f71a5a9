"""What was sent to readers, and the log of it."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One leaf of the log: what was sent for one address, or a day's list of the newest of each.

    `data` is canonical JSON (RFC 8785), and all else repeats what it says, to be found by. Triggers
    in the database refuse to change or delete a row; what is done without them, the tree tells.
    """

    number = models.IntegerField(primary_key=True, help_text="Its place in the tree, from 0.")
    kind = models.CharField(max_length=10, help_text="page or day")
    url = models.CharField(max_length=2000, help_text="The absolute address; of a day its date.")
    at = models.DateTimeField()
    body = models.CharField(max_length=64, help_text="SHA-256 of what was sent, in hex.")
    data = models.TextField()

    class Meta:
        managed = False  # as notices: `flush` passes it over
        db_table = "disclosure_entry"
        ordering = ["number"]
        indexes = [models.Index(fields=["url", "-number"], name="entry_newest_of_url")]

    def __str__(self) -> str:
        return f"{self.number}: {self.url}"


class Node(models.Model):
    """A hash of the tree over all entries (RFC 6962), in the order in which they become final."""

    position = models.IntegerField(primary_key=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        managed = False
        db_table = "disclosure_node"

    def __str__(self) -> str:
        return str(self.position)


class Checkpoint(models.Model):
    """What this site has signed of its log: its size, and the root of its tree (C2SP tlog-checkpoint)."""

    size = models.IntegerField(primary_key=True, help_text="How many entries it speaks for.")
    at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        managed = False
        db_table = "disclosure_checkpoint"
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size} entries"


class Body(models.Model):
    """Bytes that were sent, packed, by their digest. They may go after a time; entries stay."""

    digest = models.CharField(max_length=64, primary_key=True, help_text="SHA-256, in hex.")
    size = models.PositiveIntegerField(help_text="In bytes, unpacked.")
    packed = models.BinaryField(help_text="By brotli.")
    quality = models.PositiveSmallIntegerField(help_text="Of the packing, 1 to 11.")
    kept_at = models.DateTimeField()
    goes_at = models.DateTimeField(
        null=True, blank=True, help_text="When it may be kept no longer, whatever the setting says."
    )

    def __str__(self) -> str:
        return self.digest


class Frozen(models.Model):
    """What is sent for an address until one of `editions` is raised, or until `valid_until`."""

    path = models.CharField(max_length=2000, primary_key=True)
    entry = models.BigIntegerField(help_text="The number of its entry in the log.")
    body = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(help_text="Pairs of name and value, as they are sent.")
    editions = models.JSONField(help_text='By name, such as {"site": 12, "category:3": 40}.')
    release = models.CharField(max_length=64, help_text="Of the code that made it.")
    frozen_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "frozen pages"

    def __str__(self) -> str:
        return self.path


class Edition(models.Model):
    """Counts the changes of a part of the site. Its number is the sum of `weight` over its rows.

    Triggers add to it in the transaction of each change: on SQLite to the one row, on PostgreSQL
    by a new row, so that nobody waits for anybody; `tick` makes them one again.
    """

    name = models.CharField(max_length=60, db_index=True)
    weight = models.BigIntegerField()

    def __str__(self) -> str:
        return self.name
