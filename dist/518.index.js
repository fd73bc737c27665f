export const id = 518;
export const ids = [518];
export const modules = {

/***/ 5756:
/***/ ((module) => {

const { hasOwnProperty } = Object.prototype

const encode = (obj, opt = {}) => {
  if (typeof opt === 'string') {
    opt = { section: opt }
  }
  opt.align = opt.align === true
  opt.newline = opt.newline === true
  opt.sort = opt.sort === true
  opt.whitespace = opt.whitespace === true || opt.align === true
  // The `typeof` check is required because accessing the `process` directly fails on browsers.
  /* istanbul ignore next */
  opt.platform = opt.platform || (typeof process !== 'undefined' && process.platform)
  opt.bracketedArray = opt.bracketedArray !== false

  /* istanbul ignore next */
  const eol = opt.platform === 'win32' ? '\r\n' : '\n'
  const separator = opt.whitespace ? ' = ' : '='
  const children = []

  const keys = opt.sort ? Object.keys(obj).sort() : Object.keys(obj)

  let padToChars = 0
  // If aligning on the separator, then padToChars is determined as follows:
  // 1. Get the keys
  // 2. Exclude keys pointing to objects unless the value is null or an array
  // 3. Add `[]` to array keys
  // 4. Ensure non empty set of keys
  // 5. Reduce the set to the longest `safe` key
  // 6. Get the `safe` length
  if (opt.align) {
    padToChars = safe(
      (
        keys
          .filter(k => obj[k] === null || Array.isArray(obj[k]) || typeof obj[k] !== 'object')
          .map(k => Array.isArray(obj[k]) ? `${k}[]` : k)
      )
        .concat([''])
        .reduce((a, b) => safe(a).length >= safe(b).length ? a : b)
    ).length
  }

  let out = ''
  const arraySuffix = opt.bracketedArray ? '[]' : ''

  for (const k of keys) {
    const val = obj[k]
    if (val && Array.isArray(val)) {
      for (const item of val) {
        out += safe(`${k}${arraySuffix}`).padEnd(padToChars, ' ') + separator + safe(item) + eol
      }
    } else if (val && typeof val === 'object') {
      children.push(k)
    } else {
      out += safe(k).padEnd(padToChars, ' ') + separator + safe(val) + eol
    }
  }

  if (opt.section && out.length) {
    out = '[' + safe(opt.section) + ']' + (opt.newline ? eol + eol : eol) + out
  }

  for (const k of children) {
    const nk = splitSections(k, '.').join('\\.')
    const section = (opt.section ? opt.section + '.' : '') + nk
    const child = encode(obj[k], {
      ...opt,
      section,
    })
    if (out.length && child.length) {
      out += eol
    }

    out += child
  }

  return out
}

function splitSections (str, separator) {
  var lastMatchIndex = 0
  var lastSeparatorIndex = 0
  var nextIndex = 0
  var sections = []

  do {
    nextIndex = str.indexOf(separator, lastMatchIndex)

    if (nextIndex !== -1) {
      lastMatchIndex = nextIndex + separator.length

      if (nextIndex > 0 && str[nextIndex - 1] === '\\') {
        continue
      }

      sections.push(str.slice(lastSeparatorIndex, nextIndex))
      lastSeparatorIndex = nextIndex + separator.length
    }
  } while (nextIndex !== -1)

  sections.push(str.slice(lastSeparatorIndex))

  return sections
}

const decode = (str, opt = {}) => {
  opt.bracketedArray = opt.bracketedArray !== false
  const out = Object.create(null)
  let p = out
  let section = null
  //          section          |key      = value
  const re = /^\[([^\]]*)\]\s*$|^([^=]+)(=(.*))?$/i
  const lines = str.split(/[\r\n]+/g)
  const duplicates = {}

  for (const line of lines) {
    if (!line || line.match(/^\s*[;#]/) || line.match(/^\s*$/)) {
      continue
    }
    const match = line.match(re)
    if (!match) {
      continue
    }
    if (match[1] !== undefined) {
      section = unsafe(match[1])
      if (section === '__proto__') {
        // not allowed
        // keep parsing the section, but don't attach it.
        p = Object.create(null)
        continue
      }
      p = out[section] = out[section] || Object.create(null)
      continue
    }
    const keyRaw = unsafe(match[2])
    let isArray
    if (opt.bracketedArray) {
      isArray = keyRaw.length > 2 && keyRaw.slice(-2) === '[]'
    } else {
      duplicates[keyRaw] = (duplicates?.[keyRaw] || 0) + 1
      isArray = duplicates[keyRaw] > 1
    }
    const key = isArray && keyRaw.endsWith('[]')
      ? keyRaw.slice(0, -2) : keyRaw

    if (key === '__proto__') {
      continue
    }
    const valueRaw = match[3] ? unsafe(match[4]) : true
    const value = valueRaw === 'true' ||
      valueRaw === 'false' ||
      valueRaw === 'null' ? JSON.parse(valueRaw)
      : valueRaw

    // Convert keys with '[]' suffix to an array
    if (isArray) {
      if (!hasOwnProperty.call(p, key)) {
        p[key] = []
      } else if (!Array.isArray(p[key])) {
        p[key] = [p[key]]
      }
    }

    // safeguard against resetting a previously defined
    // array by accidentally forgetting the brackets
    if (Array.isArray(p[key])) {
      p[key].push(value)
    } else {
      p[key] = value
    }
  }

  // {a:{y:1},"a.b":{x:2}} --> {a:{y:1,b:{x:2}}}
  // use a filter to return the keys that have to be deleted.
  const remove = []
  for (const k of Object.keys(out)) {
    if (!hasOwnProperty.call(out, k) ||
      typeof out[k] !== 'object' ||
      Array.isArray(out[k])) {
      continue
    }

    // see if the parent section is also an object.
    // if so, add it to that, and mark this one for deletion
    const parts = splitSections(k, '.')
    p = out
    const l = parts.pop()
    const nl = l.replace(/\\\./g, '.')
    for (const part of parts) {
      if (part === '__proto__') {
        continue
      }
      if (!hasOwnProperty.call(p, part) || typeof p[part] !== 'object') {
        p[part] = Object.create(null)
      }
      p = p[part]
    }
    if (p === out && nl === l) {
      continue
    }

    p[nl] = out[k]
    remove.push(k)
  }
  for (const del of remove) {
    delete out[del]
  }

  return out
}

const isQuoted = val => {
  return (val.startsWith('"') && val.endsWith('"')) ||
    (val.startsWith("'") && val.endsWith("'"))
}

const safe = val => {
  if (
    typeof val !== 'string' ||
    val.match(/[=\r\n]/) ||
    val.match(/^\[/) ||
    (val.length > 1 && isQuoted(val)) ||
    val !== val.trim()
  ) {
    return JSON.stringify(val)
  }
  return val.split(';').join('\\;').split('#').join('\\#')
}

const unsafe = val => {
  val = (val || '').trim()
  if (isQuoted(val)) {
    // remove the single quotes before calling JSON.parse
    if (val.charAt(0) === "'") {
      val = val.slice(1, -1)
    }
    try {
      val = JSON.parse(val)
    } catch {
      // ignore errors
    }
  } else {
    // walk the val to find the first not-escaped ; character
    let esc = false
    let unesc = ''
    for (let i = 0, l = val.length; i < l; i++) {
      const c = val.charAt(i)
      if (esc) {
        if ('\\;#'.indexOf(c) !== -1) {
          unesc += c
        } else {
          unesc += '\\' + c
        }

        esc = false
      } else if (';#'.indexOf(c) !== -1) {
        break
      } else if (c === '\\') {
        esc = true
      } else {
        unesc += c
      }
    }
    if (esc) {
      unesc += '\\'
    }

    return unesc.trim()
  }
  return val
}

module.exports = {
  parse: decode,
  decode,
  stringify: encode,
  encode,
  safe,
  unsafe,
}


/***/ }),

/***/ 1055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ KINDS)
/* harmony export */ });
const KINDS = ['uid', 'gid'];


