// Finds documents in the files of the search index: the browser's half of generator/search, whose modules have the
// same functions and say what they are for. Both share their case files. Numbers are whole and texts are compared
// by code points, so that both give the same answers. What Python does at once is awaited here, and what is sure
// to be needed is asked for together.

(() => {
  "use strict";

  // characters.py

  // Whether a text begins with such a character.
  const HAN =
    /^[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const WORD =
    /^[0-9a-z\xc0-\xd6\xd8-\xf6\xf8-\u0373\u0376-\u037d\u0386\u0388-\u0559\u0561-\u0588\u05d0-\u05f2\u0620-\u0669\u066e-\u06d3\u06f0-\u06fc\u0900-\u0963\u0966-\u0dff\u0e01-\u0e4e\u0e50-\u0eff\u10a0-\u10fa\u10fc-\u10ff\u1e00-\u1fff\u2c00-\u2dff\ua640-\ua69f\ua720-\ua7ff]/;
  const DROPPED =
    /[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/g;
  const ATTACHED = new RegExp(`[\u0300-\u036f\u1161-\u11ff\u3099\u309a]|${DROPPED.source}`);
  // Characters of which each is folded to one: most of a text, which is folded at once.
  const SINGLE = new RegExp(`[\n -~\u3001\u3002\u3008-\u3011\u3400-\u9fff\uff01-\uff5e]+(?!${ATTACHED.source})`, "y");
  const UNIFIED = new Map();
  for (const [one, several] of [
    ["'", "\u2018\u2019\u201b\u02bc\uff07\u2032"],
    ['"', "\u201c\u201d\u201e\u201f\uff02\u2033\u300c\u300d\u300e\u300f"],
    ["-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u2043"],
    [".", "\u2026\u2025"],
    ["\xb7", "\u30fb\u2027\u2219\u2022\u22c5\uff65"],
    [" ", "\u2122\xae\xa9\u2120\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"],
    ["\n", "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"],
    ["%", "\uff05"],
  ]) {
    for (const each of several) UNIFIED.set(each, one);
  }
  const MANY = new RegExp(`[${[...UNIFIED.keys()].join("")}]`, "g");

  const isHan = (character) => character >= "\u2e80" && HAN.test(character);
  const isWord = (character) => WORD.test(character);
  const isDigit = (character) => character >= "0" && character <= "9";

  // fold.py

  const NO_TABLE = new Map();

  function folded(text, simplified = NO_TABLE) {
    const early = (each) => each.replace(DROPPED, "").replace(MANY, (one) => UNIFIED.get(one));
    const made = early(early(text).normalize("NFKC").toLowerCase()).replace(/\xdf/g, "ss").replace(/\u03c2/g, "\u03c3");
    return simplified.size ? made.replace(/[\u3400-\u9fff]/g, (each) => simplified.get(each) ?? each) : made;
  }

  function joined(text) {
    return pairsOf([...text]).characters.join("");
  }

  // The text with, for each unit of it, the place that it comes from.
  function joinedWithPlaces(text, simplified = NO_TABLE) {
    const characters = [];
    const places = [];
    for (let place = 0; place < text.length; ) {
      SINGLE.lastIndex = place;
      const several = SINGLE.exec(text)?.[0];
      const piece = several ?? clusterAt(text, place);
      let from = place;
      for (const each of folded(piece, simplified)) {
        characters.push(each);
        places.push(from);
        if (several) from += 1;
      }
      place += piece.length;
    }
    const made = pairsOf(characters, places);
    return { plain: made.characters.join(""), places: made.places };
  }

  // The character at a place with what is attached to it.
  function clusterAt(text, place) {
    let end = place + sizeAt(text, place);
    while (end < text.length && ATTACHED.test(text[end])) end += 1;
    return text.slice(place, end);
  }

  function pairsOf(text, from = text) {
    const characters = [];
    const places = [];
    const put = (character, place) => {
      characters.push(character);
      places.push(place);
      if (character.length > 1) places.push(place);
    };
    let before = "\n";
    let waiting = -1;
    for (let place = 0; place < text.length; ) {
      const left = skipped(text, place);
      if (left) {
        place += left;
        continue;
      }
      const character = text[place];
      if (character === " " || character === "\t" || isHyphen(text, place)) {
        if (waiting < 0) waiting = place;
      } else {
        if (waiting >= 0 && !isHan(before) && !isHan(character)) put(" ", from[waiting]);
        waiting = -1;
        put(character, from[place]);
        before = character;
      }
      place += 1;
    }
    return { characters, places };
  }

  function isHyphen(text, place) {
    return text[place] === "-" && isWord(text[place - 1] ?? "\n") && isWord(text[place + 1] ?? "\n");
  }

  function skipped(text, place) {
    const character = text[place];
    if (character !== "'" && character !== "\xb7" && character !== ",") return 0;
    const at = (step) => text[place + step] ?? "\n";
    if (character === "'" && isWord(at(-1)) && isWord(at(1))) return at(1) === "s" && !isWord(at(2)) ? 2 : 1;
    if (character === "\xb7" && isHan(at(-1)) && isHan(at(1))) return 1;
    const isSeparator = character === "," && [-1, 1, 2, 3].every((step) => isDigit(at(step)));
    return isSeparator && !isDigit(at(4)) ? 1 : 0;
  }

  // terms.py

  const LONGEST_WORD = 64;

  function runs(text) {
    const letters = [...text];
    const found = [];
    for (let start = 0, place = 0; start < letters.length; start = place) {
      place = start + 1;
      if (isHan(letters[start])) {
        while (place < letters.length && isHan(letters[place])) place += 1;
        found.push({ text: letters.slice(start, place).join(""), isHan: true });
      } else if (isWord(letters[start])) {
        while (place < letters.length && (isWord(letters[place]) || isPoint(letters, place))) place += 1;
        found.push({ text: letters.slice(start, Math.min(place, start + LONGEST_WORD)).join(""), isHan: false });
      }
    }
    return found;
  }

  function isPoint(text, place) {
    return text[place] === "." && isDigit(text[place - 1] ?? "\n") && isDigit(text[place + 1] ?? "\n");
  }

  // amount.py

  const NOUGHTS = {
    thousand: 3, k: 3, million: 6, mn: 6, m: 6, billion: 9, bn: 9, b: 9, trillion: 12, tn: 12, t: 12,
    千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12, 兆: 12, "%": 0,
  };
  const byLength = (one, other) => other.length - one.length || (one < other ? -1 : 1);
  const WORDS = Object.keys(NOUGHTS).sort(byLength).join("|");
  const MONEY =
    "美元|美金|人民币|港元|港币|新台币|欧元|日元|英镑|韩元|元|块|usd|us dollars|dollars|dollar|rmb|cny|eur|euros|yuan";
  const AMOUNTS = new RegExp(
    `(?:(?:us|hk|nt|rmb|usd|cny|eur) ?)?[$€£¥]?([0-9]+)(?:\\.([0-9]+))? ?(${WORDS})(?: ?(?:${MONEY}))?`,
    "g",
  );
  const AMOUNT = new RegExp(`^(?:${AMOUNTS.source})$`);
  const AMOUNT_INSIDE = new RegExp(`[$€£¥]?[0-9]+(?:\\.[0-9]+)?(?:[十百千]?[万亿]|万亿|%)(?:${MONEY})?`);

  function amountsIn(text) {
    const found = [];
    for (const { 0: said, index } of text.matchAll(AMOUNTS)) {
      const end = index + said.length;
      const goesOn = end < text.length && isWord(text[end]) && isWord(text[end - 1]);
      const before = text[index - 1];
      if (!goesOn && !(before && (isWord(before) || before === "."))) found.push([index, end, amountOf(said)]);
    }
    return found;
  }

  function amountOf(text) {
    const match = AMOUNT.exec(text);
    if (!match) return "";
    const noughts = NOUGHTS[match[3]];
    const fraction = (match[2] ?? "").padEnd(noughts, "0");
    const digits = (match[1] + fraction.slice(0, noughts)).replace(/^0+/, "") || "0";
    const rest = fraction.slice(noughts).replace(/0+$/, "");
    return rest ? `${digits}.${rest}` : digits;
  }

  // days.py

  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const NAMES =
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" +
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  const FORMS = [
    ["([0-9]{4})[ /.]([0-9]{1,2})[ /.]([0-9]{1,2})", 1, 2, 3],
    ["([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?", 1, 2, 3],
    ["([0-9]{1,2})月([0-9]{1,2})[日号]?", 0, 1, 2],
    [`${NAMES} ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?`, 3, 1, 2],
    [`([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?${NAMES}(?:,? ([0-9]{4}))?`, 3, 2, 1],
    ["([0-9]{4})(?: |年)([0-9]{1,2})月?", 1, 2, 0],
    [`${NAMES},? ([0-9]{4})`, 2, 1, 0],
  ].map(([form, ...groups]) => [new RegExp(`^(?:${form})$`), ...groups]);

  function dayOf(text) {
    for (const [pattern, yearGroup, monthGroup, dayGroup] of FORMS) {
      const match = pattern.exec(text);
      if (!match) continue;
      const said = match[monthGroup];
      const month = said[0] <= "9" ? Number(said) : MONTHS.indexOf(said.slice(0, 3)) + 1;
      const day = dayGroup ? Number(match[dayGroup]) : 0;
      const year = yearGroup ? Number(match[yearGroup] ?? 0) : 0;
      return month >= 1 && month <= 12 && day <= 31 && (day || !dayGroup) ? { year, month, day } : undefined;
    }
    return undefined;
  }

  function isIn(said, month) {
    return (!said.year || said.year === Number(month.slice(0, 4))) && said.month === Number(month.slice(5, 7));
  }

  // query.py

  const LONGEST_QUERY = 200;
  const MOST_CHUNKS = 16;
  const MOST_TOGETHER = 3;

  const CLOSING = /[?!.,;:/。、]+$/;

  function chunksOf(query, simplified) {
    const text = folded([...query].slice(0, LONGEST_QUERY).join(""), simplified);
    const found = [];
    for (const match of text.matchAll(/"([^"]*)"?|([^\s\x1f"]+)/g)) {
      const isQuoted = match[1] !== undefined;
      const written = joined(isQuoted ? match[1] : match[2]).replace(/^ +| +$/g, "");
      const chunk = isQuoted ? written : written.replace(CLOSING, "");
      const isOpen = !isQuoted && chunk === written && match.index + match[0].length === text.length;
      if (runs(chunk).length) found.push({ text: chunk, isQuoted, isOpen });
    }
    return found.slice(0, MOST_CHUNKS);
  }

  function together(chunks) {
    return joined(chunks.map((chunk) => chunk.text).join(" "));
  }

  // `isName` answers in its own time.
  async function atomsOf(chunks, isName) {
    const atoms = [];
    for (let place = 0; place < chunks.length; ) {
      let taken = 0;
      for (let count = MOST_TOGETHER; count > 1 && !taken; count -= 1) {
        const several = chunks.slice(place, place + count);
        if (several.length < count || several.some((chunk) => chunk.isQuoted)) continue;
        const text = together(several);
        const amount = amountOf(text);
        if (amount || (await isName(text))) {
          atoms.push({ text, runs: runs(text), amount, isOpen: false, chunks: [place, count] });
          taken = count;
        }
      }
      if (!taken) atoms.push(...atomsOfChunk(chunks[place], place));
      place += taken || 1;
    }
    return atoms;
  }

  function atomsOfChunk(chunk, place) {
    const match = chunk.isQuoted ? null : AMOUNT_INSIDE.exec(chunk.text);
    let pieces = [chunk.text];
    if (match && amountOf(match[0])) {
      const end = match.index + match[0].length;
      pieces = [chunk.text.slice(0, match.index), match[0], chunk.text.slice(end)];
    }
    const last = pieces.at(-1);
    return pieces
      .map((text) => ({
        text,
        runs: runs(text),
        amount: chunk.isQuoted ? "" : amountOf(text),
        isOpen: chunk.isOpen && text === last,
        chunks: [place, 1],
      }))
      .filter((atom) => atom.runs.length);
  }

  const STOP = new Set(
    (
      "a about an and are as at be been but by can could did do does for from had has have how i in into is it " +
      "its many may me much my now of on or our should so some than that the their them then there these they " +
      "this those to was we were what when where which who whom whose why will with would you your"
    ).split(" "),
  );
  const PARTICLES =
    /为什么|为何|怎么样|怎么|怎样|如何|什么|哪些|哪个|哪家|哪里|多少|是否|请问|谁|吗|呢|的|了|是|在|给|被|把/;
  const LONGEST_PIECE = 3;
  const MOST_RELAXED = 24;

  function relaxed(atom) {
    const words = [];
    for (const run of atom.runs) {
      if (!run.isHan) {
        if (!STOP.has(run.text)) words.push(run.text);
        continue;
      }
      for (const piece of run.text.split(PARTICLES)) {
        const letters = [...piece];
        if (letters.length > 1 && letters.length <= LONGEST_PIECE) words.push(piece);
        else words.push(...letters.slice(1).map((letter, place) => letters[place] + letter));
      }
    }
    const made = (text) => ({ text, runs: runs(text), amount: "", isOpen: false, chunks: atom.chunks });
    return [...new Set(words)].map(made);
  }

  function allRelaxed(atoms, isKept) {
    return atoms.flatMap((atom, place) => (isKept(place) ? [atom] : relaxed(atom))).slice(0, MOST_RELAXED);
  }

  // spelling.py

  function mostEdits(word) {
    return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  }

  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let older = [];
    let old = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i += 1) {
      const made = [i];
      for (let j = 1; j <= other.length; j += 1) {
        let cost = Math.min(old[j] + 1, made[j - 1] + 1, old[j - 1] + Number(one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
        made.push(cost);
      }
      if (Math.min(...made) > most) return most + 1;
      [older, old] = [old, made];
    }
    return Math.min(old.at(-1), most + 1);
  }

  function best(word, known) {
    const most = mostEdits(word);
    let found = "";
    let rank = [most + 1, 0, ""];
    for (const [other, count] of known) {
      const distance = edits(word, other, Math.min(most, rank[0]));
      const own = [distance, -count, other];
      if (distance <= most && compared(own, rank) < 0) [found, rank] = [other, own];
    }
    return found;
  }

  function compared(one, other) {
    for (let place = 0; place < one.length; place += 1) {
      if (one[place] !== other[place]) return one[place] < other[place] ? -1 : 1;
    }
    return 0;
  }

  // snippets.py

  const WIDTH = 200;
  const BEFORE = 60;
  const ENDS = "。！？!?\n";
  const MOST_MARKS = 64;

  function occurrences(text, sought, isOpen) {
    const found = [];
    if (!sought) return found;
    for (let place = text.indexOf(sought); place >= 0; place = text.indexOf(sought, place + 1)) {
      const end = place + sought.length;
      const isInside = isWord(sought[0]) && place > 0 && isWord(text[place - 1]);
      const goesOn = !isOpen && isWord(sought.at(-1)) && end < text.length && isWord(text[end]);
      if (!isInside && !goesOn) found.push(place);
    }
    return found;
  }

  function marksIn(text, sought, amounts, simplified) {
    const { plain, places } = joinedWithPlaces(text, simplified);
    const marks = [];
    const put = (start, last, number) =>
      marks.push([places[start], places[last] + sizeAt(text, places[last]), number]);
    for (const [start, end, amount] of amounts.length ? amountsIn(plain) : []) {
      if (amounts.includes(amount)) put(start, end - 1, sought.length);
    }
    sought.forEach(([each, isOpen], number) => {
      for (const start of occurrences(plain, each, isOpen).slice(0, MOST_MARKS)) {
        let last = start + each.length - 1;
        while (isOpen && last + 1 < plain.length && isWord(plain[last]) && isWord(plain[last + 1])) last += 1;
        put(start, last, number);
      }
    });
    marks.sort((one, other) => one[0] - other[0] || other[1] - one[1] || one[2] - other[2]);
    const apart = [];
    for (const mark of marks) {
      const last = apart.at(-1);
      if (last && mark[0] < last[1]) last[1] = Math.max(mark[1], last[1]);
      else apart.push(mark);
    }
    return apart;
  }

  // How many units the character at `place` has.
  function sizeAt(text, place) {
    return text.codePointAt(place) > 0xffff ? 2 : 1;
  }

  function pieces(text, marks) {
    const made = [];
    let done = 0;
    for (const [start, end] of marks) {
      made.push(text.slice(done, start), text.slice(start, end));
      done = end;
    }
    return [...made, text.slice(done)];
  }

  function snippet(text, marks) {
    let [from, most] = [0, 0];
    marks.forEach(([start], number) => {
      const limit = endOf(text, start, WIDTH - BEFORE);
      const within = marks.slice(number).filter((mark) => mark[1] <= limit);
      const different = new Set(within.map((mark) => mark[2])).size;
      if (different > most) [from, most] = [start, different];
    });
    const start = startOf(text, from);
    const end = endOf(text, start, WIDTH);
    const shown = marks.filter((mark) => start <= mark[0] && mark[1] <= end);
    const made = pieces(
      text.slice(start, end).replaceAll("\n", " "),
      shown.map((mark) => [mark[0] - start, mark[1] - start]),
    );
    made[0] = (start > 0 && !ENDS.includes(text[start - 1]) ? "…" : "") + made[0].trimStart();
    made.push(made.pop().trimEnd() + (end < text.length ? "…" : ""));
    return made;
  }

  function startOf(text, mark) {
    let width = 0;
    let place = mark;
    while (place > 0 && width < BEFORE) {
      const before = text[place - 1];
      if (ENDS.includes(before) || (before === " " && text[place - 2] === ".")) return place;
      const size = place > 1 ? sizeAt(text, place - 2) : 1;
      width += isHan(text.slice(place - size, place)) ? 2 : 1;
      place -= size;
    }
    while (place > 0 && place < mark && isInWord(text, place)) place += 1;
    return place;
  }

  function endOf(text, start, limit) {
    let width = limit;
    let place = start;
    while (place < text.length && width > 0) {
      const size = sizeAt(text, place);
      width -= isHan(text.slice(place, place + size)) ? 2 : 1;
      place += size;
    }
    while (place < text.length && place > start && isInWord(text, place)) place -= 1;
    return place;
  }

  function isInWord(text, place) {
    return isWord(text[place].toLowerCase()) && isWord(text[place - 1].toLowerCase());
  }

  // varints.py, pack.py

  function readVarint(data, start) {
    let value = 0;
    let place = start;
    let shift = 1;
    for (; data[place] >= 0x80; place += 1) {
      value += (data[place] - 0x80) * shift;
      shift *= 0x80;
    }
    return [value + data[place] * shift, place + 1];
  }

  function readVarints(data) {
    const values = new Uint32Array(data.length);
    let count = 0;
    for (let place = 0; place < data.length; count += 1) [values[count], place] = readVarint(data, place);
    return values.subarray(0, count);
  }

  function sectionsOf(data) {
    const sections = [];
    for (let length, place = 0; place < data.length; place += length) {
      [length, place] = readVarint(data, place);
      sections.push(data.subarray(place, place + length));
    }
    return sections;
  }

  const decoder = new TextDecoder();
  const textOf = (data) => decoder.decode(data);

  // simplified.py

  function readTable([steps, turns]) {
    const table = new Map();
    const others = readVarints(turns);
    let last = 0;
    let other = 0;
    readVarints(steps).forEach((step, place) => {
      const turn = others[place];
      last += step;
      other += turn % 2 ? -(turn + 1) / 2 : turn / 2;
      table.set(String.fromCharCode(last), String.fromCharCode(other));
    });
    return table;
  }

  // layout.py

  const SHORT = 14;
  const SECTIONS = 7;

  function largeOf(number, place) {
    return { documents: number >> 2, isWhole: (number & 2) > 0, isNamed: (number & 1) > 0, place };
  }

  // files.py

  class SegmentFiles {
    // A segment of the index whose root is `root`, with its sections of that; `load` gives those of a file by name.
    constructor(row, root, [batches, letters, words, pairs, largeWords, largePairs, large], load) {
      this.documents = row.documents[0] + row.documents[1];
      this.ranges = rangesOf(row);
      this.folder = row.folder;
      this.perRecord = row.records;
      this.perFacets = root.facets;
      this.load = load;
      this.files = new Map();
      this.shards = new Map();
      this.columns = new Map();
      this.letters = [...textOf(letters)];
      this.batches = sums(readVarints(batches));
      this.starts = { w: readFrontCoded(words), h: readPairs(pairs) };
      const terms = [...readFrontCoded(largeWords), ...readPairs(largePairs)];
      const numbers = readVarints(large);
      this.larges = new Map(terms.map((term, place) => [term, largeOf(numbers[place], place)]));
    }

    sections(name) {
      return kept(this.files, name, () => this.load(`${this.folder}/${name}`));
    }

    async has(term) {
      return this.larges.has(term) || (await this.shardOf(term)).entries.has(term);
    }

    large(term) {
      return this.larges.get(term);
    }

    async names(term) {
      if (this.large(term)?.isNamed === false) return [];
      return (await this.shardOf(term)).names.filter((row) => row[0].startsWith(term));
    }

    async postings(term) {
      const large = this.large(term);
      if (large) return readPostings((await this.sections(`p${large.place}`))[0]);
      const entry = (await this.shardOf(term)).entries.get(term);
      if (!entry) return new Postings(0);
      return entry.isForm ? this.postings(readAfter(entry.data, term)) : readPostings(entry.data);
    }

    async count(term) {
      return this.large(term)?.documents ?? (await this.postings(term)).size;
    }

    async mainForm(word) {
      const entry = this.large(word) ? undefined : (await this.shardOf(word)).entries.get(word);
      return entry?.isForm ? readAfter(entry.data, word) : word;
    }

    async character(character) {
      if (this.large(character)?.isWhole) return this.postings(character);
      const terms = await this.beginningWith(character, this.starts.h.length);
      return merged(await Promise.all(terms.map((term) => this.postings(term))), this.documents);
    }

    async beginningWith(text, most) {
      const [letter, first] = this.place(text);
      const last = Math.min(this.place(`${text}\u{3ffff}`)[1], first + most - 1);
      const numbers = Array.from({ length: last - first + 1 }, (_, step) => first + step);
      const shards = await Promise.all(numbers.map((number) => this.shard(letter, number)));
      const terms = [...this.larges.keys(), ...shards.flatMap((shard) => [...shard.entries.keys()])];
      return [...new Set(terms.filter((term) => term.startsWith(text)))];
    }

    shardOf(term) {
      return this.shard(...this.place(term));
    }

    async record(document) {
      const start = this.batches[bisected(this.batches, (each) => each <= document) - 1];
      const first = document - ((document - start) % this.perRecord);
      return JSON.parse(textOf((await this.sections(`r${first}`))[0]))[document - first];
    }

    async vocabulary(letter) {
      const number = bisected(this.letters, (each) => !isBefore(letter, each)) - 1;
      if (number < 0) return [];
      const [words, counts] = await this.sections(`v${number}`);
      const numbers = readVarints(counts);
      const rows = readFrontCoded(words).map((word, place) => [word, numbers[place]]);
      return rows.filter(([word]) => word.startsWith(letter));
    }

    days() {
      return kept(this.columns, "days", async () => {
        const days = new Uint32Array(this.documents);
        let start = 0;
        for (const [date, count] of JSON.parse(textOf((await this.sections("days"))[0]))) {
          days.fill(numberOf(date), start, start + count);
          start += count;
        }
        return days;
      });
    }

    // The facets of documents in order: term, in how many it is, and of an entity kind and names.
    async facets(documents) {
      const files = [...new Set(documents.map((each) => Math.floor(each / this.perFacets)))];
      const [[listed], ...columns] = await Promise.all(
        ["facets", ...files.map((file) => `c${file}`)].map((name) => this.sections(name)),
      );
      const rows = JSON.parse(textOf(listed));
      const counts = new Uint32Array(rows.length);
      files.forEach((file, column) => {
        const values = readVarints(columns[column][0]);
        let document = file * this.perFacets;
        let next = bisected(documents, (each) => each < document);
        for (let place = 0; place < values.length; place += 1 + values[place]) {
          if (documents[next] === document) {
            for (let each = 1; each <= values[place]; each += 1) counts[values[place + each]] += 1;
            next += 1;
          }
          document += 1;
        }
      });
      return rows.map(([term, , ...shown], place) => [term, counts[place], ...shown]).filter(([, count]) => count);
    }

    place(term) {
      const letter = isHan(term) ? "h" : "w";
      return [letter, Math.max(0, bisected(this.starts[letter], (each) => !isBefore(term, each)) - 1)];
    }

    async shard(letter, number) {
      if (number >= this.starts[letter].length) return { entries: new Map(), names: [] };
      const name = `${letter}${number}`;
      return kept(this.shards, name, async () => {
        const [terms, kinds, data, names] = await this.sections(name);
        const texts = letter === "h" ? readPairs(terms) : readFrontCoded(terms);
        return { entries: entriesOf(texts, kinds, data), names: names.length ? JSON.parse(textOf(names)) : [] };
      });
    }
  }

  // Documents in order, with levels. Arrays of numbers are filled in a tenth of the time that a Map takes.
  class Postings {
    constructor(most) {
      this.documents = new Uint32Array(most);
      this.levels = new Uint8Array(most);
      this.size = 0;
    }

    put(document, level) {
      this.documents[this.size] = document;
      this.levels[this.size] = level;
      this.size += 1;
    }
  }

  function merged(several, documents) {
    // Levels plus one, for 0 is a level too.
    const highest = new Uint8Array(documents);
    for (const each of several) {
      for (let place = 0; place < each.size; place += 1) {
        const document = each.documents[place];
        highest[document] = Math.max(highest[document], each.levels[place] + 1);
      }
    }
    const found = new Postings(documents);
    for (let document = 0; document < documents; document += 1) {
      if (highest[document]) found.put(document, highest[document] - 1);
    }
    return found;
  }

  // What is made once; what could not be made is made anew when it is asked for again.
  function kept(made, name, make) {
    if (!made.has(name)) {
      const promise = make();
      made.set(name, promise);
      promise.catch(() => made.delete(name));
    }
    return made.get(name);
  }

  // How many of sorted items come before the first that does not fit.
  function bisected(items, fits) {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(items[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // By code points; JavaScript itself compares the halves of pairs, which are smaller than some characters.
  function isBefore(one, other) {
    let place = 0;
    while (place < one.length && one[place] === other[place]) place += 1;
    const [first, second] = [one, other].map((text) => text.charCodeAt(place));
    if (place >= one.length || place >= other.length) return one.length < other.length;
    const whole = (unit) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x2800 : unit);
    return whole(first) < whole(second);
  }

  function readFrontCoded(data, first = new Uint8Array()) {
    const texts = [];
    const bytes = [...first];
    // Most words are of ASCII letters; to make text of these takes no decoder.
    let isPlain = first.every((byte) => byte < 0x80);
    for (let place = 0; place < data.length; ) {
      let shared = data[place] >> 4;
      let length = data[place] & 15;
      place += 1;
      if (shared > SHORT) {
        shared = data[place] + 256 * data[place + 1];
        length = data[place + 2] + 256 * data[place + 3];
        place += 4;
      }
      bytes.length = shared;
      if (!isPlain) isPlain = bytes.every((byte) => byte < 0x80);
      for (const end = place + length; place < end; place += 1) {
        bytes.push(data[place]);
        isPlain &&= data[place] < 0x80;
      }
      texts.push(isPlain ? String.fromCharCode(...bytes) : textOf(Uint8Array.from(bytes)));
    }
    return texts;
  }

  function readAfter(data, before) {
    return readFrontCoded(data, new TextEncoder().encode(before))[0];
  }

  function readPairs(data) {
    const texts = [];
    const steps = readVarints(data);
    let first = 0;
    let second = 0;
    for (let place = 0; place < steps.length; place += 2) {
      second = steps[place + 1] + (steps[place] === 0 ? second : 0);
      first += steps[place];
      texts.push(String.fromCodePoint(first) + (second ? String.fromCodePoint(second) : ""));
    }
    return texts;
  }

  function readPostings(data) {
    const found = new Postings(data.length);
    let document = -1;
    for (const value of readVarints(data)) {
      document += 1 + Math.floor(value / 4);
      found.put(document, value % 4);
    }
    return found;
  }

  function entriesOf(texts, kinds, data) {
    const entries = new Map();
    const values = readVarints(kinds);
    let start = 0;
    texts.forEach((text, place) => {
      const size = Math.floor(values[place] / 2);
      entries.set(text, { isForm: values[place] % 2 > 0, data: data.subarray(start, start + size) });
      start += size;
    });
    return entries;
  }

  function rangesOf(row) {
    const ranges = [];
    let start = 0;
    for (const column of [1, 2]) {
      for (const month of row.months.filter((each) => each[column])) {
        const [lang, end] = [column === 1 ? "zh" : "en", start + month[column]];
        ranges.push({ start, end, month: month[0], date: numberOf(month[0]), lang });
        start = end;
      }
    }
    return ranges;
  }

  function numberOf(date) {
    return Number(date.replaceAll("-", "").padEnd(8, "0"));
  }

  function sums(counts) {
    const starts = [0];
    for (const count of counts.slice(0, -1)) starts.push(starts.at(-1) + count);
    return starts;
  }

  // matching.py

  const WEIGHTS = [3, 5, 6, 8];
  const FEW = 20;
  const [MOST_SHARDS, MOST_LARGE] = [2, 2];
  const MOST_DOCUMENTS = 16_384;
  const SHORTEST_OPEN = 2;
  const [TEXT, ENTITY, FIGURE] = [0, 1, 2];

  const sizeOf = (postings) => postings.reduce((sum, each) => sum + each.size, 0);
  const inEach = (segments, function_) => Promise.all(segments.map(function_));

  async function match(atom, segments) {
    const total = segments.reduce((sum, segment) => sum + segment.documents, 0);
    const [{ texts, forms }, names, figures] = await Promise.all([
      textsOf(atom, segments),
      namesOf(atom.text, segments),
      atom.amount ? inEach(segments, (segment) => segment.postings(`f:${atom.amount}`)) : undefined,
    ]);
    const ids = [...new Set(names.map((row) => row[1]))];
    const entities = await Promise.all(
      ids.map((id) => inEach(segments, (segment) => segment.postings(`e:${id}`))),
    );
    const ways = [[TEXT, texts], ...entities.map((each) => [ENTITY, each])];
    if (figures) ways.push([FIGURE, figures]);
    // By number of a document; 0 is no score.
    const found = segments.map(({ documents }) => ({
      scores: new Uint32Array(documents),
      ways: new Uint8Array(documents),
    }));
    for (const [way, postings] of ways) {
      const rarity = rarityOf(total, sizeOf(postings));
      const weights = WEIGHTS.map((weight) => rarity * weight);
      postings.forEach((each, number) => {
        const into = found[number];
        for (let place = 0; place < each.size; place += 1) {
          const document = each.documents[place];
          if (!into.scores[document]) into.ways[document] = way;
          into.scores[document] = Math.max(into.scores[document], weights[each.levels[place]]);
        }
      });
    }
    return { segments: found, isFound: ways.some(([, postings]) => sizeOf(postings)), names, forms };
  }

  async function hasAllTerms(run, segments) {
    const wanted = sizeAt(run.text, 0) < run.text.length ? coverOf(run.text)[0] : [run.text];
    const found = await Promise.all(
      wanted.map((pair) => inEach(segments, (segment) => segment.beginningWith(pair, 1))),
    );
    return found.every((of) => of.some((each) => each.length));
  }

  function meet(one, other) {
    const both = new Postings(Math.min(one.size, other.size));
    for (let [first, second] = [0, 0]; first < one.size && second < other.size; ) {
      const step = one.documents[first] - other.documents[second];
      if (step === 0) both.put(one.documents[first], Math.min(one.levels[first], other.levels[second]));
      if (step <= 0) first += 1;
      if (step >= 0) second += 1;
    }
    return both;
  }

  function rarityOf(total, having) {
    return having ? logarithm(Math.floor((total * 16) / having)) : 0;
  }

  function logarithm(number) {
    let value = number;
    let made = 0;
    for (; value >= 0x10000; value = Math.floor(value / 2)) made += 16;
    for (; value < 0x8000; value *= 2) made -= 16;
    made += 15 * 16;
    for (const bit of [8, 4, 2, 1]) {
      value = Math.floor((value * value) / 0x8000);
      if (value >= 0x10000) {
        value = Math.floor(value / 2);
        made += bit;
      }
    }
    return made;
  }

  async function textsOf(atom, segments) {
    const words = atom.runs.filter((run) => !run.isHan);
    const han = atom.runs.filter((run) => run.isHan).map((run) => run.text);
    const chinese = han.filter(isLong);
    const singles = han.filter((text) => !isLong(text));
    const last = atom.runs.at(-1);
    const forms = new Set();
    const ofWords = words.map((run) =>
      inEach(segments, (segment) => wordOf(run, segment, forms, atom.isOpen && run.text === last.text)),
    );
    const postingsOf = (pair) => inEach(segments, (segment) => segment.postings(pair));
    const cover = await rarest(chinese.flatMap((text) => coverOf(text)[0]), segments);
    const early = cover.slice(0, 2).map(([, pair]) => postingsOf(pair));
    let texts;
    for (const each of ofWords) texts = narrowed(texts, await each);
    for (const [used, [count, pair]] of cover.entries()) {
      if (texts && used > 1 && (sizeOf(texts) <= FEW || count > MOST_DOCUMENTS)) break;
      texts = narrowed(texts, await (early[used] ?? postingsOf(pair)));
    }
    texts ??= await inEach(segments, (segment) => segment.character(singles[0]));
    const more = chinese.flatMap((text) => coverOf(text)[1]);
    if (sizeOf(texts) <= FEW) return { texts, forms };
    for (const [count, term] of [...(await rarest(more, segments)), ...singles.map((single) => [0, single])]) {
      if (sizeOf(texts) <= FEW || count > MOST_DOCUMENTS) continue;
      texts = narrowed(texts, await inEach(segments, (segment) => hanOf(term, segment)));
    }
    return { texts, forms };
  }

  async function rarest(pairs, segments) {
    const counted = [...new Set(pairs)].map(async (pair) => {
      const counts = await inEach(segments, (segment) => segment.count(pair));
      return [counts.reduce((sum, count) => sum + count), pair];
    });
    const byCount = ([one, pair], [other, another]) => one - other || (isBefore(pair, another) ? -1 : 1);
    return (await Promise.all(counted)).sort(byCount);
  }

  function narrowed(texts, more) {
    return texts ? texts.map((each, number) => meet(each, more[number])) : more;
  }

  // Whether a text has more than one character.
  function isLong(text) {
    return text.length > sizeAt(text, 0);
  }

  function hanOf(term, segment) {
    return isLong(term) ? segment.postings(term) : segment.character(term);
  }

  function coverOf(text) {
    const letters = [...text];
    const pairs = letters.slice(1).map((letter, place) => letters[place] + letter);
    const last = pairs.length - 1;
    const isChosen = (_, place) => place % 2 === 0 || place === last;
    return [pairs.filter(isChosen), pairs.filter((pair, place) => !isChosen(pair, place))];
  }

  async function wordOf(run, segment, forms, isOpen) {
    const [main, isThere] = await Promise.all([segment.mainForm(run.text), segment.has(run.text)]);
    const exact = await segment.postings(main);
    if (isThere) {
      const near = [main, run.text, ...(await segment.shardOf(run.text)).entries.keys()];
      const mains = await Promise.all(near.map((form) => segment.mainForm(form)));
      near.filter((_, place) => mains[place] === main).forEach((form) => forms.add(form));
    }
    if (!isOpen || run.text.length < SHORTEST_OPEN) return exact;
    const wanted = [];
    let large = 0;
    for (const form of await segment.beginningWith(run.text, MOST_SHARDS)) {
      const target = await segment.mainForm(form);
      if (target === main || form.includes(":")) continue;
      const isLarge = segment.large(target) !== undefined;
      large += Number(isLarge);
      if (!isLarge || large <= MOST_LARGE) wanted.push(segment.postings(target));
    }
    const others = (await Promise.all(wanted)).map((each) => ({ ...each, levels: new Uint8Array(each.size) }));
    return merged([exact, ...others], segment.documents);
  }

  async function namesOf(text, segments) {
    const [first] = runs(text);
    if (!first) return [];
    const term = first.isHan ? [...first.text].slice(0, 2).join("") : first.text;
    const rows = (await inEach(segments, (segment) => segment.names(term))).flat();
    return unique(rows.filter((row) => row[0] === text)).sort(compared);
  }

  function unique(rows) {
    return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
  }

  // ranking.py

  const ENOUGH = 10;

  // What a document lacks that was not found. What was found are arrays by number of a document.
  const ABSENT = 2;

  // A rank is one number of less than 53 bits, which has room for so many different scores, fits and dates.
  const SCORES = 2 ** 20;
  const FITS = 9 * SCORES;
  const DATES = 10 ** 8;

  function combined(matches, segments) {
    const found = segments.map(({ documents }, number) => scored(matches, number, documents));
    let [best, whole] = [0, 0];
    for (const { lacks, scores } of found) {
      for (let document = 0; document < lacks.length; document += 1) {
        if (scores[document] > best) best = scores[document];
        if (lacks[document] === 0) whole += 1;
      }
    }
    const isEnough = matches.length < 2 || whole >= ENOUGH;
    for (const { lacks, scores } of found) {
      for (let document = 0; document < lacks.length; document += 1) {
        if (lacks[document] > 0 && (isEnough || 2 * scores[document] < best)) lacks[document] = ABSENT;
      }
    }
    return found;
  }

  async function listed(segments, question) {
    const isAsked = question.facets.length || question.period || question.lang;
    return inEach(segments, async (segment) => {
      const found = noneFound(segment.documents);
      if (!isAsked) return found;
      const facets = await facetsHad(segment, question.facets);
      for (let document = 0; document < segment.documents; document += 1) {
        if (facets[document] === question.facets.length) found.lacks[document] = 0;
      }
      return found;
    });
  }

  function dated(found, segments, said) {
    return inEach(segments, async (segment, number) => {
      const { lacks, ways, scores } = found[number];
      for (const { start, end, month } of segment.ranges) {
        if (!isIn(said, month)) continue;
        const days = said.day ? await segment.days() : undefined;
        for (let document = start; document < end; document += 1) {
          if (days && days[document] % 100 !== said.day) continue;
          lacks[document] = -1;
          ways[document] = TEXT;
          scores[document] = 0;
        }
      }
    });
  }

  async function ranked(found, segments, question) {
    const byDate = question.byDate || !question.text.trim();
    const least = found.map(({ lacks }) => [-1, 0, 1].find((lack) => lacks.includes(lack)) ?? ABSENT);
    const most = byDate ? Math.max(Math.min(...least), 0) : 1;
    const parts = await inEach(segments, async (segment, number) => {
      const { lacks } = found[number];
      if (least[number] > most) return { segment, lacks: lacks.fill(ABSENT) };
      const [days, facets] = await Promise.all([
        byDate ? segment.days() : undefined,
        facetsHad(segment, question.facets),
      ]);
      for (const { start, end, month, lang } of segment.ranges) {
        const isWanted = month.startsWith(question.period) && (!question.lang || question.lang === lang);
        for (let document = start; document < end; document += 1) {
          const isKept = isWanted && lacks[document] <= most && facets[document] === question.facets.length;
          if (!isKept) lacks[document] = ABSENT;
        }
      }
      return { ...found[number], segment, days };
    });
    return new Candidates(parts, question.prefer);
  }

  // The documents that were found and pass the filters.
  class Candidates {
    constructor(parts, prefer) {
      this.parts = parts;
      this.prefer = prefer;
    }

    // The first `count` that lack `least` or more; to sort all of many takes long.
    first(count, least = -1) {
      const first = [];
      let last = Infinity;
      for (const { segment, lacks, ways, scores, days } of this.parts) {
        for (const { start, end, date, lang } of segment.ranges) {
          const other = Number(lang !== this.prefer);
          for (let document = start; document < end; document += 1) {
            const lack = lacks[document];
            if (lack === ABSENT || lack < least) continue;
            const way = ways[document];
            const fit = (3 * (lack + 1) + (lack ? 0 : way)) * SCORES - scores[document];
            const rank = 2 * (days ? fit - days[document] * FITS : fit * DATES - date) + other;
            if (rank >= last) continue;
            const place = bisected(first, (each) => each.rank <= rank);
            first.splice(place, 0, { rank, segment, document, lack, way, lang });
            if (first.length > count) first.pop();
            last = first[count - 1]?.rank ?? Infinity;
          }
        }
      }
      return first;
    }

    counts() {
      let [total, whole] = [0, 0];
      const [langs, months] = [new Map(), new Map()];
      for (const { segment, lacks } of this.parts) {
        for (const { start, end, month, lang } of segment.ranges) {
          const before = total;
          for (let document = start; document < end; document += 1) {
            if (lacks[document] <= 0) whole += 1;
            if (lacks[document] !== ABSENT) total += 1;
          }
          if (total === before) continue;
          langs.set(lang, (langs.get(lang) ?? 0) + total - before);
          months.set(month, (months.get(month) ?? 0) + total - before);
        }
      }
      const byName = ([one], [other]) => (one < other ? 1 : -1);
      return { total, whole, langs: [...langs].sort(byName), months: [...months].sort(byName) };
    }

    remove({ segment, document }) {
      this.parts.find((part) => part.segment === segment).lacks[document] = ABSENT;
    }
  }

  // How many of some facets each document has.
  async function facetsHad(segment, facets) {
    const counts = new Uint8Array(segment.documents);
    for (const { documents, size } of await Promise.all(facets.map((facet) => segment.postings(facet)))) {
      for (let place = 0; place < size; place += 1) counts[documents[place]] += 1;
    }
    return counts;
  }

  function scored(matches, segment, documents) {
    const { lacks, ways, scores } = noneFound(documents);
    const counts = new Uint8Array(documents);
    for (const matched of matches) {
      const found = matched.segments[segment];
      for (let document = 0; document < documents; document += 1) {
        if (!found.scores[document]) continue;
        counts[document] += 1;
        ways[document] = Math.max(ways[document], found.ways[document]);
        scores[document] += found.scores[document];
      }
    }
    for (let document = 0; document < documents; document += 1) {
      if (counts[document]) lacks[document] = Number(counts[document] < matches.length);
    }
    return { lacks, ways, scores };
  }

  function noneFound(documents) {
    return {
      lacks: new Int8Array(documents).fill(ABSENT),
      ways: new Uint8Array(documents),
      scores: new Uint32Array(documents),
    };
  }

  // reader.py

  const [MORE, MORE_QUOTED] = [12, 20];
  const VERSION = 2;

  class Reader {
    // The index whose files `load` gives, as sections, by name.
    static async open(load) {
      const made = new Reader();
      made.load = load;
      const [said, ...sections] = await load("root");
      made.root = JSON.parse(textOf(said));
      if (made.root.version !== VERSION) throw new Error("an index of another version");
      made.segments = made.root.segments.map((row, number) => {
        const own = sections.slice(SECTIONS * number, SECTIONS * (number + 1));
        return new SegmentFiles(row, made.root, own, load);
      });
      made.simplified = NO_TABLE;
      return made;
    }

    // What the index has for a question: `text`, and as in answers.py `lang`, `prefer`, `period`, `facets`, `byDate`,
    // `offset`, `limit`. Beside what Python answers there are all `candidates`.
    async answer(question) {
      const { candidates, asked } = await this.candidates(await this.asked(question.text), question);
      const counts = candidates.counts();
      return {
        ...counts,
        whole: asked.isRelaxed ? 0 : counts.whole,
        hits: await this.hits(candidates, asked, question),
        entities: unique(asked.matches.flatMap((each) => each.names)),
        days: asked.said ? this.days(asked.said) : [],
        corrected: asked.corrected,
        candidates,
      };
    }

    // What candidates can be filtered by, those of most first: term, number, and of an entity kind and names.
    async facets(candidates) {
      const rows = new Map();
      await inEach(candidates.parts, async ({ segment, lacks }) => {
        const documents = [];
        for (let document = 0; document < lacks.length; document += 1) {
          if (lacks[document] !== ABSENT) documents.push(document);
        }
        if (!documents.length) return;
        for (const [term, count, kind = "", chinese = "", english = ""] of await segment.facets(documents)) {
          rows.set(term, [term, count + (rows.get(term)?.[1] ?? 0), kind, chinese, english]);
        }
      });
      return [...rows.values()].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
    }

    async candidates(asked, question) {
      const inOrder = (found) => ranked(found, this.segments, question);
      if (!asked.chunks.length) return { candidates: await inOrder(await listed(this.segments, question)), asked };
      const found = combined(asked.matches, this.segments);
      if (asked.said) await dated(found, this.segments, asked.said);
      const candidates = await inOrder(found);
      const whole = candidates.first(FEW + 1, 0).filter((each) => each.lack === 0);
      const looks = whole.length > FEW ? [] : await Promise.all(whole.map((each) => this.look(each, asked)));
      const odd = looks.filter((each) => !each.fits);
      if (whole.length > odd.length || asked.said) {
        for (const each of odd) candidates.remove(each.candidate);
        return { candidates, asked };
      }
      const inWords = await this.relaxed(asked);
      return { candidates: await inOrder(combined(inWords.matches, this.segments)), asked: inWords };
    }

    async asked(text) {
      const chunks = chunksOf(text, this.simplified);
      let asked = await this.matched(chunks);
      const missing = asked.atoms.filter((_, number) => !asked.matches[number].isFound);
      const han = missing.flatMap((atom) => atom.runs).filter((run) => run.isHan);
      const areThere = await Promise.all(han.map((run) => hasAllTerms(run, this.segments)));
      if (!areThere.every(Boolean) && !this.simplified.size) {
        await this.loadSimplified();
        const simplified = chunksOf(text, this.simplified);
        if (JSON.stringify(simplified) !== JSON.stringify(chunks)) asked = await this.matched(simplified);
      }
      return asked.said ? asked : this.corrected(asked);
    }

    async matched(chunks) {
      this.prepare(chunks);
      const atoms = await atomsOf(chunks, async (text) => (await namesOf(text, this.segments)).length > 0);
      const matches = await this.matches(atoms);
      const said = chunks.length ? dayOf(together(chunks)) : undefined;
      return { chunks, atoms, matches, said, corrected: [], isRelaxed: false };
    }

    matches(atoms) {
      return Promise.all(atoms.map((atom) => match(atom, this.segments)));
    }

    async relaxed(asked) {
      const isKept = (place) => {
        const atom = asked.atoms[place];
        return atom.amount || asked.matches[place].names.length || asked.chunks[atom.chunks[0]].isQuoted;
      };
      const atoms = allRelaxed(asked.atoms, isKept);
      return { ...asked, atoms, matches: await this.matches(atoms), isRelaxed: true };
    }

    // Ask for what all chunks need at once, before it is known which of them are one name.
    prepare(chunks) {
      for (const run of chunks.flatMap((chunk) => runs(chunk.text))) {
        const terms = run.isHan && isLong(run.text) ? coverOf(run.text)[0] : [run.text];
        for (const segment of this.segments) {
          for (const term of terms) {
            const large = segment.large(term);
            // Of a long run the rare pairs alone may do.
            if (large && terms.length < 3) segment.sections(`p${large.place}`).catch(() => {});
            if (!large || large.isNamed || !run.isHan) segment.shardOf(term).catch(() => {});
          }
        }
      }
    }

    async loadSimplified() {
      if (!this.simplified.size) this.simplified = readTable(await this.load(this.root.simplified));
    }

    async corrected(asked) {
      const corrected = [];
      const chunks = [...asked.chunks];
      for (const [number, atom] of asked.atoms.entries()) {
        if (asked.matches[number].isFound) continue;
        for (const run of atom.runs) {
          if (!(await this.mayBeMisspelt(run))) continue;
          const word = run.text;
          const likelier = best(word, await this.vocabulary(word));
          if (!likelier) continue;
          corrected.push([word, likelier]);
          const [first, count] = atom.chunks;
          for (let place = first; place < first + count; place += 1) {
            const text = chunks[place].text.replaceAll(word, likelier);
            chunks[place] = { ...chunks[place], text, isOpen: false };
          }
        }
      }
      return corrected.length ? { ...(await this.matched(chunks)), corrected } : asked;
    }

    async mayBeMisspelt(run) {
      if (run.isHan || /^[0-9.]*$/.test(run.text)) return false;
      return !(await inEach(this.segments, (segment) => segment.has(run.text))).some(Boolean);
    }

    async vocabulary(word) {
      const counts = new Map();
      for (const letter of new Set(word.slice(0, 2))) {
        for (const words of await inEach(this.segments, (segment) => segment.vocabulary(letter))) {
          for (const [each, count] of words) counts.set(each, (counts.get(each) ?? 0) + count);
        }
        if (best(word, counts)) break;
      }
      return counts;
    }

    async hits(candidates, asked, question) {
      const wanted = question.offset + question.limit;
      const looked = (some) => Promise.all(some.map((each) => this.look(each, asked)));
      const made = (looks) => looks.map((each) => this.hit(each, asked));
      if (question.byDate || asked.said || asked.isRelaxed) {
        return made(await looked(candidates.first(wanted).slice(question.offset)));
      }
      const isQuoted = asked.chunks.some((chunk) => chunk.isQuoted);
      const most = wanted + (isQuoted ? MORE_QUOTED : MORE);
      const best = candidates.first(most);
      const whole = best.filter((each) => each.lack === 0);
      const first = [];
      const fitting = [];
      const rest = [];
      let missing = wanted;
      // So many as are missing must be looked at whatever they turn out to be.
      for (let place = 0; place < whole.length && missing > 0; missing = wanted - first.length - fitting.length) {
        const looks = await looked(whole.slice(place, place + missing));
        place += looks.length;
        for (const each of looks) (each.hasWhole ? first : each.fits ? fitting : rest).push(each);
      }
      const looks = [...first, ...fitting, ...rest];
      const others = best.slice(whole.length, whole.length + Math.max(0, wanted - looks.length));
      return made([...looks, ...(await looked(others))].slice(question.offset, wanted));
    }

    // What Python does at once is in two parts, of which the second is for hits that are shown.
    async look(candidate, { chunks, atoms }) {
      const record = await candidate.segment.record(candidate.document);
      const [, , , , , headline, text, script] = record;
      if (script) await this.loadSimplified();
      const plain = joined(folded(`${headline}\n${text}`, this.simplified));
      const mustStand = (atom) => isCompound(atom) || chunks[atom.chunks[0]].isQuoted;
      const isFitting = (atom) => occurrences(plain, atom.text, true).length;
      return {
        candidate,
        record,
        isLiteral: chunks.every((each) => occurrences(plain, each.text, each.isOpen).length),
        fits: candidate.way !== TEXT || atoms.filter(mustStand).every(isFitting),
        hasWhole: chunks.length > 1 && occurrences(plain, together(chunks), chunks.at(-1).isOpen).length > 0,
      };
    }

    hit({ candidate: { way, lang }, record, isLiteral }, { chunks, atoms, matches }) {
      const [date, address, digest, story, title, headline, text, , ...named] = record;
      const sought = soughtOf(chunks, atoms, matches);
      const amounts = atoms.map((atom) => atom.amount).filter(Boolean);
      const marks = (each) => marksIn(each, sought, amounts, this.simplified);
      const entities = [];
      for (let place = 0; place < named.length; place += 2) entities.push([named[place], named[place + 1]]);
      return {
        digest,
        story,
        date,
        address,
        title: title || headline,
        way,
        isLiteral,
        headline: pieces(headline, marks(headline)),
        snippet: snippet(text, marks(text)),
        entities,
        lang,
      };
    }

    days(said) {
      const months = this.root.segments.flatMap((row) => row.months);
      const days = new Set();
      for (const [month, , , ...masks] of months.filter(([each]) => isIn(said, each))) {
        if (!said.day) days.add(month);
        else if (masks.some((mask) => Math.floor(mask / 2 ** said.day) % 2)) {
          days.add(`${month}-${String(said.day).padStart(2, "0")}`);
        }
      }
      return [...days].sort().reverse();
    }
  }

  function isCompound(atom) {
    return atom.runs.length > 1 || atom.runs.some((run) => run.isHan);
  }

  function soughtOf(chunks, atoms, matches) {
    const inSeveral = (place) =>
      atoms.some(({ chunks: [first, count] }) => count > 1 && place >= first && place < first + count);
    const sought = chunks.filter((_, place) => !inSeveral(place)).map((chunk) => [chunk.text, chunk.isOpen]);
    atoms.forEach((atom, number) => {
      sought.push([atom.text, atom.isOpen]);
      if (!atom.amount) sought.push(...[...matches[number].forms].map((form) => [form, false]));
      for (const [, , , ...names] of matches[number].names) {
        sought.push(...names.map((name) => [joined(folded(name)), false]));
      }
    });
    if (chunks.length > 1) sought.push([together(chunks), chunks.at(-1).isOpen]);
    return unique(sought);
  }

  // Files are classic scripts, which load from a host and from a disk alike. Each calls `wenzhaiSearch`.

  const received = new WeakMap();

  globalThis.wenzhaiSearch = (_name, packed) => received.set(document.currentScript, packed);

  function injected(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(script.remove() ?? script);
      script.onerror = () => reject(script.remove() ?? new Error(address));
      document.head.append(script);
    });
  }

  // Loads files of the index at `base`, which ends in a slash. A browser that cannot inflate them has a script do it.
  // All names but that of the root have a hash; a `version` keeps a cache from giving the root of an older index.
  function loader(base, inflateScript, version) {
    return async (name) => {
      const script = await injected(`${base}${name}.js${name === "root" ? `?v=${version}` : ""}`);
      const packed = received.get(script);
      if (packed === undefined) throw new Error(script.src);
      return sectionsOf(await inflated(bytesOf(atob(packed)), inflateScript));
    };
  }

  function bytesOf(text) {
    const bytes = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
    return bytes;
  }

  async function inflated(data, inflateScript) {
    let stream;
    try {
      stream = new DecompressionStream("deflate-raw");
    } catch {
      if (!globalThis.wenzhaiInflate) await injected(inflateScript);
      return globalThis.wenzhaiInflate(data);
    }
    const writer = stream.writable.getWriter();
    writer.write(data).catch(() => {});
    writer.close().catch(() => {});
    return new Uint8Array(await new Response(stream.readable).arrayBuffer());
  }

  const ways = { TEXT, ENTITY, FIGURE };
  globalThis.wenzhaiIndex = { Reader, loader, folded, joined, joinedWithPlaces, runs, amountOf, dayOf, edits, ways };
})();
