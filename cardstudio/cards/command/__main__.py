"""``python -m cardstudio.cards.command`` is ``card``."""

from __future__ import annotations

import sys

from cardstudio.cards.command import main

sys.exit(main())