/***/ }),

/***/ 5083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v8: () => (/* binding */ rewrite),
/* harmony export */   wA: () => (/* binding */ isUnended),
/* harmony export */   ze: () => (/* binding */ readSubidLines)
/* harmony export */ });
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);

const ENTRY = /^([^:#][^:]*):\s*\+?(0x[\da-f]+|\d+):\s*\+?(0x[\da-f]+|\d+)(\s*)$/i;
/**
 * The ranges in a text of /etc/subuid or /etc/subgid. Read generously, so that no line that any program takes for a
 * range is missed; comments and what nobody can read are passed over.
 * Source: subordinate_parse() of shadow 4.13 to 4.20, whose numbers may be octal or hexadecimal.
 */
function readSubidLines(text) {
    const lines = [];
    for (let offset = 0; offset < text.length;) {
        const newline = text.indexOf('\n', offset);
        const end = newline === -1 ? text.length : newline;
        const line = text.slice(offset, end);
        const found = ENTRY.exec(line);
        if (found !== null) {
            const [, owner = '', first = '', second = '', blanks = ''] = found;
            const [start, count] = [numberOf(first), numberOf(second)];
            const isRange = count > 0 && start + count - 1 <= _subids_js__WEBPACK_IMPORTED_MODULE_0__/* .LAST_ID */ .V1;
            const reading = blanks !== '' ? 'passed over' : isRange ? 'range' : 'refused';
            lines.push({ owner, start, count, text: line, offset, reading });
        }
        offset = end + 1;
    }
    return lines;
}
/** As strtoul(3) reads it with base 0. */
function numberOf(digits) {
    return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}
/**
 * The text without some of its lines and with others at its end; every other byte stays as it is.
 * @param removed lines of this very text
 */
function rewrite(text, removed, added) {
    const kept = [];
    let from = 0;
    for (const { offset, text: line } of removed.toSorted((a, b) => a.offset - b.offset)) {
        kept.push(text.slice(from, offset));
        from = offset + line.length + 1;
    }
    kept.push(text.slice(from));
    const rest = kept.join('');
    if (added.length === 0)
        return rest;
    return `${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}${added.join('\n')}\n`;
}
/** Does the last line lack its end? */
function isUnended(text) {
    return text !== undefined && text !== '' && !text.endsWith('\n');
}


/***/ }),

