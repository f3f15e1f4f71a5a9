"""What an auditor takes away: pages, entries and proofs, and a program that checks them without this one."""
