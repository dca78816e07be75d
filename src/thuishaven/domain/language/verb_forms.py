"""Verbs that a stemmer cannot bring together, and the particles Dutch puts before or behind its verbs.

Each line of the lists is one verb: the form that stands for all, then the other forms.
"""

from collections.abc import Mapping
from functools import lru_cache

from thuishaven.domain.language.grammar import word_set

_DUTCH = """
lopen loop loopt liep liepen gelopen
slaan sla slaat sloeg sloegen geslagen
vragen vraag vraagt vroeg vroegen gevraagd
helpen help helpt hielp hielpen geholpen
vallen val valt viel vielen gevallen
roepen roep roept riep riepen geroepen
vechten vecht vocht vochten gevochten
kruipen kruip kruipt kroop kropen gekropen
duiken duik duikt dook doken gedoken
bijten bijt beet beten gebeten
kijken kijk kijkt keek keken gekeken
blijven blijf blijft bleef bleven gebleven
schrijven schrijf schrijft schreef schreven geschreven
zwijgen zwijg zwijgt zweeg zwegen gezwegen
verdwijnen verdwijn verdwijnt verdween verdwenen
ontwijken ontwijk ontwijkt ontweek ontweken
wijken wijk wijkt geweken
wijzen wijs wijst wees wezen gewezen
knijpen knijp knijpt kneep knepen geknepen
grijpen grijp grijpt greep grepen gegrepen
begrijpen begrijp begrijpt begreep begrepen
krijgen krijg krijgt kreeg kregen gekregen
lijken lijk lijkt leek leken geleken
blijken blijk blijkt bleek bleken gebleken
verwijten verwijt verweet verweten
smijten smijt smeet smeten gesmeten
liegen lieg liegt loog logen gelogen
vliegen vlieg vliegt vloog vlogen gevlogen
bevriezen bevries bevriest bevroor bevroren
verliezen verlies verliest verloor verloren
kiezen kies kiest koos kozen gekozen
genieten geniet genoot genoten
sluiten sluit sloot sloten gesloten
buigen buig buigt boog bogen gebogen
bedriegen bedrieg bedriegt bedroog bedrogen
verbergen verberg verbergt verborg verborgen
trekken trek trekt trok trokken getrokken
schrikken schrik schrikt schrok schrokken geschrokken
schelden scheld scheldt schold scholden gescholden
zoeken zoek zoekt zocht zochten gezocht
denken denk denkt dacht dachten gedacht
brengen breng brengt bracht brachten gebracht
kopen koop koopt kocht kochten gekocht
springen spring springt sprong sprongen gesprongen
zingen zing zingt zong zongen gezongen
dwingen dwing dwingt dwong dwongen gedwongen
drinken drink drinkt dronk dronken gedronken
vinden vind vindt vond vonden gevonden
winnen win wint won wonnen gewonnen
beginnen begin begint begon begonnen
klimmen klim klimt klom klommen geklommen
breken breek breekt brak braken gebroken
spreken spreek spreekt sprak spraken gesproken
nemen neem neemt nam namen genomen
stelen steel steelt stal stalen gestolen
steken steek steekt stak staken gestoken
treffen tref treft trof troffen getroffen
werpen werp werpt wierp wierpen geworpen
eten eet at aten gegeten
lezen lees leest las lazen gelezen
geven geef geeft gaf gaven gegeven
zitten zit zat zaten gezeten
liggen lig ligt lag lagen gelegen
vergeten vergeet vergat vergaten
zien zie ziet zag zagen gezien
slapen slaap slaapt sliep sliepen geslapen
laten laat liet lieten gelaten
houden houd houdt hou hield hielden gehouden
vasthouden vastgehouden
vangen vang vangt ving vingen gevangen
hangen hang hangt hing hingen gehangen
gaan ga gaat ging gingen gegaan
staan sta staat stond stonden gestaan
doen doe doet deed deden gedaan
komen kom komt kwam kwamen gekomen
weten weet wist wisten geweten
willen wil wilt wilde wilden wou wouden gewild
zeggen zeg zegt zei zeiden gezegd
leggen leg legt legde legden gelegd
dragen draag draagt droeg droegen gedragen
gedragen gedraagt gedroeg gedroegen
rennen ren rent rende renden gerend
durven durf durft durfde durfden gedurfd
duwen duw duwt duwde duwden geduwd
huilen huil huilt huilde huilden gehuild
spelen speel speelt speelde speelden gespeeld
luisteren luister luistert luisterde geluisterd
weigeren weiger weigert weigerde weigerden geweigerd
accepteren accepteer accepteert accepteerde geaccepteerd
concentreren concentreer concentreert concentreerde geconcentreerd
controleren controleer controleert controleerde gecontroleerd
rijden rijd rijdt rij reed reden gereden
lijden lijd lijdt leed geleden
snijden snijd snijdt sneed sneden gesneden
bidden bid bidt bad baden gebeden
slagen slaagt slaagde slaagden geslaagd
worden word wordt werd werden geworden
sterven sterf sterft stierf stierven gestorven
ruiken ruik ruikt rook roken geroken
stinken stink stinkt stonk stonken gestonken
drijven drijf drijft dreef dreven gedreven
bewegen beweeg beweegt bewoog bewogen
meten meet mat gemeten
gillen gil gilt gilde gilden gegild
haten haat haatte haatten gehaat
aanpassen past paste pasten aangepast
boos boze bozer boost
lief lieve liever liefst liefs
braaf brave braver
bang bange banger
raar rare
naar nare
hoofd hoofden
kind kinderen kids kindje kindjes
lach lachen lacht lachte lachten gelachen
"""