/***/ 4160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u4: () => (/* binding */ addedLines),
  AW: () => (/* binding */ needsChange),
  Ql: () => (/* binding */ planIds),
  Kw: () => (/* binding */ refusalText)
});

// EXTERNAL MODULE: ./lib/src/host/subids.js
var subids = __webpack_require__(2561);
;// CONCATENATED MODULE: ./lib/src/host/ids/occupied.js
/**
 * Looks ranges up among many others, each in logarithmic time.
 * @returns a function that names one of them that shares an id with the asked range
 */
function overlapFinder(ranges) {
    const sorted = ranges.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
    // Of all ranges up to a place, the one that reaches furthest: if that one ends too early, so do the others.
    const furthest = [];
    for (const range of sorted) {
        const before = furthest.at(-1);
        furthest.push(before !== undefined && endOf(before) > endOf(range) ? before : range);
    }
    return (asked) => {
        if (asked.count === 0)
            return undefined;
        const candidate = furthest[countBefore(sorted, endOf(asked)) - 1];
        return candidate !== undefined && endOf(candidate) > asked.start ? candidate : undefined;
    };
}
/** Ranges of which no two share an id. */
class DisjointRanges {
    #sorted = [];
    /** @returns one that shares an id with the asked range */
    find(asked) {
        const last = this.#sorted[countBefore(this.#sorted, endOf(asked)) - 1];
        return last !== undefined && endOf(last) > asked.start ? last : undefined;
    }
    /** @param range shares no id with those that are there */
    add(range) {
        this.#sorted.splice(countBefore(this.#sorted, range.start), 0, range);
    }
}
/** How many of the sorted ranges begin before an id. */
function countBefore(sorted, id) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle].start < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function endOf({ start, count }) {
    return start + count;
}

;// CONCATENATED MODULE: ./lib/src/host/ids/free.js


// Source: UIDS-GIDS of systemd.
const SYSTEMD_CONTAINERS = { first: 524_288, last: 1_879_048_191 };
const SYSTEMD_FOREIGN = { first: 2_147_352_576, last: 2_147_418_111 };
/**
 * Where new ranges may lie, in order. First what useradd gives out below systemd's containers. Then what lies above
 * these, although login.defs' usual maximum of 600100000 is below: the maximum only says what useradd(8) gives out by
 * itself, newuidmap does not look at it, and it lies in the middle of the ids that systemd-nspawn takes without asking.
 * Those are never given out, because two containers that share ids can reach into each other.
 */
function zonesOf({ min, max }) {
    // Below 65536 there are real users, whatever login.defs says.
    const lowest = Math.max(min, subids/* ENOUGH_IDS */.Sq);
    const zones = [
        { first: subids/* ENOUGH_IDS */.Sq, last: Math.min(SYSTEMD_CONTAINERS.first - 1, max) },
        { first: SYSTEMD_CONTAINERS.last + 1, last: SYSTEMD_FOREIGN.first - 1 },
        { first: SYSTEMD_FOREIGN.last + 1, last: subids/* LAST_ID */.V1 },
    ];
    return zones.map(({ first, last }) => ({ first: Math.max(first, lowest), last }));
}
/**
 * Gives out free ranges, one after the other and first fit. All of them together take as long as sorting what is taken.
 * @param step what their first ids are multiples of
 * @returns a function that gives the next one, or nothing when none is left
 */
function freeRanges(taken, zones, size, step) {
    const sorted = taken.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
    const aligned = (id) => Math.ceil(id / step) * step;
    let [zone, at, candidate] = [0, 0, 0];
    return () => {
        for (; zone < zones.length; zone += 1) {
            const { first, last } = zones[zone];
            candidate = Math.max(candidate, aligned(first));
            while (candidate + size - 1 <= last) {
                const next = sorted[at];
                if (next === undefined || next.start >= candidate + size) {
                    const start = candidate;
                    candidate = aligned(start + size);
                    return { start, count: size };
                }
                candidate = Math.max(candidate, aligned(endOf(next)));
                at += 1;
            }
        }
        return undefined;
    };
}

