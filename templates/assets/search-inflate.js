// Inflates (RFC 1951) for browsers that cannot do so themselves; no other loads it.

(() => {
  "use strict";

  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const DISTANCES = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const extraOfLength = (code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1);
  const extraOfDistance = (code) => (code < 4 ? 0 : (code >> 1) - 1);

  // A canonical code: how many codes there are of each length, and the symbols in order.
  function codeOf(sizes) {
    const counts = Array(16).fill(0);
    for (const size of sizes) counts[size] += 1;
    counts[0] = 0;
    const symbols = [...sizes.keys()].filter((symbol) => sizes[symbol]);
    return { counts, symbols: symbols.sort((one, other) => sizes[one] - sizes[other] || one - other) };
  }

  const FIXED = [
    codeOf(Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
    codeOf(Array(30).fill(5)),
  ];

  globalThis.wenzhaiInflate = (data) => {
    const out = [];
    let place = 0; // in bits

    function bits(count) {
      let value = 0;
      for (let bit = 0; bit < count; bit += 1, place += 1) {
        if (place >> 3 >= data.length) throw new RangeError("deflated data end too early");
        value |= ((data[place >> 3] >> (place & 7)) & 1) << bit;
      }
      return value;
    }

    function symbol({ counts, symbols }) {
      let code = 0;
      let first = 0;
      let index = 0;
      for (let size = 1; size < 16; size += 1) {
        code |= bits(1);
        if (code - first < counts[size]) return symbols[index + code - first];
        index += counts[size];
        first = (first + counts[size]) << 1;
        code <<= 1;
      }
      throw new RangeError("not deflated data");
    }

    function codes() {
      const [literals, distances, count] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const sizes = Array(19).fill(0);
      for (const each of ORDER.slice(0, count)) sizes[each] = bits(3);
      const code = codeOf(sizes);
      const all = [];
      while (all.length < literals + distances) {
        const each = symbol(code);
        if (each < 16) all.push(each);
        else if (each === 16) all.push(...Array(3 + bits(2)).fill(all.at(-1)));
        else all.push(...Array(each === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
      }
      return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
    }

    function stored() {
      place = (place + 7) & ~7;
      const length = bits(16);
      place += 16;
      for (let each = 0; each < length; each += 1) out.push(bits(8));
    }

    function coded([literals, distances]) {
      for (let each = symbol(literals); each !== 256; each = symbol(literals)) {
        if (each < 256) {
          out.push(each);
          continue;
        }
        const length = LENGTHS[each - 257] + bits(extraOfLength(each - 257));
        const code = symbol(distances);
        const distance = DISTANCES[code] + bits(extraOfDistance(code));
        for (let step = 0; step < length; step += 1) out.push(out[out.length - distance]);
      }
    }

    for (let isLast = 0; !isLast; ) {
      isLast = bits(1);
      const kind = bits(2);
      if (kind === 0) stored();
      else coded(kind === 1 ? FIXED : codes());
    }
    return Uint8Array.from(out);
  };
})();
