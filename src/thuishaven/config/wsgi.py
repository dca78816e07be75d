"""The WSGI entry point: loads what every request needs once, and keeps the garbage collector out of it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuishaven.config.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    from thuishaven.domain.language import safety
    from thuishaven.domain.language.suggest import suggester_for
    from thuishaven.domain.search import engine_for
    from thuishaven.knowledge.loader import load_catalogue

    catalogue = load_catalogue()
    suggester_for(catalogue)
    safety.check("warm", catalogue)
    engine_for(catalogue).search("warm")
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


_warm_up()