// EXTERNAL MODULE: ./lib/src/host/ids/kinds.js
var kinds = __webpack_require__(1055);
;// CONCATENATED MODULE: ./lib/src/host/ids/give.js




/** Decides which ranges are new, for whoever keeps too little. */
function giveRanges(users, judged, { limits }) {
    const given = { uid: users.map(() => undefined), gid: users.map(() => undefined) };
    const needs = (kind, index) => (0,subids/* total */.X5)(judged[kind].of[index]?.keeps ?? []) < subids/* ENOUGH_IDS */.Sq && given[kind][index] === undefined;
    for (const kind of kinds/* KINDS */.G)
        mirror(kind, users, judged, limits[kind], given);
    const next = allocator(judged, limits, kinds/* KINDS */.G.flatMap((kind) => given[kind].filter(isRange)));
    const refused = [];
    for (const [index, user] of users.entries()) {
        const wanted = kinds/* KINDS */.G.filter((kind) => needs(kind, index));
        const ranges = wanted.length === 0 ? {} : next(wanted);
        if (ranges === undefined)
            refused.push(user);
        else
            for (const kind of wanted)
                given[kind][index] = ranges[kind];
    }
    return { given, refused };
}
/** Whoever lacks one kind gets the ids that the user has of the other, where these are free. */
function mirror(kind, users, judged, limits, given) {
    const other = kind === 'uid' ? 'gid' : 'uid';
    const { of, taken, lost } = judged[kind];
    const occupied = overlapFinder([...taken, ...lost].map(({ start, count }) => ({ start, count, owner: '' })));
    const zones = zonesOf(limits);
    for (const index of users.keys()) {
        if ((0,subids/* total */.X5)(of[index]?.keeps ?? []) >= subids/* ENOUGH_IDS */.Sq)
            continue;
        given[kind][index] = judged[other].of[index]?.keeps
            .filter(({ count }) => count >= subids/* ENOUGH_IDS */.Sq)
            .map(({ start, count }) => ({ start, count }))
            .find((range) => zones.some(({ first, last }) => range.start >= first && endOf(range) - 1 <= last) &&
            occupied(range) === undefined);
    }
}
/**
 * Gives the same range for both kinds, aligned to 65536, so that a person reads host ids easily; only where there is
 * no such range left, ones that users lose by this very plan, then ones that are not aligned, then different ones.
 */
function allocator(judged, limits, mirrored) {
    const { uid, gid } = judged;
    const given = { uid: [...mirrored], gid: [...mirrored] };
    const both = {
        min: Math.max(limits.uid.min, limits.gid.min),
        max: Math.min(limits.uid.max, limits.gid.max),
        count: Math.max(limits.uid.count, limits.gid.count, subids/* ENOUGH_IDS */.Sq),
    };
    const alike = (taken, size, step) => () => {
        const next = freeRanges([...taken, ...given.uid, ...given.gid], zonesOf(both), size, step);
        return () => {
            const range = next();
            return range && { uid: range, gid: range };
        };
    };
    const apart = () => {
        const of = (kind) => freeRanges([...judged[kind].taken, ...given[kind]], zonesOf(limits[kind]), subids/* ENOUGH_IDS */.Sq, 1);
        const next = { uid: of('uid'), gid: of('gid') };
        return (kinds) => {
            const found = kinds.map((kind) => [kind, next[kind]()]);
            return found.every(([, range]) => range !== undefined) ? Object.fromEntries(found) : undefined;
        };
    };
    const taken = [...uid.taken, ...gid.taken];
    // Each way is tried when the one before it gives no more, and begins with what has been given by then.
    const ways = [
        alike([...taken, ...uid.lost, ...gid.lost], both.count, subids/* ENOUGH_IDS */.Sq),
        alike([...taken, ...uid.lost, ...gid.lost], subids/* ENOUGH_IDS */.Sq, subids/* ENOUGH_IDS */.Sq),
        alike(taken, subids/* ENOUGH_IDS */.Sq, subids/* ENOUGH_IDS */.Sq),
        alike(taken, subids/* ENOUGH_IDS */.Sq, 1),
        apart,
    ];
    let way = ways.shift()?.();
    return (kinds) => {
        let ranges = way?.(kinds);
        while (ranges === undefined && ways.length > 0) {
            way = ways.shift()?.();
            ranges = way?.(kinds);
        }
        for (const kind of kinds) {
            const range = ranges?.[kind];
            if (range !== undefined)
                given[kind].push(range);
        }
        return ranges;
    };
}
function isRange(range) {
    return range !== undefined;
}

// EXTERNAL MODULE: ./lib/src/host/ids/lines.js
var ids_lines = __webpack_require__(5083);
;// CONCATENATED MODULE: ./lib/src/host/ids/judge.js



