"""The phase plan of Sami: made with his teacher four weeks ago, looked over with him last week."""

from dataclasses import replace
from datetime import datetime, timedelta

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.phaseplan.services import CalmKit, PhasePlan, PhaseWords, save_phase_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

_FIRST, _SECOND = timedelta(weeks=4), timedelta(weeks=1)
_PHASES = {
    "calm": PhaseWords(
        own_name="haven",
        see=("werkt lang door", "legt een jonger kind iets uit", "ruimt uit zichzelf op"),
        feel="Dan ben ik gewoon Sami.", feel_chosen=("calm", "proud"),
        own_helps="Als ik weet wat er komt. En als ik mag opruimen.", helps_chosen=("tell_before", "build", "clap"),
        helps=("loop 's ochtends de dag met hem langs", "geef hem een taak die er echt toe doet"),
        who="juf Marleen",
    ),
    "tension": PhaseWords(
        own_name="golven",
        see=("telt de ramen", "houdt de deur in het oog", "zegt niets meer terug", "trekt zijn mouwen over zijn handen"),
        feel="Mijn hoofd zit vol en mijn buik is raar.", feel_chosen=("head_full", "tummy", "worried"),
        own_helps="Dat de juf zacht zegt wat er gaat gebeuren.", helps_chosen=("window", "headphones", "no_talk"),
        helps=("kom naast hem staan, niet voor hem", "wijs de volgende stap aan op de kaart",
               "bied het plekje bij het raam aan"),
        helps_not=("vragen waarom", "hem bij zijn naam roepen door de klas"),
        who="wie het dichtst bij hem staat",
    ),
    "crisis": PhaseWords(
        own_name="storm",
        see=("loopt de klas uit", "kruipt weg achter de kapstok", "slaat als iemand hem vastpakt"),
        feel="Dan moet ik weg.", feel_chosen=("storm", "run_away", "afraid"),
        own_helps="Niet aan mijn arm trekken. Wel in de buurt blijven.", helps_chosen=("stay_near", "no_talk", "under"),
        helps=("blijf op twee meter, laag en stil", "zeg één zin: ik blijf hier", "haal de andere kinderen weg, niet hem"),
        helps_not=("vastpakken", "praten over wat er gebeurde", "met z'n tweeën erop af"),
        who="juf Marleen; is zij er niet, dan Hilde",
    ),
    "recovery": PhaseWords(
        own_name="het wordt eb",
        see=("zucht diep", "kijkt weer om zich heen", "pakt iets op om op te ruimen"),
        feel="Ik ben moe. Ik wil even niets.", feel_chosen=("tired", "sleepy"),
        own_helps="Water. En dat niemand boos is.", helps_chosen=("water", "draw", "hourglass"),
        helps=("geef water en een rustig klusje", "zeg dat hij er weer bij hoort", "praat er pas later kort over, met een tekening"),
        helps_not=("meteen sorry laten zeggen",),
        who="juf Marleen",
    ),
    "shut_down": PhaseWords(
        own_name="onder water",
        see=("kijkt door je heen", "doet wat je zegt maar is er niet bij", "legt zijn hoofd op tafel"),
        feel="Ik hoor alles van ver.", feel_chosen=("gone", "cold", "still"),
        own_helps="Wachten. Niet allemaal naar mij kijken.", helps_chosen=("stay_near", "hourglass", "blanket"),
        helps=("ga naast hem zitten en doe zelf iets rustigs", "noem zacht wat je doet", "geef hem iets in zijn handen"),
        helps_not=("een beurt geven", "denken dat het goed gaat omdat hij stil is"),
        who="de leerkracht die er staat",
    ),
}  # fmt: skip
_KIT = CalmKit(
    chosen=("ball", "stone", "headphones", "draw", "photo", "water"), own=("het boekje over konijnen",),
    where="op de vensterbank, bij zijn plekje", sign="Sami legt het blauwe kaartje op de hoek van zijn tafel.",
)  # fmt: skip


def phase_plan_of_sami(*, pupil: Pupil, by: User, now: datetime) -> None:
    """Two versions: what his teacher saw, then with what he says himself and the calm kit."""
    first = {
        code: PhaseWords(see=words.see[:2], helps=words.helps[:2], helps_not=words.helps_not, who=words.who)
        for code, words in _PHASES.items()
    }  # fmt: skip
    admission = Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=now - _FIRST,
    )  # fmt: skip
    save_phase_plan(admission=admission, content=PhasePlan(phases=first), based_on=0)
    later = replace(admission, now=now - _SECOND)
    save_phase_plan(admission=later, content=PhasePlan(_PHASES, _KIT), based_on=1)
