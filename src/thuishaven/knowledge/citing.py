"""Sources by surname and year, for where several stand in a row."""

import re

from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Source

#: A person as sources write them: a name, a comma, initials.
_PERSON = re.compile(r"(?:^|, | & )([^,&]+), [A-Z][a-z]?\.(?:[ -]?[A-Z][a-z]?\.)*")


def cited(source: Source) -> str:
    """Moran (2010); Al-Yagon en Mikulincer (2004); Davidson e.a. (2015); an organisation by its whole name."""
    people, author = _PERSON.findall(source.author), source.author
    if len(people) > 2 or (people and author.endswith(" en anderen")):
        author = _("%(name)s e.a.") % {"name": people[0]}
    elif len(people) == 2:
        author = _("%(first)s en %(last)s") % {"first": people[0], "last": people[1]}
    elif people:
        author = people[0]
    return f"{author} ({source.year})" if source.year else author