/** Decides which lines of one file stay. */
function judgeKind(kind, users, { files, real, needsEnd }) {
    const lines = (0,ids_lines/* readSubidLines */.ze)(files[kind] ?? '');
    const places = new Map();
    for (const [index, { name, uid }] of users.entries()) {
        places.set(name, index);
        places.set(String(uid), index);
    }
    const own = users.map(() => []);
    const fixed = [];
    // Nobody has these ids, but another program may read them, or somebody mend the line.
    const claimed = [];
    for (const line of lines) {
        const place = places.get(line.owner);
        if (place !== undefined)
            own[place]?.push(line);
        else if (line.reading === 'passed over')
            claimed.push(line);
        else
            fixed.push(line);
    }
    const ids = new Set([...real[kind], ...users.map((user) => user[kind])]);
    for (const id of ids)
        fixed.push({ start: id, count: 1, owner: `${kind} ${id}` });
    const others = overlapFinder(fixed);
    const kept = new DisjointRanges();
    const all = needsEnd && (0,ids_lines/* isUnended */.wA)(files[kind]) ? [{ kind: 'unended' }] : [];
    const of = users.map((user, index) => judgeAlone(own[index] ?? [], user[kind], others, all));
    // Whoever has no other flaw comes first, so that a range that has to go anyway takes nobody's place.
    const order = [...of.keys()].sort((a, b) => Number(isFlawed(of[a])) - Number(isFlawed(of[b])));
    for (const index of order)
        of[index] = keepApart(of[index], users[index], kept);
    const lost = of.flatMap(({ removes }) => removes);
    const gone = new Set(lost);
    const stays = own.flat().filter((line) => !gone.has(line));
    return { of, taken: [...fixed, ...claimed, ...stays], lost };
}
function isFlawed(judged) {
    return judged !== undefined && judged.flaws.length > 0;
}
/**
 * One user's lines by themselves and against everybody whose lines stay.
 * @param all what is wrong for every user
 */
function judgeAlone(has, ownId, others, all) {
    const flaws = [...all];
    const removes = [];
    const fit = [];
    const [read, passedOver] = apartBy(has, ({ reading }) => reading !== 'passed over');
    for (const line of read) {
        const flaw = flawOf(line, ownId, others);
        if (flaw === undefined)
            fit.push(line);
        else {
            removes.push(line);
            flaws.push(flaw);
        }
    }
    // The largest first, so that as few as possible go.
    const alone = new DisjointRanges();
    const keeps = [];
    for (const line of fit.toSorted((a, b) => b.count - a.count)) {
        if (alone.find(line) === undefined) {
            alone.add({ ...line, owner: '' });
            keeps.push(line);
        }
        else {
            removes.push(line);
            flaws.push({ kind: 'self' });
        }
    }
    const ranges = read.filter(({ reading }) => reading === 'range');
    if (has.length === 0)
        flaws.push({ kind: 'none' });
    else if (read.length === 0)
        flaws.push({ kind: 'unusable' });
    else if (ranges.length > 0 && (0,subids/* total */.X5)(ranges) < subids/* ENOUGH_IDS */.Sq)
        flaws.push({ kind: 'small' });
    // They do no harm as long as nothing else has to be put right.
    if (flaws.length > all.length)
        removes.push(...passedOver);
    return { has, flaws: distinct(flaws), removes, keeps };
}
function apartBy(all, condition) {
    return [all.filter(condition), all.filter((one) => !condition(one))];
}
function flawOf(line, ownId, others) {
    if (line.reading === 'refused')
        return { kind: 'unusable' };
    if (ownId >= line.start && ownId < endOf(line))
        return { kind: 'own id' };
    const other = others(line);
    return other === undefined ? undefined : { kind: 'shared', with: other.owner };
}
/** Against the other users whose ranges are put right: whoever comes first keeps what is shared. */
function keepApart(judged, { name: owner }, kept) {
    const [flaws, removes, keeps] = [[...judged.flaws], [...judged.removes], []];
    for (const line of judged.keeps) {
        const other = kept.find(line);
        if (other === undefined)
            keeps.push(line);
        else {
            removes.push(line);
            flaws.push({ kind: 'shared', with: other.owner });
        }
    }
    for (const { start, count } of keeps)
        kept.add({ start, count, owner });
    return { ...judged, flaws: distinct(flaws), removes, keeps };
}
function distinct(flaws) {
    return [...new Map(flaws.map((flaw) => [JSON.stringify(flaw), flaw])).values()];
}

;// CONCATENATED MODULE: ./lib/src/host/ids/plan.js




/** Is there anything to be done for a user? */
function needsChange({ uid, gid }) {
    return [uid, gid].some(({ flaws }) => flaws.length > 0);
}
/**
 * Decides what each of some users keeps, loses and gets, so that everybody has 65536 ids of each kind and no two share
 * one. A user whose ranges are right keeps them as they are. Takes n log n for n lines, accounts and users. Pure.
 */