_ENGLISH = """
fall fell fallen
hit hitting
throw threw thrown
run ran
cling clung
hide hid hidden
bite bit bitten
fight fought
freeze froze frozen
leave left
speak spoke spoken
tell told
think thought
take took taken
break broke broken
steal stole stolen
cry cried cries crying
lie lied lying
feel felt
sit sat
stand stood
hold held
keep kept
give gave given
write wrote written
see saw seen
hear heard
know knew known
find found
lose lost
win won
sleep slept asleep
eat ate eaten
shake shook shaken
wake woke woken
understand understood
friend friends friendship friendships
angry anger angrily
afraid fear fears fearful
"""


def _by_form(lines: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in lines.strip().splitlines():
        base, *others = line.split()
        forms[base] = base
        for other in others:
            forms.setdefault(other, base)
    return forms


#: For each language: every listed form with the form that stands for the whole verb.
BASE_FORMS: Mapping[str, Mapping[str, str]] = {"nl": _by_form(_DUTCH), "en": _by_form(_ENGLISH)}

#: Regular verbs that take particles in the classroom (``doordrammen``, ``uitgegumd``), by their stem.
_PARTICLE_STEMS = (
    "duw duwt duwde duwden duwen geduwd gooi gooit gooide gooiden gooien gegooid pak pakt pakte pakten pakken gepakt"
    " klamp klampt klampte klampten klampen geklampt stap stapt stapte stapten stappen gestapt wacht wachtte wachten"
    " gewacht zet zette zetten gezet stel stelt stelde stelden stellen gesteld maak maakt maakte maakten maken gemaakt"
    " draai draait draaide draaiden draaien gedraaid stoot stootte stootten stoten gestoten haak haakt haakte haken"
    " gehaakt rek rukt rukte rukken gerukt gum gumt gumde gummen gegumd leg bazen baas zonder zonderen gezonderd reageer"
    " reageert reageerde reageren gereageerd weer weert weerde weren geweerd lok lokt lokte lokken gelokt daag daagt"
    " daagde dagen gedaagd sluip sluipt sloop slopen geslopen voel voelt voelde voelen gevoeld leid leidt leidde leiden"
    " geleid praat praatte praten gepraat werk werkt werkte werken gewerkt teken tekent schop schopt schopte schoppen"
    " geschopt scheur scheurt scheurde scheuren gescheurd spreek kras krast kraste krassen gekrast bel belt belde bellen"
    " gebeld ruim ruimt ruimde ruimen geruimd vlucht vluchtte vluchten gevlucht"
)
PARTICLE_VERB_FORMS: frozenset[str] = frozenset(_PARTICLE_STEMS.split())

#: Particles of separable verbs, longest first so that ``achterna`` wins over ``achter``.
PARTICLES: tuple[str, ...] = (
    "achterna", "tegemoet", "overeind", "achter", "tegen", "terug", "samen", "buiten", "binnen", "kapot", "vast",
    "voor", "door", "over", "neer", "stil", "weg", "los", "aan", "uit", "mee", "toe", "bij", "af", "op", "in", "om", "na",
)  # fmt: skip
#: Words that only look like a particle with a verb.
_WHOLE_WORDS = word_set(
    "aandacht opdracht opdrachten inzicht uitzicht overleg omgeving afspraak doorzien voorzien overlijden "
    "ondergaan voorkomen overkomen overvallen opzicht toezicht toestaan inslag omslag opslag aanslag uitslag "
    "toeslag overal aanwezig afwezig afstand toestand tegenstand bijstand opstand voorstel aanval aanvallen "
    "inval uitval toeval opgewekt voordeel nadat naast nabij nadenken overhoop voorbij voordat omdat opdat "
    "indien inmiddels aantal omgaan overgave uitleg uitleggen aanraken aangeraakt aanpassen opletten "
    "aangevallen"
)


@lru_cache(maxsize=20_000)
def split_particle(folded: str) -> tuple[str, str] | None:
    """The particle and the verb form in a separable verb written as one word; None for any other word.

    ``wegloopt`` gives ``("weg", "loopt")``, ``weggelopen`` and ``wegtelopen`` the same verb.
    """
    if folded in _WHOLE_WORDS or len(folded) < 6:
        return None
    for particle in PARTICLES:
        if folded.startswith(particle):
            rest = folded[len(particle) :]
            for form in (rest, rest.removeprefix("te")):
                if len(form) >= 3 and (form in BASE_FORMS["nl"] or form in PARTICLE_VERB_FORMS):
                    return particle, form
    return None


def is_verb_form(folded: str) -> bool:
    """Whether a Dutch word is a form of one of the listed verbs."""
    return folded in BASE_FORMS["nl"] or folded in PARTICLE_VERB_FORMS
