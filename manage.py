#!/usr/bin/env python
"""Django's command line; development settings unless the environment says otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")
    # Whoever serves people limits a statement; a migration or a large import may take its time.
    os.environ.setdefault("STATEMENT_SECONDS", "0")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