function planIds(input) {
    const known = new Set();
    const users = input.users.filter(({ uid }) => !known.has(uid) && known.add(uid));
    const uid = judgeKind('uid', users, input);
    const gid = judgeKind('gid', users, input);
    const { given, refused } = giveRanges(users, { uid, gid }, input);
    const plans = users.map((user, index) => ({
        user,
        uid: { ...uid.of[index], adds: given.uid[index] },
        gid: { ...gid.of[index], adds: given.gid[index] },
    }));
    const newText = (kind) => {
        const removed = plans.flatMap((plan) => plan[kind].removes);
        const added = addedLines(plans, kind);
        const before = input.files[kind];
        if (before === undefined && added.length === 0)
            return undefined;
        const text = (0,ids_lines/* rewrite */.v8)(before ?? '', removed, added);
        return input.needsEnd && (0,ids_lines/* isUnended */.wA)(text) ? `${text}\n` : text;
    };
    return { users: plans, texts: { uid: newText('uid'), gid: newText('gid') }, refused };
}
/** The lines that a plan adds to one of the files, without their ends. */
function addedLines(plans, kind) {
    return plans.flatMap(({ user: { name }, [kind]: { adds } }) => adds === undefined ? [] : [`${name}:${adds.start}:${adds.count}`]);
}
/** Why no more ids can be given, for a person. */
function refusalText(refused) {
    const [first, ...rest] = refused.map(({ name }) => name);
    const whom = rest.length === 0 ? first : `${first} and ${rest.length} more`;
    return (`no ${subids/* ENOUGH_IDS */.Sq} subordinate ids in one piece are left for ${whom}, up to ${subids/* LAST_ID */.V1}, ` +
        'without those that systemd takes; free a range in /etc/subuid and /etc/subgid');
}


/***/ }),

/***/ 2930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ readIdSources),
/* harmony export */   f7: () => (/* binding */ needsLineEnd),
/* harmony export */   sE: () => (/* binding */ findAccounts)
/* harmony export */ });
/* harmony import */ var _accounts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1254);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5083);


/** @param read gives nothing where a file is missing */
async function readIdSources(read) {
    const [uid, gid, passwd, group, loginDefs, nsswitch] = await Promise.all([
        read('/etc/subuid'),
        read('/etc/subgid'),
        read('/etc/passwd'),
        read('/etc/group'),
        // Some distributions keep their own below /usr, and only what an administrator changed in /etc.
        read('/etc/login.defs').then(async (text) => text ?? (await read('/usr/etc/login.defs'))),
        read('/etc/nsswitch.conf'),
    ]);
    const accounts = (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .readPasswd */ .h$)(passwd ?? '');
    return {
        files: { uid, gid },
        accounts,
        real: {
            uid: accounts.map((account) => account.uid),
            gid: [...accounts.map((account) => account.gid), ...(0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .readGroupIds */ .Wt)(group ?? '')],
        },
        limits: { uid: (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .readLimits */ .BU)(loginDefs ?? '', 'UID'), gid: (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .readLimits */ .BU)(loginDefs ?? '', 'GID') },
        elsewhere: (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .otherSource */ .cj)(nsswitch ?? ''),
    };
}
/**
 * The accounts of names and decimal uids, in their order.
 * @param getent what `getent passwd` prints for those that /etc/passwd has not
 */
async function findAccounts(users, accounts, getent) {
    const known = accountsByWord(accounts);
    const missing = users.filter((user) => !known.has(key(user)));
    for (let from = 0; from < missing.length; from += AT_ONCE) {
        const answer = (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .readPasswd */ .h$)(await getent(missing.slice(from, from + AT_ONCE)));
        for (const [word, account] of accountsByWord(answer))
            known.set(word, account);
    }
    return {
        found: users.flatMap((user) => known.get(key(user)) ?? []),
        unknown: users.filter((user) => !known.has(key(user))),
    };
}
// Well within what one command line may hold.
const AT_ONCE = 500;
function accountsByWord(accounts) {
    // Where two accounts share a uid the first one is meant, as getpwuid(3) has it.
    const words = accounts.toReversed().map((account) => [String(account.uid), account]);
    return new Map([...words, ...accounts.map((account) => [account.name, account])]);
}
function key(user) {
    return (0,_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .isUid */ .hO)(user) ? String(Number(user)) : user;
}
/**
 * Does this host's shadow refuse a file whose last line has no end? From 4.20 on it does. Asks only where there is such
 * a file.
 * @param user any user
 */
async function needsLineEnd(files, user, attempt) {
    for (const [kind, options] of [
        ['uid', []],
        ['gid', ['-g']],
    ]) {
        if (!(0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnended */ .wA)(files[kind]))
            continue;
        const { stdout, stderr } = await attempt(['getsubids', ...options, user], { timeout: 30 });
        if (/Non-text file/.test(stdout + stderr))
            return true;
    }
    return false;
}


