"""The closed word classes that the rules of clauses and negation rest on, in Dutch and English."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def word_set(text: str) -> frozenset[str]:
    """The words of ``text`` as a set, to write long lists of words as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes of one language, all folded (lower case, no accents). ``denying`` are all words that may deny something.

    ``clause_openers`` begin a new clause; ``joiners`` are the ones among them that may leave the subject out, and
    ``own_subject`` the ones that never do. ``teller``, ``generic``, ``child``, ``grown_ups`` and ``others`` are the
    subjects a clause may have.
    """

    clause_openers: frozenset[str]
    joiners: frozenset[str]
    sharing_negation: frozenset[str]
    comparisons: frozenset[str]
    own_subject: frozenset[str]
    teller: frozenset[str]
    generic: frozenset[str]
    before_generic: frozenset[str]
    child: frozenset[str]
    teachers: frozenset[str]
    grown_ups: frozenset[str]
    others: frozenset[str]
    determiners: frozenset[str]
    #: other words with which a clause that has its own subject may begin, after a word that also compares
    beginnings: frozenset[str]
    child_nouns: frozenset[str]
    child_objects: frozenset[str]
    teller_objects: frozenset[str]
    perceiving: frozenset[str]
    saying: frozenset[str]
    asking: frozenset[str]
    negators: frozenset[str]
    ending_verbs: frozenset[str]
    short_reach: frozenset[str]
    affirming: frozenset[str]
    fillers: frozenset[str]
    #: Fixed expressions with a negating word that deny nothing ("om niets", "niet te houden").
    affirming_phrases: tuple[tuple[str, ...], ...]
    about: frozenset[str]
    #: whether a denial reaches back over the clause (Dutch puts "niet" behind its verb) or only forward
    denies_backwards: bool
    too: frozenset[str]
    too_openers: frozenset[str]
    #: verbs of wanting and thinking, whose denial reaches into what is wanted or thought ("wil niet dat ik help")
    wanting: frozenset[str]
    denying: frozenset[str] = field(init=False)
    affirming_by_first_word: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "denying", self.negators | self.ending_verbs | self.short_reach)
        by_first = {
            first: tuple(phrase for phrase in self.affirming_phrases if phrase[0] == first)
            for first, *_ in self.affirming_phrases
        }
        object.__setattr__(self, "affirming_by_first_word", by_first)


def _phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


DUTCH = Grammar(
    clause_openers=word_set(
        "maar want en of dus als toen omdat doordat zodat terwijl wanneer zodra dat nadat voordat totdat hoewel hoe"
        " waarom waarna waardoor waarbij waar om wel tot ook"
    ),
    joiners=word_set("en of maar om dus wel tot"),
    sharing_negation=word_set("en of"),
    comparisons=word_set("als"),
    own_subject=word_set("als toen omdat doordat zodat terwijl wanneer zodra dat nadat voordat totdat hoewel hoe waarom"),
    teller=word_set("ik wij we"),
    generic=word_set("je jij men u"),
    before_generic=word_set(
        "kun kan moet weet krijg heb ben mag zie merk kom ga geef vraag voel zou als dat hoe wat toen wanneer zodra"
        " omdat terwijl tot totdat voordat waar zodat of dan"
    ),
    child=word_set("hij zij ze ie"),
    teachers=word_set("juf juffrouw meester leerkracht leraar lerares"),
    grown_ups=word_set(
        "juffen meesters collega collega's moeder mama mam mams ma vader papa pap paps pa ouders oma opa ib'er onderwijsassistent"
        " onderwijsassistente stagiair stagiaire begeleider begeleidster pleegmoeder pleegvader pleegouders stiefvader"
        " stiefmoeder tante oom invaljuf invaller directeur concierge coach verzorger"
    ),
    others=word_set(
        "kinderen klasgenoten klasgenootjes klasgenoot klas groep vriendjes vriendinnen vriendinnetjes broertje broer"
        " zusje zus anderen ander iedereen iemand"
    ),
    determiners=word_set("de het een zijn haar mijn onze ons die deze hun d'r z'n m'n andere alle"),
    beginnings=word_set("er iets het zijn haar mijn de ze deze die dit niemand alles"),
    child_nouns=word_set("leerling jongen jongetje meisje kind kleuter ventje"),
    child_objects=word_set("hem haar 'm d'r"),
    teller_objects=word_set("me mij mijn m'n ons"),
    perceiving=word_set(
        "zie ziet zag zagen gezien hoor hoorde gehoord vind vond vinden trof tref betrapte betrap merk merkte hoorden"
        " vonden ervaar aantrof ken heb"
    ),
    saying=word_set(
        "zegt zei zeggen zeiden gezegd zeg roept riep riepen geroepen schreeuwt schreeuwde geschreeuwd gilt gilde"
        " antwoordt antwoordde fluistert fluisterde mompelt mompelde snauwt snauwde vraagt vroeg"
        " vertelt vertelde brult brulde"
    ),
    asking=word_set("vraagt vroeg"),
    negators=word_set(
        "niet nooit geen slecht niemand niets niks nergens amper nauwelijks zelden weinig noch weigert weigerde weigerden"
        " weigeren geweigerd moeite ni nie nit neit"
    ),
    ending_verbs=word_set("stopt stopte stoppen gestopt ophouden opgehouden houdt hield"),
    short_reach=word_set("zonder"),
    affirming=word_set("wel"),
    fillers=word_set("nu inmiddels vandaag meer vroeger eerst al dan toch tegenwoordig sindsdien ineens opeens weer dat"),
    affirming_phrases=_phrases(
        "om niets", "om niks", "voor niets", "voor niks", "uit het niets", "om geen reden", "om niet", "niet te houden",
        "niet te stoppen", "niet alleen maar", "nog niet of", "niets of niemand ontziend", "om helemaal niets",
        "om helemaal niks", "niet normaal", "of niet", "niet ophouden", "houdt niet op", "hield niet op",
        "stopt niet", "stopte niet", "niet stoppen", "niet te stoppen", "niet meer te houden", "niet te missen",
        "zonder moeite", "geen moeite", "om de niets", "niet uit te zetten",
    ),
    about=word_set("over"),
    denies_backwards=True,
    too=word_set("te"),
    wanting=word_set(
        "wil wilt wilde wou willen denk denkt dacht geloof gelooft geloofde vind vindt vond hoeft hoefde lijkt leek klopt"
        " klopte durft durfde lukt lukte kan kon"
    ),
    too_openers=word_set("om"),
)  # fmt: skip

ENGLISH = Grammar(
    clause_openers=word_set(
        "but and or so when because while after before until that if as although why how where whenever once then"
    ),
    joiners=word_set("and or but so then"),
    sharing_negation=word_set("and or"),
    comparisons=word_set("as"),
    own_subject=word_set("when because while after before until that if as although why how whenever once"),
    teller=word_set("i we"),
    generic=word_set("you"),
    before_generic=word_set("when that if how what as can do must"),
    child=word_set("he she they"),
    teachers=word_set("teacher"),
    grown_ups=word_set(
        "teachers colleague mother mum mom mummy father dad daddy parents grandma grandpa granny assistant coach"
        " stepfather stepmother aunt uncle head"
    ),
    others=word_set("children classmates classmate class others everybody everyone somebody someone brother sister"),
    determiners=word_set("the a an his her my our this that their other all"),
    beginnings=word_set("the his her my our something it nobody there this"),
    child_nouns=word_set("pupil boy girl child toddler kid"),
    child_objects=word_set("him her them"),
    teller_objects=word_set("me my us our"),
    perceiving=word_set("see saw seen hear heard find found notice noticed caught have know"),
    saying=word_set(
        "says said say shouts shouted yells yelled calls called answers answered whispers whispered mutters muttered"
        " asks asked screams screamed tells told"
    ),
    asking=word_set("asks asked tells told"),
    negators=word_set(
        "not never no nobody nothing nowhere hardly barely rarely seldom none neither nor refuses refused refusing"
        " refuse cannot can't cant don't dont doesn't doesnt didn't didnt won't wont isn't isnt wasn't wasnt aren't"
        " arent couldn't couldnt wouldn't wouldnt hasn't hasnt haven't havent hadn't hadnt shouldn't little few"
        " unable difficulty trouble"
    ),
    ending_verbs=word_set("stops stopped stopping"),
    short_reach=word_set("without"),
    affirming=word_set(""),
    fillers=word_set("now anymore any more today then any longer still these days before once"),
    affirming_phrases=_phrases(
        "over nothing", "for nothing", "about nothing", "for no reason", "out of nowhere", "no matter", "a little",
        "little ones", "little one", "a few", "not only", "does not stop", "never stops", "doesn't stop", "little brother",
        "little sister", "without trouble", "in trouble", "no trouble",
    ),
    about=word_set("about"),
    denies_backwards=False,
    too=word_set("too"),
    wanting=word_set("want wants wanted think thinks thought believe believes like likes need needs true"),
    too_openers=word_set("to"),
)  # fmt: skip

GRAMMARS: Mapping[str, Grammar] = {"nl": DUTCH, "en": ENGLISH}
