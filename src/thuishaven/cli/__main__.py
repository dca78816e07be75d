"""``python -m thuishaven.cli`` does what the command ``thuishaven`` does."""

import sys

from thuishaven.cli.main import main

sys.exit(main())