/***/ }),

/***/ 4101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ commandsOf),
/* harmony export */   OM: () => (/* binding */ rangesText),
/* harmony export */   Qz: () => (/* binding */ flawText),
/* harmony export */   yy: () => (/* binding */ subidAsRoot)
/* harmony export */ });
/* unused harmony export FILES */
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1055);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5083);



/** The file of each kind. */
const FILES = { uid: '/etc/subuid', gid: '/etc/subgid' };
/** `100000-165535, 300000-365535`, or `none`. */
function rangesText(ranges) {
    const words = ranges.map((range) => (range.count === 0 ? `${range.start} (no ids)` : (0,_subids_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRange */ .Lu)(range)));
    return words.join(', ') || 'none';
}
/** What is wrong, in a few words. */
function flawText(flaw, { has }, kind) {
    switch (flaw.kind) {
        case 'none':
            return 'no range';
        case 'small':
            return `${(0,_subids_js__WEBPACK_IMPORTED_MODULE_0__/* .total */ .X5)(has.filter(({ reading }) => reading === 'range'))} of ${_subids_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH_IDS */ .Sq} ids`;
        case 'unusable':
            return `newuidmap refuses ${has
                .filter(({ reading }) => reading !== 'range')
                .map(({ text }) => JSON.stringify(text))
                .join(', ')}`;
        case 'unended':
            return `the last line of ${FILES[kind]} has no end`;
        case 'self':
            return 'ranges overlap each other';
        case 'own id':
            return `holds the user's own ${kind}`;
        case 'shared':
            return `shares ids with ${flaw.with}`;
    }
}
/**
 * The words before the action of our own `subid`, for a call as root.
 * @param self the words that start this program
 */
function subidAsRoot(self) {
    // Under the name of root, Node.js would leave what it compiled in root's home.
    return ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...self, 'subid'];
}
/** The same plan as the commands that a person types, as root. */
function commandsOf(plan, files) {
    const changed = plan.users.filter(({ uid, gid }) => uid.flaws.length + gid.flaws.length > 0);
    const prepare = _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .G.flatMap((kind) => {
        const path = FILES[kind];
        if (files[kind] === undefined)
            return plan.texts[kind] === undefined ? [] : [['touch', path]];
        return (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnended */ .wA)(files[kind]) && plan.texts[kind] !== files[kind] ? [['sed', '-i', '$a\\', path]] : [];
    });
    return [...prepare, ...changed.flatMap(userCommands)];
}
/** usermod(8) takes no range from a user who runs something, nor one that is there by uid; so lines go with sed(1). */
function userCommands(plan) {
    const removals = _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .G.flatMap((kind) => {
        const texts = [...new Set(plan[kind].removes.map(({ text }) => text))];
        return texts.length === 0
            ? []
            : [['sed', '-i', texts.map((text) => `/^${pattern(text)}$/d`).join(';'), FILES[kind]]];
    });
    const additions = _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .G.flatMap((kind) => addedByHand(plan[kind]).flatMap((range) => [`--add-sub${kind}s`, (0,_subids_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRange */ .Lu)(range)]));
    return [...removals, ...(additions.length === 0 ? [] : [['usermod', ...additions, plan.user.name]])];
}
/** sed removes a line that is there twice both times, so the one that is kept comes again. */
function addedByHand({ has, removes, adds }) {
    const gone = new Set(removes);
    const kept = has.filter((line) => !gone.has(line) && removes.some(({ text }) => text === line.text));
    return [...kept, ...(adds === undefined ? [] : [adds])];
}
/** A basic regular expression that matches just this text. */
function pattern(text) {
    const end = text.trimEnd();
    const blanks = end === text ? '' : '[[:space:]]*';
    return end.replaceAll(/[\\/.*^$[\]]/g, '\\$&') + blanks;
}


/***/ }),

/***/ 3892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _P: () => (/* binding */ installCommands),
/* harmony export */   ai: () => (/* binding */ install),
/* harmony export */   br: () => (/* binding */ systemOf)
/* harmony export */ });
/* unused harmony export readOsRelease */
/* harmony import */ var ini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5756);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/** Package manager and name of the system, out of an os-release(5) file. */
function readOsRelease(text) {
    const fields = (0,ini__WEBPACK_IMPORTED_MODULE_0__.parse)(text);
    const ids = [fields.ID ?? '', ...(fields.ID_LIKE ?? '').split(/\s+/)];
    const name = fields.PRETTY_NAME ?? fields.ID ?? 'this system';
    if (ids.some((id) => id === 'debian' || id === 'ubuntu'))
        return { family: 'apt', name };
    if (ids.some((id) => id === 'fedora' || id === 'rhel' || id === 'centos'))
        return { family: 'dnf', name };
    return { family: undefined, name };
}
/** The system of a host, read once. */
function systemOf(host) {
    return host.shared('os-release', async () => readOsRelease((await host.read('/etc/os-release')) ?? ''));
}
/** The commands that a person types for it, with the rights of root; a package that lacks a file is unpacked again. */
function installCommands(family, names) {
    return family === 'apt'
        ? [
            ['apt-get', 'update'],
            ['apt-get', 'install', '--yes', '--reinstall', ...names],
        ]
        : [['dnf', 'install', '--assumeyes', ...names]];
}
/**
 * Installs packages, and records that they stay. One that is installed and whole is not touched, and so not brought up
 * to date either; one that lacks a file is unpacked again.
 * @throws UserError where nothing is left to install, or no source has it; else as `asRoot` of the host does
 */
