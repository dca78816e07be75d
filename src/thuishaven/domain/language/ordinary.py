"""What only looks like danger: stories and play, ordinary bumps, and what the child did itself."""

import re
from collections.abc import Iterator, Sequence

from thuishaven.domain.language.clauses import ReadWord, read
from thuishaven.domain.language.normalise import fold
from thuishaven.domain.language.verb_forms import is_verb_form

#: Stories and play, in the clause that names them: what happens there happened to nobody.
_STORY = re.compile(
    r"\b(?:in|uit|over|van|bij) (?:het|de|een|zijn|haar|ons|dat|die) (?:\w*boek\w*|\w*film\w*|\w*spel(?:letje)?|serie"
    r"|sprookje|game|toneelstuk|musical|boekje)\b|\b(?:in|uit) (?:het|een|dat) \w*verhaal(?:tje)?\b"
    r"|\b(?:minecraft|fortnite|roblox|tikkertje|voorgelezen)\b"
    r"|\bin (?:the|a|his|her|that) (?:book|film|movie|story|game|fairy tale)\b"
)
#: Words that make a story of the clause they open or stand in, and of the next one ("speelde dat papa sloeg").
_STORY_FOLLOWS = re.compile(
    r"\b(?:deed|deden|doen|doet) alsof\b|\b(?:speelt|speelde|speelden|spelen) (?:dat|vadertje|politie|boef|soldaatje)\b"
    r"|\b(?:boek\w*|\w*film\w*|serie|sprookje|verhaal\w*|spel|game) waarin\b|\buit (?:het|een|dat) \w*verhaal(?:tje)? #"
    r"|\b(?:speelt|speelde|speelden|spelen) # dat\b|\bpretend\w*\b"
)
#: An ordinary bump: a fall or a knock, and where children fall.
_BUMP = re.compile(
    r"\b(?:val\w*|viel\w*|gevallen|struikel\w*|gestruikeld|bots\w*|gebotst|gestoten|stootte|uitgegleden|uitgleed|fell|bumped|tripped)\b"
)
_WHERE_CHILDREN_FALL = re.compile(
    r"\b(?:\w*plein|pauze|gym\w*|\w*fiets\w*|buiten\w*|rennen|voetbal\w*|\w*klimrek|schommel|glijbaan|step|rolschaatsen"
    r"|skeeler\w*|judo|zwembad|hockey\w*|trampoline|playground|break|bike|football|gym|swing|slide)\b"
)
_WHERE_BUMPS_SHOW = re.compile(r"\b(?:knie\w*|scheen|schenen|scheenbe\w+|elleb\w+|knees?|shins?|elbows?)\b")
_BRUISE = re.compile(r"\b(?:blauwe? plek\w*|blauwe? o(?:og|gen)|bruise\w*)\b")
#: Where marks come from that everybody may see; not when they keep coming back.
_FROM_PLAY = re.compile(
    r"\b(?:van|na|bij) (?:(?:het|de|een|zijn|haar|\'t) )?(?:\w*voetbal\w*|\w*hockey\w*|judo\w*|karate\w*|\w*bal(?:len)?|rugby\w*|turn\w*"
    r"|worstel\w*|skate\w*|skeel\w*|step\w*|bmx\w*|trampoline\w*|klim\w*|stoei\w*|pony\w*|paard\w*|manege\w*|hooi\w*|trekker"
    r"|toernooi\w*|\w*training|wedstrijd\w*|infuus|prik\w*|schaats\w*|ski\w*|\w*rijden|rolstoel\w*|deurklink|schmink|geit|koe|koeien)\b"
)
#: Where play seldom leaves a mark.
_UNUSUAL_PLACE = re.compile(
    r"\b(?:rug|onderrug|nek|hals|billen|oor|oren|wang|kaak|kin|buik|bovenarm\w*|dij\w*|bovenbe\w+)\b"
)
_AGAIN = re.compile(r"\b(?:al)?weer\b|\b(?:steeds|telkens|vaak|opnieuw|iedere|elke?)\b")
_HAVING = frozenset({"heeft", "had", "hebben", "hadden", "heb"})


def span_of(sentence: Sequence[ReadWord], text: str) -> str:
    """The words of ``sentence`` as they stand in ``text``."""
    return text[sentence[0].word.start : sentence[-1].word.end]


def done_by_the_child(matched: Sequence[ReadWord], sentence: Sequence[ReadWord]) -> bool:
    """Whether a participle tells what the child did itself ("heeft thuis zijn zusje geslagen")."""
    participles = [word for word in matched if word.word.folded.startswith("ge") and is_verb_form(word.word.folded)]
    if not participles or any(word.actor == "grown_up" for word in matched):
        return False
    return any(
        word.word.folded in _HAVING and word.clause == participles[0].clause and word.actor != "grown_up"
        for word in sentence
    )


def is_story(matched: Sequence[ReadWord], sentence: Sequence[ReadWord], text: str) -> bool:
    """Whether the words stand in a story or in play; a game named elsewhere in the sentence excuses nothing."""
    numbers = {word.clause for word in matched}
    clauses = [[word for word in sentence if word.clause == number] for number in range(max(numbers) + 1)]
    here, before = [clauses[number] for number in sorted(numbers)], clauses[: min(numbers)][-1:]
    # "#" stands where the clause of the cue begins
    own = fold(" ".join(span_of(clause, text) for clause in here if clause))
    led = fold(" ".join(span_of(clause, text) for clause in before if clause))
    return bool(_STORY.search(own) or _STORY_FOLLOWS.search(own) or _STORY_FOLLOWS.search(f"{led} # {own[:4]}"))


def marks_of_play(sentence: str) -> bool:
    """Whether bruises in a folded sentence come from sport or animals, where play leaves them, and do not come back."""
    if _AGAIN.search(sentence) or _UNUSUAL_PLACE.search(sentence):
        return False
    return bool(_BRUISE.search(sentence) and _FROM_PLAY.search(sentence))


def ordinary_bump(sentence: str, around: str) -> bool:
    """Whether a fall is told in the folded words ``around``, or a bruise where every child has them."""
    if _BUMP.search(around) and _WHERE_CHILDREN_FALL.search(around):
        return True
    return bool(_BRUISE.search(sentence) and _WHERE_BUMPS_SHOW.search(sentence))


def _telling(spans: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[list[ReadWord], list[ReadWord]]]:
    """The words at ``spans``, per sentence in which there are any, with the sentence."""
    starts = {start for start, _ in spans}
    for sentence in read(text, "nl"):
        if telling := [word for word in sentence if word.word.start in starts]:
            yield telling, sentence


def any_denied(spans: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether one of the words at ``spans`` is denied."""
    return any(word.denied for telling, _ in _telling(spans, text) for word in telling)


def in_a_story(spans: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether all words at ``spans`` stand in stories or in play."""
    return all(is_story(telling, sentence, text) for telling, sentence in _telling(spans, text))
