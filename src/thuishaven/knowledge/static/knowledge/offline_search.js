// Searching without a network: BM25 over the index that domain/search/export.py writes, where every weight is worked
// out already. A word is met as it stands, else with another ending, else with a slip of the pen. No page in sight here.

const ENDINGS = new Set(["", "e", "en", "n", "s", "t", "te", "ten", "d", "de", "den", "er", "ers", "je", "jes", "ing", "ed", "es", "ly"]);
const LINKS = ["", "s", "e", "en"];
const [OTHER_ENDING, PART, SLIP, LIGHT] = [0.95, 0.85, 0.8, 0.2];
const LEAST_COVERED = 0.4; // less of a question answered is chance
const SCALE = 100;

const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[’‘´]/g, "'");
const wordsOf = (text) => fold(text).match(/\p{L}+(?:'\p{L}+)*|\p{N}+/gu) ?? [];

// How many letters differ, are missing or stand the other way round; more than `most` is simply more.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

// How many letters two words share that differ in their endings only ("boekje" and "boeken": 4), else 0.
function sharedBase(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  for (; shared >= 4; shared--) if (ENDINGS.has(one.slice(shared)) && ENDINGS.has(other.slice(shared))) return shared;
  return 0;
}

// The candidate for which `worth` is largest; none when nothing is worth more than 0.
function best(candidates, worth) {
  let [found, most] = [null, 0];
  for (const one of candidates) {
    const its = worth(one);
    if (its > most) [found, most] = [one, its];
  }
  return found;
}

class OfflineSearch {
  constructor(index) {
    this.index = index;
    this.ways = new Map(index.forms.flatMap(([same, way]) => same.split(" ").map((word) => [word, way])));
    this.phrases = new Map(index.phrases);
    this.empty = new Set(index.empty.split(" "));
    this.light = new Set(index.light.split(" "));
    this.longest = Math.max(...index.phrases.map(([phrase]) => phrase.split(" ").length));
    this.postings = new Map();
  }

  // The ids of the documents that answer best, best first; none when the words are about something else.
  find(text, most = 12) {
    const found = new Map();
    let everything = 0;
    for (const { keys, light } of this.units(wordsOf(text.slice(0, 5000)))) {
      const weight = light ? LIGHT : 1;
      everything += weight * Math.max(...keys.map(([key]) => this.rarity(key)));
      for (const [place, [score, told]] of this.bestPerDocument(keys)) {
        const row = found.get(place) ?? [0, 0];
        found.set(place, [row[0] + weight * score, row[1] + weight * told]);
      }
    }
    const top = Math.max(...[...found.values()].map(([score]) => score));
    return [...found]
      .filter(([, [, told]]) => told >= LEAST_COVERED * everything)
      .map(([place, [score, told]]) => [place, (score / top) * (0.4 + (0.6 * told) / everything)])
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, most)
      .map(([place]) => this.index.documents[place]);
  }

  // The words of a question, and words said as one, each with the keys and likenesses by which it can be met.
  units(words) {
    const units = [];
    words.forEach((word, place) => {
      for (let length = 2; length <= this.longest; length++) {
        const phrase = this.phrases.get(words.slice(place, place + length).join(" "));
        if (phrase !== undefined) units.push({ keys: [[phrase, 1]], light: false });
      }
      if (!this.empty.has(word)) units.push({ keys: this.keysOf(word), light: this.light.has(word) });
    });
    return units;
  }

  keysOf(word) {
    const [way, likeness] = this.wayOf(word);
    const keys = [];
    for (let i = 0; i < way.length; i += 2) keys.push([way[i], (likeness * way[i + 1]) / SCALE]);
    return keys.length ? keys : [[null, 1]];
  }

  // The keys of a word, and how much it counts: as it stands, as two known words, with another ending, with a slip.
  wayOf(word) {
    if (this.ways.has(word)) return [this.ways.get(word), 1];
    if (word.length < 4 || this.light.has(word)) return [[], 1];
    const parts = this.compound(word);
    if (parts) return [parts, PART];
    const near = [...this.ways.keys()].filter((known) => known[0] === word[0]);
    const ending = best(near, (known) => sharedBase(word, known));
    if (ending) return [this.ways.get(ending), OTHER_ENDING];
    const most = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
    const slip = best(near, (known) => (known.length >= 4 ? most + 1 - slips(word, known, most) : 0));
    return slip ? [this.ways.get(slip), SLIP] : [[], 1];
  }

  compound(word) {
    for (let cut = word.length - 4; cut >= 4; cut--) {
      const second = this.ways.get(word.slice(cut));
      const first = second && LINKS.map((link) => (word.slice(0, cut).endsWith(link) ? this.ways.get(word.slice(0, cut - link.length)) : null)).find(Boolean);
      if (first) return [...first, ...second];
    }
    return null;
  }

  rarity(key) {
    return (key === null ? this.index.unknown : this.index.keys[key][0]) / SCALE;
  }

  bestPerDocument(keys) {
    const best = new Map();
    for (const [key, likeness] of keys) {
      for (const [place, weight] of this.postingsOf(key)) {
        const score = likeness * weight;
        if (score > (best.get(place)?.[0] ?? 0)) best.set(place, [score, likeness * this.rarity(key)]);
      }
    }
    return best;
  }

  postingsOf(key) {
    if (key === null) return [];
    if (!this.postings.has(key)) {
      const [, ...row] = this.index.keys[key];
      const pairs = [];
      for (let i = 0, place = 0; i < row.length; i += 2) pairs.push([(place += row[i]), row[i + 1] / SCALE]);
      this.postings.set(key, pairs);
    }
    return this.postings.get(key);
  }
}