async function install(family, names, host) {
    const installed = family === 'apt' ? await installedWithDpkg(names, host) : await installedWithRpm(names, host);
    const absent = names.filter((name) => !installed.includes(name));
    const torn = await lackingFiles(family, installed, host);
    if (absent.length + torn.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${names.join(', ')}: already installed, with every file`);
    }
    host.log.info(`installing ${[...absent, ...torn].join(', ')} …`);
    if (family === 'apt')
        await installWithApt(absent, torn, host);
    else
        await installWithDnf(absent, torn, host);
}
async function installedWithDpkg(names, host) {
    // It ends with 1 as soon as one is not known, and still tells of the others.
    const argv = ['dpkg-query', '--show', `--showformat=\${db:Status-Status} \${Package}\n`, ...names];
    const lines = (await host.attempt(argv, { timeout: 30 })).stdout.split('\n');
    return names.filter((name) => lines.includes(`installed ${name}`));
}
async function installedWithRpm(names, host) {
    const argv = ['rpm', '--query', '--queryformat=%{NAME}\n', ...names];
    const lines = (await host.attempt(argv, { timeout: 30 })).stdout.split('\n');
    return names.filter((name) => lines.includes(name));
}
// Minimal images are made without these on purpose.
const NOT_MISSED = /^\/usr\/share\/(?:doc|man|info|locale|lintian)\//;
/** Those of the installed packages that lack a file. Source: dpkg(1) and rpm(8), --verify: `missing   c /path`. */
async function lackingFiles(family, installed, host) {
    const tool = family === 'apt' ? 'dpkg' : 'rpm';
    const torn = [];
    for (const name of installed) {
        const { stdout } = await host.attempt([tool, '--verify', name], { timeout: 60 });
        const missing = [...stdout.matchAll(/^missing\s+(?:[a-z]\s+)?(\/.*?)(?: \(.*\))?$/gm)].map((found) => found[1] ?? '');
        if (missing.some((path) => !NOT_MISSED.test(path)))
            torn.push(name);
    }
    return torn;
}
async function installWithApt(absent, torn, host) {
    // A runner that updates itself may hold dpkg's lock for a while.
    const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confold'];
    const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options];
    await host.asRoot([...apt, 'update'], { timeout: 300 });
    // Not every release has every package (22.04 lacks passt), and apt-get refuses all when one is unknown.
    const wanted = [...absent, ...torn];
    const { stdout } = await host.attempt(['apt-cache', 'show', '--no-all-versions', ...wanted], {
        timeout: 60,
    });
    const lines = stdout.split('\n');
    const known = wanted.filter((name) => lines.includes(`Package: ${name}`));
    if (known.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`no package source of this host has ${wanted.join(', ')}`);
    await keep(absent.filter((name) => known.includes(name)), host);
    const again = torn.length === 0 ? [] : ['--reinstall'];
    const how = ['--yes', '--no-install-recommends', ...again];
    await host.asRoot([...apt, 'install', ...how, ...known], { timeout: 900 });
}
async function installWithDnf(absent, torn, host) {
    await keep(absent, host);
    if (absent.length > 0) {
        // What dnf 5 calls --skip-unavailable is part of --skip-broken in dnf 4, which refuses the other word.
        const { stdout } = await host.attempt(['dnf', '--version'], { timeout: 60 });
        const skip = stdout.startsWith('dnf5') ? '--skip-unavailable' : '--skip-broken';
        const options = ['--assumeyes', '--quiet', '--setopt=install_weak_deps=False', skip];
        await host.asRoot(['dnf', 'install', ...options, ...absent], { timeout: 900 });
    }
    if (torn.length > 0) {
        await host.asRoot(['dnf', 'reinstall', '--assumeyes', '--quiet', ...torn], { timeout: 900 });
    }
}
/** What was unpacked again was installed before, and needs no word. */
async function keep(fresh, host) {
    if (fresh.length === 0)
        return;
    await host.journal.record({ kind: 'kept', what: `installed packages: ${fresh.join(', ')}` });
}


/***/ })

};
