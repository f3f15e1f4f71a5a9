"""What `manage.py record` can do: a module for each verb.

Each has HELP, a sentence; `arguments(parser)`, which adds its own; and `run(options, write)`, which
writes lines and returns the exit code. It raises CommandError for what it cannot do.
"""
