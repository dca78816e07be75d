"""The cards of the measures, as data: what a measure is, when not to use it, its formula in words, where it comes from.

The same measures stand with their full formulas in docs/methods, for who computes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from thuishaven.domain.catalogue import Text, Texts


@dataclass(frozen=True, slots=True)
class MethodCard:
    """One measure. ``shown`` says whether the evaluation shows it; ``code`` is also the name of its file in docs/methods."""

    code: str
    name: Text
    what: Text
    formula: Text
    not_when: Texts
    sources: tuple[str, ...]
    shown: bool = True


_PARKER_REVIEW = (
    "Parker, R. I., Vannest, K. J. & Davis, J. L. (2011). Effect size in single-case research: a review of nine "
    "nonoverlap techniques. Behavior Modification, 35(4), 303-322."
)

_CARDS = (
    MethodCard(
        "nap", Text("NAP", "NAP"),
        Text(
            "NAP (nonoverlap of all pairs) legt elke dag met de aanpak naast elke dag ervoor en telt hoe vaak die beter ging. "
            "Bij 1 was elke dag beter, bij 0,5 is er geen verschil, bij 0 was elke dag minder goed.",
            "NAP (nonoverlap of all pairs) lays every day with the approach beside every day before it and counts how often it "
            "went better. At 1 every day was better, at 0.5 there is no difference, at 0 every day was less good.",
        ),
        Text(
            "Een betere dag telt 1, een gelijke dag een half, een mindere dag 0. NAP is het gemiddelde over alle tweetallen. "
            "De marge is methode 5 van Newcombe.",
            "A better day counts 1, an equal day one half, a lesser day 0. NAP is the mean over all pairs. The margin is "
            "Newcombe's method 5.",
        ),
        Texts(
            ("als het voor de aanpak al steeds beter ging: NAP ziet dat niet",
             "om te zeggen hoeveel beter het gaat: verder dan 1 komt NAP niet",
             "als bijna elke dag ervoor al goed ging: dan is er geen ruimte naar boven"),
            ("when things were already getting better before the approach: NAP does not see that",
             "to say how much better it goes: NAP cannot go beyond 1",
             "when nearly every day before already went well: then there is no room to go up"),
        ),
        ("Parker, R. I. & Vannest, K. J. (2009). An improved effect size for single-case research: nonoverlap of all pairs. "
         "Behavior Therapy, 40(4), 357-367.",
         "Newcombe, R. G. (2006). Confidence intervals for an effect size measure based on the Mann-Whitney statistic. "
         "Part 2. Statistics in Medicine, 25(4), 559-573."),
    ),
    MethodCard(
        "tau", Text("Tau", "Tau"),
        Text(
            "Tau is NAP op een andere schaal: 1 als elke dag beter ging, 0 zonder verschil, -1 als elke dag minder goed ging.",
            "Tau is NAP on another scale: 1 when every day went better, 0 without a difference, -1 when every day went less well.",
        ),
        Text("Tau is twee keer NAP, min 1.", "Tau is twice NAP, minus 1."),
        Texts(
            ("als het voor de aanpak al steeds beter of minder ging", "om te zeggen hoeveel beter het gaat"),
            ("when things were already getting better or worse before the approach", "to say how much better it goes"),
        ),
        (_PARKER_REVIEW,), shown=False,
    ),
    MethodCard(
        "tau-u", "Tau-U",
        Text(
            "Tau-U vergelijkt de dagen zoals Tau, en trekt er de stijging af die er voor de aanpak al was.",
            "Tau-U compares the days as Tau does, and takes away the rise that was already there before the approach.",
        ),
        Text(
            "Tel alle tweetallen van een dag ervoor en een dag met de aanpak: beter 1, minder -1. Trek daar alle tweetallen "
            "binnen de dagen ervoor van af waarin de latere dag beter was (en tel op waar die minder was). Deel door het "
            "aantal tweetallen tussen ervoor en erna.",
            "Count all pairs of a day before and a day with the approach: better 1, less -1. Take away all pairs within the "
            "days before in which the later day was better (and add where it was less). Divide by the number of pairs "
            "between before and after.",
        ),
        Texts(
            ("als er veel meer dagen ervoor zijn dan erna: de aftrek weegt dan te zwaar",
             "naast een Tau-U uit een ander boek: er bestaan minstens vier soorten",
             "als een getal met een marge nodig is: voor Tau-U is er geen standaardfout"),
            ("when there are many more days before than after: then what is taken away weighs too much",
             "beside a Tau-U from another book: there are at least four kinds",
             "when a number with a margin is needed: Tau-U has no standard error"),
        ),
        ("Parker, R. I., Vannest, K. J., Davis, J. L. & Sauber, S. B. (2011). Combining nonoverlap and trend for single-case "
         "research: Tau-U. Behavior Therapy, 42(2), 284-299.",),
    ),
    MethodCard(
        "tau-bc", "Tau-BC",
        Text(
            "Tau-BC (baseline corrected Tau) trekt eerst de lijn van voor de aanpak door en kijkt dan of de dagen met de aanpak "
            "boven die lijn uitkomen.",
            "Tau-BC (baseline corrected Tau) first draws the line of before the approach on, and then looks whether the days "
            "with the approach come out above that line.",
        ),
        Text(
            "De lijn is die van Theil en Sen: het midden van alle hellingen tussen twee dagen ervoor. Elke dag houdt zijn "
            "eigen plaats in de tijd, ook na een gat. Over wat er van de lijn afwijkt wordt Tau berekend.",
            "The line is that of Theil and Sen: the middle of all slopes between two days before. Every day keeps its own "
            "place in time, also after a gap. Tau is computed over what deviates from the line.",
        ),
        Texts(
            ("met weinig dagen ervoor: de lijn is dan een gok",
             "ver vooruit: een lijn op een schaal van vijf tikken kan niet altijd door blijven stijgen"),
            ("with few days before: then the line is a guess",
             "far ahead: a line on a scale of five taps cannot go on rising for ever"),
        ),
        ("Tarlow, K. R. (2017). An improved rank correlation effect size statistic for single-case designs: baseline corrected "
         "Tau. Behavior Modification, 41(4), 427-467.",),
    ),
    MethodCard(
        "ird", Text("IRD", "IRD"),
        Text(
            "IRD (improvement rate difference) kijkt hoeveel dagen je moet weglaten tot de dagen ervoor en erna elkaar niet meer "
            "overlappen. Bij 1 hoeft er geen dag weg, bij 0 is er geen verschil.",
            "IRD (improvement rate difference) looks how many days you must leave out until the days before and after no longer "
            "overlap. At 1 no day need go, at 0 there is no difference.",
        ),
        Text(
            "Het deel van de dagen erna dat beter is, min het deel van de dagen ervoor dat al zo goed was, nadat zo min "
            "mogelijk dagen zijn weggelaten (de robuuste vorm).",
            "The share of days after that is better, minus the share of days before that was already as good, after leaving out "
            "as few days as possible (the robust form).",
        ),
        Texts(
            ("als het voor de aanpak al steeds beter ging", "als een getal met een marge nodig is"),
            ("when things were already getting better before the approach", "when a number with a margin is needed"),
        ),
        ("Parker, R. I., Vannest, K. J. & Brown, L. (2009). The improvement rate difference for single-case research. "
         "Exceptional Children, 75(2), 135-150.", _PARKER_REVIEW),
    ),
    MethodCard(
        "pand", Text("PAND", "PAND"),
        Text(
            "PAND is het deel van alle dagen dat overblijft als je zo min mogelijk dagen weglaat tot niets meer overlapt. "
            "IRD is daarvan gemaakt.",
            "PAND is the share of all days that is left when you leave out as few days as possible until nothing overlaps. IRD "
            "is made from it.",
        ),
        Text(
            "De overgebleven dagen, gedeeld door alle dagen samen.", "The days that are left, divided by all days together.",
        ),
        Texts(
            ("met weinig dagen, of als de ene periode veel langer is: het begint dan al hoog",),
            ("with few days, or when one phase is much longer: then it starts high already",),
        ),
        (_PARKER_REVIEW,), shown=False,
    ),
    MethodCard(
        "pnd", Text("PND", "PND"),
        Text(
            "PND (percentage of nonoverlapping data) is het deel van de dagen met de aanpak dat beter ging dan de beste dag ervoor.",
            "PND (percentage of nonoverlapping data) is the share of days with the approach that went better than the best day "
            "before.",
        ),
        Text(
            "Het aantal dagen boven de beste dag ervoor, gedeeld door alle dagen met de aanpak. Een gelijke dag telt niet.",
            "The number of days above the best day before, divided by all days with the approach. An equal day does not count.",
        ),
        Texts(
            ("om op te bouwen: één toevallig goede dag ervoor bepaalt alles",
             "met veel dagen ervoor: dan zit er altijd wel een goede dag bij",
             "als een getal met een marge nodig is"),
            ("to rely on: one good day before by chance decides everything",
             "with many days before: then there is always a good day among them",
             "when a number with a margin is needed"),
        ),
        ("Scruggs, T. E., Mastropieri, M. A. & Casto, G. (1987). The quantitative synthesis of single-subject research. "
         "Remedial and Special Education, 8(2), 24-33.",),
    ),
    MethodCard(
        "pem", Text("PEM", "PEM"),
        Text(
            "PEM is het deel van de dagen met de aanpak dat boven het midden van de dagen ervoor ligt. Een gelijke dag telt half.",
            "PEM is the share of days with the approach that lies above the middle of the days before. An equal day counts half.",
        ),
        Text(
            "Het aantal dagen boven het midden (de mediaan) van ervoor, gedeeld door alle dagen met de aanpak.",
            "The number of days above the middle (the median) of before, divided by all days with the approach.",
        ),
        Texts(
            ("als het voor de aanpak al steeds beter ging", "als de dagen ervoor sterk wisselen: het midden zegt dan weinig"),
            ("when things were already getting better before the approach",
             "when the days before vary greatly: then the middle says little"),
        ),
        ("Ma, H.-H. (2006). An alternative method for quantitative synthesis of single-subject researches: percentage of data "
         "points exceeding the median. Behavior Modification, 30(5), 598-617.",), shown=False,
    ),
    MethodCard(
        "smd", Text("SMD", "SMD"),
        Text(
            "SMD zegt hoeveel standaarddeviaties het gemiddelde verschoof. Het is bedoeld voor getallen met gelijke stappen.",
            "SMD says by how many standard deviations the mean moved. It is meant for numbers with equal steps.",
        ),
        Text(
            "Het gemiddelde erna min het gemiddelde ervoor, gedeeld door de standaarddeviatie van de dagen ervoor, met een "
            "correctie voor weinig dagen.",
            "The mean after minus the mean before, divided by the standard deviation of the days before, with a correction "
            "for few days.",
        ),
        Texts(
            ("bij vijf tikken: dat is een rangorde, de stap van 1 naar 2 is niet even groot als die van 4 naar 5",
             "als de dagen ervoor bijna gelijk zijn: dan wordt het getal heel groot",
             "naast onderzoek met groepen: de getallen lijken op elkaar en zijn niet hetzelfde"),
            ("with five taps: they are an order, the step from 1 to 2 is not as large as that from 4 to 5",
             "when the days before are nearly equal: then the number becomes very large",
             "beside research with groups: the numbers look alike and are not the same"),
        ),
        ("Gingerich, W. J. (1984). Meta-analysis of applied time-series data. Journal of Applied Behavioral Science, 20(1), 71-79.",
         "Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related estimators. Journal of "
         "Educational Statistics, 6(2), 107-128."),
        shown=False,
    ),
    MethodCard(
        "combining", Text("Samen nemen", "Combining"),
        Text(
            "Stopte en begon een aanpak vaker, of zijn er meer doelen, dan is er meer dan één vergelijking. De maat is dan het "
            "gemiddelde daarvan. Elke vergelijking telt even zwaar.",
            "When an approach stopped and began more than once, or there are several goals, there is more than one comparison. "
            "The measure is then their mean. Every comparison counts the same.",
        ),
        Text(
            "Tel de maten op en deel door hun aantal. De standaardfout volgt uit die van elke vergelijking, alsof ze los van "
            "elkaar staan.",
            "Add the measures and divide by their number. The standard error follows from that of each comparison, as if they "
            "were independent.",
        ),
        Texts(
            ("als de vergelijkingen elkaar tegenspreken: kijk dan naar elk doel apart",),
            ("when the comparisons contradict each other: then look at each goal by itself",),
        ),
        ("Pustejovsky, J. E. & Swan, D. M. (2018). Effect size definitions and mathematical details. Documentation of the R "
         "package SingleCaseES.",),
    ),
    MethodCard(
        "randomisation", Text("Loten", "Drawing lots"),
        Text(
            "Koos het lot de eerste dag van de aanpak, dan kun je uitrekenen hoe vaak het lot zo’n verschil geeft als de aanpak niets doet. "
            "Zonder loten kan dat niet.",
            "When the lot chose the first day of the approach, you can compute how often a draw gives such a difference when the approach does nothing. "
            "Without a draw you cannot.",
        ),
        Text(
            "Bereken het verschil tussen de gemiddelden voor elke dag die het lot had kunnen kiezen. De kans is het deel van die "
            "dagen waarop het verschil minstens zo groot is als bij de dag die het lot koos.",
            "Compute the difference between the means for every day the lot could have chosen. The probability is the share of "
            "those days on which the difference is at least as large as for the day the lot chose.",
        ),
        Texts(
            ("als de dag door mensen is gekozen, ook als dat achteraf willekeurig lijkt",
             "met weinig dagen om uit te loten: met vijf dagen is de kleinste kans 1 op 5",
             "als wachten op de eerste dag niet in het belang van het kind is"),
            ("when people chose the day, also when it looks arbitrary afterwards",
             "with few days to draw from: with five days the smallest probability is 1 in 5",
             "when waiting for the first day is not in the interest of the child"),
        ),
        ("Edgington, E. S. & Onghena, P. (2007). Randomization tests (fourth edition). Chapman & Hall/CRC.",
         "Onghena, P. (1992). Randomization tests for extensions and variations of ABAB single-case experimental designs. "
         "Behavioral Assessment, 14, 153-171."),
    ),
)  # fmt: skip
CARDS: Mapping[str, MethodCard] = {one.code: one for one in _CARDS}
