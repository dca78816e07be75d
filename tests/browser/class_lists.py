"""Small class lists for stories: a few pupils in the group 5B that the demo school has already."""

from datetime import date


def edexml(*pupils: tuple[str, str, str, str]) -> str:
    """An EDEXML file of De Vlinderboom with ``pupils``: key, name, prefix, family name."""
    today = date.today()
    first = today.year if today.month >= 8 else today.year - 1
    rows = "".join(
        f'<leerling key="{key}"><achternaam>{family}</achternaam>'
        + (f"<voorvoegsel>{prefix}</voorvoegsel>" if prefix else "")
        + f"<roepnaam>{given}</roepnaam><geboortedatum>{first - 8}-03-14</geboortedatum>"
        "<jaargroep>5</jaargroep><groep key='g5b'/></leerling>"
        for key, given, prefix, family in pupils
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><EDEX><school>"
        f"<schooljaar>{first}-{first + 1}</schooljaar><peildatum>{first}-10-01</peildatum>"
        "<brincode>99XX</brincode><schoolkey>vlinderboom</schoolkey></school>"
        "<groepen><groep key='g5b'><naam>5B</naam><jaargroep>5</jaargroep></groep></groepen>"
        f"<leerlingen>{rows}</leerlingen></EDEX>"
    )
