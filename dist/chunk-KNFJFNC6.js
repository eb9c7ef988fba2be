import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  ESCAPE_SEQUENCES,
  INVISIBLE
} from "./chunk-2QHPTFQY.js";
import {
  shortForms,
  takenNames,
  unitsIn
} from "./chunk-D5N4IQJ7.js";
import {
  nearest
} from "./chunk-4OTEYKCS.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  ShipError
} from "./chunk-GE653Z2F.js";
import {
  cut,
  listedProblems,
  quoted
} from "./chunk-FZ3V3BND.js";
import {
  __commonJS,
  __toESM
} from "./chunk-CDJWTIQ3.js";

// node_modules/semver/internal/debug.js
var require_debug = __commonJS({
  "node_modules/semver/internal/debug.js"(exports, module) {
    "use strict";
    var debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {
    };
    module.exports = debug;
  }
});

// node_modules/semver/internal/constants.js
var require_constants = __commonJS({
  "node_modules/semver/internal/constants.js"(exports, module) {
    "use strict";
    var SEMVER_SPEC_VERSION = "2.0.0";
    var MAX_LENGTH = 256;
    var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || /* istanbul ignore next */
    9007199254740991;
    var MAX_SAFE_COMPONENT_LENGTH = 16;
    var MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6;
    var WHITESPACE_CHARACTERS = [
      "	",
      "\n",
      "\v",
      "\f",
      "\r",
      " ",
      "\xA0",
      "\u1680",
      "\u2000",
      "\u2001",
      "\u2002",
      "\u2003",
      "\u2004",
      "\u2005",
      "\u2006",
      "\u2007",
      "\u2008",
      "\u2009",
      "\u200A",
      "\u2028",
      "\u2029",
      "\u202F",
      "\u205F",
      "\u3000",
      "\uFEFF"
    ];
    var RELEASE_TYPES = [
      "major",
      "premajor",
      "minor",
      "preminor",
      "patch",
      "prepatch",
      "prerelease"
    ];
    module.exports = {
      MAX_LENGTH,
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_SAFE_INTEGER,
      WHITESPACE_CHARACTERS,
      RELEASE_TYPES,
      SEMVER_SPEC_VERSION,
      FLAG_INCLUDE_PRERELEASE: 1,
      FLAG_LOOSE: 2
    };
  }
});

// node_modules/semver/internal/re.js
var require_re = __commonJS({
  "node_modules/semver/internal/re.js"(exports, module) {
    "use strict";
    var {
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_LENGTH
    } = require_constants();
    var debug = require_debug();
    exports = module.exports = {};
    var re = exports.re = [];
    var safeRe = exports.safeRe = [];
    var src = exports.src = [];
    var safeSrc = exports.safeSrc = [];
    var t = exports.t = {};
    var R = 0;
    var LETTERDASHNUMBER = "[a-zA-Z0-9-]";
    var safeRegexReplacements = [
      ["\\s", 1],
      ["\\d", MAX_LENGTH],
      [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
    ];
    var makeSafeRegex = (value) => {
      for (const [token2, max] of safeRegexReplacements) {
        value = value.split(`${token2}*`).join(`${token2}{0,${max}}`).split(`${token2}+`).join(`${token2}{1,${max}}`);
      }
      return value;
    };
    var createToken = (name, value, isGlobal) => {
      const safe = makeSafeRegex(value);
      const index = R++;
      debug(name, index, value);
      t[name] = index;
      src[index] = value;
      safeSrc[index] = safe;
      re[index] = new RegExp(value, isGlobal ? "g" : void 0);
      safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
    };
    createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
    createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
    createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
    createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
    createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
    createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
    createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
    createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
    createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
    createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
    createToken("FULL", `^${src[t.FULLPLAIN]}$`);
    createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
    createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
    createToken("GTLT", "((?:<|>)?=?)");
    createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
    createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
    createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
    createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COERCEPLAIN", `${"(^|[^\\d])(\\d{1,"}${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
    createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
    createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
    createToken("COERCERTL", src[t.COERCE], true);
    createToken("COERCERTLFULL", src[t.COERCEFULL], true);
    createToken("LONETILDE", "(?:~>?)");
    createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
    exports.tildeTrimReplace = "$1~";
    createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
    createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("LONECARET", "(?:\\^)");
    createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
    exports.caretTrimReplace = "$1^";
    createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
    createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
    createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
    createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
    exports.comparatorTrimReplace = "$1$2$3";
    createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
    createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
    createToken("STAR", "(<|>)?=?\\s*\\*");
    createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
    createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
  }
});

// node_modules/semver/internal/parse-options.js
var require_parse_options = __commonJS({
  "node_modules/semver/internal/parse-options.js"(exports, module) {
    "use strict";
    var looseOption = Object.freeze({ loose: true });
    var emptyOpts = Object.freeze({});
    var parseOptions = (options) => {
      if (!options) {
        return emptyOpts;
      }
      if (typeof options !== "object") {
        return looseOption;
      }
      return options;
    };
    module.exports = parseOptions;
  }
});

// node_modules/semver/internal/identifiers.js
var require_identifiers = __commonJS({
  "node_modules/semver/internal/identifiers.js"(exports, module) {
    "use strict";
    var numeric = /^[0-9]+$/;
    var compareIdentifiers = (a, b) => {
      if (typeof a === "number" && typeof b === "number") {
        return a === b ? 0 : a < b ? -1 : 1;
      }
      const anum = numeric.test(a);
      const bnum = numeric.test(b);
      if (anum && bnum) {
        a = +a;
        b = +b;
      }
      return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
    };
    var rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
    module.exports = {
      compareIdentifiers,
      rcompareIdentifiers
    };
  }
});

// node_modules/semver/classes/semver.js
var require_semver = __commonJS({
  "node_modules/semver/classes/semver.js"(exports, module) {
    "use strict";
    var debug = require_debug();
    var { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
    var { safeRe: re, t } = require_re();
    var parseOptions = require_parse_options();
    var { compareIdentifiers } = require_identifiers();
    var isPrereleaseIdentifier = (prerelease, identifier) => {
      const identifiers = identifier.split(".");
      if (identifiers.length > prerelease.length) {
        return false;
      }
      for (let i = 0; i < identifiers.length; i++) {
        if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
          return false;
        }
      }
      return true;
    };
    var SemVer = class _SemVer {
      constructor(version2, options) {
        options = parseOptions(options);
        if (version2 instanceof _SemVer) {
          if (version2.loose === !!options.loose && version2.includePrerelease === !!options.includePrerelease) {
            return version2;
          } else {
            version2 = version2.version;
          }
        } else if (typeof version2 !== "string") {
          throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version2}".`);
        }
        if (version2.length > MAX_LENGTH) {
          throw new TypeError(
            `version is longer than ${MAX_LENGTH} characters`
          );
        }
        debug("SemVer", version2, options);
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        const m = version2.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
        if (!m) {
          throw new TypeError(`Invalid Version: ${version2}`);
        }
        this.raw = version2;
        this.major = +m[1];
        this.minor = +m[2];
        this.patch = +m[3];
        if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
          throw new TypeError("Invalid major version");
        }
        if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
          throw new TypeError("Invalid minor version");
        }
        if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
          throw new TypeError("Invalid patch version");
        }
        if (!m[4]) {
          this.prerelease = [];
        } else {
          this.prerelease = m[4].split(".").map((id) => {
            if (/^[0-9]+$/.test(id)) {
              const num = +id;
              if (num >= 0 && num < MAX_SAFE_INTEGER) {
                return num;
              }
            }
            return id;
          });
        }
        this.build = m[5] ? m[5].split(".") : [];
        this.format();
      }
      format() {
        this.version = `${this.major}.${this.minor}.${this.patch}`;
        if (this.prerelease.length) {
          this.version += `-${this.prerelease.join(".")}`;
        }
        return this.version;
      }
      toString() {
        return this.version;
      }
      compare(other) {
        debug("SemVer.compare", this.version, this.options, other);
        if (!(other instanceof _SemVer)) {
          if (typeof other === "string" && other === this.version) {
            return 0;
          }
          other = new _SemVer(other, this.options);
        }
        if (other.version === this.version) {
          return 0;
        }
        return this.compareMain(other) || this.comparePre(other);
      }
      compareMain(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.major < other.major) {
          return -1;
        }
        if (this.major > other.major) {
          return 1;
        }
        if (this.minor < other.minor) {
          return -1;
        }
        if (this.minor > other.minor) {
          return 1;
        }
        if (this.patch < other.patch) {
          return -1;
        }
        if (this.patch > other.patch) {
          return 1;
        }
        return 0;
      }
      comparePre(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.prerelease.length && !other.prerelease.length) {
          return -1;
        } else if (!this.prerelease.length && other.prerelease.length) {
          return 1;
        } else if (!this.prerelease.length && !other.prerelease.length) {
          return 0;
        }
        let i = 0;
        do {
          const a = this.prerelease[i];
          const b = other.prerelease[i];
          debug("prerelease compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      compareBuild(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        let i = 0;
        do {
          const a = this.build[i];
          const b = other.build[i];
          debug("build compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      // preminor will bump the version up to the next minor release, and immediately
      // down to pre-release. premajor and prepatch work the same way.
      inc(release, identifier, identifierBase) {
        if (release.startsWith("pre")) {
          if (!identifier && identifierBase === false) {
            throw new Error("invalid increment argument: identifier is empty");
          }
          if (identifier) {
            const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
            if (!match || match[1] !== identifier) {
              throw new Error(`invalid identifier: ${identifier}`);
            }
          }
        }
        switch (release) {
          case "premajor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor = 0;
            this.major++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "preminor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "prepatch":
            this.prerelease.length = 0;
            this.inc("patch", identifier, identifierBase);
            this.inc("pre", identifier, identifierBase);
            break;
          // If the input is a non-prerelease version, this acts the same as
          // prepatch.
          case "prerelease":
            if (this.prerelease.length === 0) {
              this.inc("patch", identifier, identifierBase);
            }
            this.inc("pre", identifier, identifierBase);
            break;
          case "release":
            if (this.prerelease.length === 0) {
              throw new Error(`version ${this.raw} is not a prerelease`);
            }
            this.prerelease.length = 0;
            break;
          case "major":
            if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) {
              this.major++;
            }
            this.minor = 0;
            this.patch = 0;
            this.prerelease = [];
            break;
          case "minor":
            if (this.patch !== 0 || this.prerelease.length === 0) {
              this.minor++;
            }
            this.patch = 0;
            this.prerelease = [];
            break;
          case "patch":
            if (this.prerelease.length === 0) {
              this.patch++;
            }
            this.prerelease = [];
            break;
          // This probably shouldn't be used publicly.
          // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
          case "pre": {
            const base = Number(identifierBase) ? 1 : 0;
            if (this.prerelease.length === 0) {
              this.prerelease = [base];
            } else {
              let i = this.prerelease.length;
              while (--i >= 0) {
                if (typeof this.prerelease[i] === "number") {
                  this.prerelease[i]++;
                  i = -2;
                }
              }
              if (i === -1) {
                if (identifier === this.prerelease.join(".") && identifierBase === false) {
                  throw new Error("invalid increment argument: identifier already exists");
                }
                this.prerelease.push(base);
              }
            }
            if (identifier) {
              let prerelease = [identifier, base];
              if (identifierBase === false) {
                prerelease = [identifier];
              }
              if (isPrereleaseIdentifier(this.prerelease, identifier)) {
                const prereleaseBase = this.prerelease[identifier.split(".").length];
                if (isNaN(prereleaseBase)) {
                  this.prerelease = prerelease;
                }
              } else {
                this.prerelease = prerelease;
              }
            }
            break;
          }
          default:
            throw new Error(`invalid increment argument: ${release}`);
        }
        this.raw = this.format();
        if (this.build.length) {
          this.raw += `+${this.build.join(".")}`;
        }
        return this;
      }
    };
    module.exports = SemVer;
  }
});

// node_modules/semver/functions/parse.js
var require_parse = __commonJS({
  "node_modules/semver/functions/parse.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var parse2 = (version2, options, throwErrors = false) => {
      if (version2 instanceof SemVer) {
        return version2;
      }
      try {
        return new SemVer(version2, options);
      } catch (er) {
        if (!throwErrors) {
          return null;
        }
        throw er;
      }
    };
    module.exports = parse2;
  }
});

// node_modules/semver/internal/lrucache.js
var require_lrucache = __commonJS({
  "node_modules/semver/internal/lrucache.js"(exports, module) {
    "use strict";
    var LRUCache = class {
      constructor() {
        this.max = 1e3;
        this.map = /* @__PURE__ */ new Map();
      }
      get(key) {
        const value = this.map.get(key);
        if (value === void 0) {
          return void 0;
        } else {
          this.map.delete(key);
          this.map.set(key, value);
          return value;
        }
      }
      delete(key) {
        return this.map.delete(key);
      }
      set(key, value) {
        const deleted = this.delete(key);
        if (!deleted && value !== void 0) {
          if (this.map.size >= this.max) {
            const firstKey = this.map.keys().next().value;
            this.delete(firstKey);
          }
          this.map.set(key, value);
        }
        return this;
      }
    };
    module.exports = LRUCache;
  }
});

// node_modules/semver/functions/compare.js
var require_compare = __commonJS({
  "node_modules/semver/functions/compare.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var compare2 = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
    module.exports = compare2;
  }
});

// node_modules/semver/functions/eq.js
var require_eq = __commonJS({
  "node_modules/semver/functions/eq.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var eq = (a, b, loose) => compare2(a, b, loose) === 0;
    module.exports = eq;
  }
});

// node_modules/semver/functions/neq.js
var require_neq = __commonJS({
  "node_modules/semver/functions/neq.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var neq = (a, b, loose) => compare2(a, b, loose) !== 0;
    module.exports = neq;
  }
});

// node_modules/semver/functions/gt.js
var require_gt = __commonJS({
  "node_modules/semver/functions/gt.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var gt = (a, b, loose) => compare2(a, b, loose) > 0;
    module.exports = gt;
  }
});

// node_modules/semver/functions/gte.js
var require_gte = __commonJS({
  "node_modules/semver/functions/gte.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var gte = (a, b, loose) => compare2(a, b, loose) >= 0;
    module.exports = gte;
  }
});

// node_modules/semver/functions/lt.js
var require_lt = __commonJS({
  "node_modules/semver/functions/lt.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var lt = (a, b, loose) => compare2(a, b, loose) < 0;
    module.exports = lt;
  }
});

// node_modules/semver/functions/lte.js
var require_lte = __commonJS({
  "node_modules/semver/functions/lte.js"(exports, module) {
    "use strict";
    var compare2 = require_compare();
    var lte = (a, b, loose) => compare2(a, b, loose) <= 0;
    module.exports = lte;
  }
});

// node_modules/semver/functions/cmp.js
var require_cmp = __commonJS({
  "node_modules/semver/functions/cmp.js"(exports, module) {
    "use strict";
    var eq = require_eq();
    var neq = require_neq();
    var gt = require_gt();
    var gte = require_gte();
    var lt = require_lt();
    var lte = require_lte();
    var cmp = (a, op, b, loose) => {
      switch (op) {
        case "===":
          if (typeof a === "object") {
            a = a.version;
          }
          if (typeof b === "object") {
            b = b.version;
          }
          return a === b;
        case "!==":
          if (typeof a === "object") {
            a = a.version;
          }
          if (typeof b === "object") {
            b = b.version;
          }
          return a !== b;
        case "":
        case "=":
        case "==":
          return eq(a, b, loose);
        case "!=":
          return neq(a, b, loose);
        case ">":
          return gt(a, b, loose);
        case ">=":
          return gte(a, b, loose);
        case "<":
          return lt(a, b, loose);
        case "<=":
          return lte(a, b, loose);
        default:
          throw new TypeError(`Invalid operator: ${op}`);
      }
    };
    module.exports = cmp;
  }
});

// node_modules/semver/classes/comparator.js
var require_comparator = __commonJS({
  "node_modules/semver/classes/comparator.js"(exports, module) {
    "use strict";
    var ANY = /* @__PURE__ */ Symbol("SemVer ANY");
    var Comparator = class _Comparator {
      static get ANY() {
        return ANY;
      }
      constructor(comp, options) {
        options = parseOptions(options);
        if (comp instanceof _Comparator) {
          if (comp.loose === !!options.loose) {
            return comp;
          } else {
            comp = comp.value;
          }
        }
        comp = comp.trim().split(/\s+/).join(" ");
        debug("comparator", comp, options);
        this.options = options;
        this.loose = !!options.loose;
        this.parse(comp);
        if (this.semver === ANY) {
          this.value = "";
        } else {
          this.value = this.operator + this.semver.version;
        }
        debug("comp", this);
      }
      parse(comp) {
        const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
        const m = comp.match(r);
        if (!m) {
          throw new TypeError(`Invalid comparator: ${comp}`);
        }
        this.operator = m[1] !== void 0 ? m[1] : "";
        if (this.operator === "=") {
          this.operator = "";
        }
        if (!m[2]) {
          this.semver = ANY;
        } else {
          this.semver = new SemVer(m[2], this.options.loose);
        }
      }
      toString() {
        return this.value;
      }
      test(version2) {
        debug("Comparator.test", version2, this.options.loose);
        if (this.semver === ANY || version2 === ANY) {
          return true;
        }
        if (typeof version2 === "string") {
          try {
            version2 = new SemVer(version2, this.options);
          } catch (er) {
            return false;
          }
        }
        return cmp(version2, this.operator, this.semver, this.options);
      }
      intersects(comp, options) {
        if (!(comp instanceof _Comparator)) {
          throw new TypeError("a Comparator is required");
        }
        if (this.operator === "") {
          if (this.value === "") {
            return true;
          }
          return new Range(comp.value, options).test(this.value);
        } else if (comp.operator === "") {
          if (comp.value === "") {
            return true;
          }
          return new Range(this.value, options).test(comp.semver);
        }
        options = parseOptions(options);
        if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) {
          return false;
        }
        if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) {
          return false;
        }
        if (this.operator.startsWith(">") && comp.operator.startsWith(">")) {
          return true;
        }
        if (this.operator.startsWith("<") && comp.operator.startsWith("<")) {
          return true;
        }
        if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) {
          return true;
        }
        if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) {
          return true;
        }
        if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) {
          return true;
        }
        return false;
      }
    };
    module.exports = Comparator;
    var parseOptions = require_parse_options();
    var { safeRe: re, t } = require_re();
    var cmp = require_cmp();
    var debug = require_debug();
    var SemVer = require_semver();
    var Range = require_range();
  }
});

// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = __commonJS({
  "node_modules/semver/internal/trim-comparator-whitespace.js"(exports, module) {
    "use strict";
    var {
      MAX_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      WHITESPACE_CHARACTERS
    } = require_constants();
    var whitespace = new Uint8Array(65536);
    for (const char of WHITESPACE_CHARACTERS) {
      whitespace[char.charCodeAt(0)] = 1;
    }
    var isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
    var isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
    var isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
    var isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
    var isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
    var isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
    var findDigitsEndIndex = (range, start, limit, digitRuns) => {
      if (!isDigit(range[start])) {
        return start;
      }
      if (start >= digitRuns.start && start < digitRuns.end) {
        return Math.min(start + limit, digitRuns.end);
      }
      if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
        return Math.min(start + limit, digitRuns.previousEnd);
      }
      let end = start + 1;
      while (isDigit(range[end])) {
        end++;
      }
      digitRuns.previousStart = digitRuns.start;
      digitRuns.previousEnd = digitRuns.end;
      digitRuns.start = start;
      digitRuns.end = end;
      return Math.min(start + limit, end);
    };
    var findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
      if (!loose && range[start] === "0") {
        return start + 1;
      }
      return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
    };
    var findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
      const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
      if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
        let end = digitsEnd + 1;
        const limit = end + MAX_SAFE_BUILD_LENGTH;
        while (end < limit && isIdentifierCharacter(range[end])) {
          end++;
        }
        return end;
      }
      return findVersionNumberEndIndex(range, start, loose, digitRuns);
    };
    var findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
      const hyphen = range[start] === "-";
      if (!loose && !hyphen) {
        return start;
      }
      const identifierStart = start + (hyphen ? 1 : 0);
      let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
      if (end === identifierStart) {
        if (!loose || !hyphen) {
          return start;
        }
        end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
      }
      while (range[end] === ".") {
        const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
        if (next === end + 1) {
          break;
        }
        end = next;
      }
      return end;
    };
    var findBuildIdentifierEndIndex = (range, start) => {
      let end = start;
      while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
        end++;
      }
      return end;
    };
    var findBuildEndIndex = (range, start) => {
      if (range[start] !== "+") {
        return start;
      }
      let end = findBuildIdentifierEndIndex(range, start + 1);
      if (end === start + 1) {
        return start;
      }
      while (range[end] === ".") {
        const next = findBuildIdentifierEndIndex(range, end + 1);
        if (next === end + 1) {
          break;
        }
        end = next;
      }
      return end;
    };
    var findLooseFullVersionEndIndex = (range, start, digitRuns) => {
      let end = start;
      for (let component = 0; component < 3; component++) {
        const next = findVersionNumberEndIndex(range, end, true, digitRuns);
        if (next === end) {
          return start;
        }
        end = next;
        if (component < 2) {
          if (range[end] !== ".") {
            return start;
          }
          end++;
        }
      }
      const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
      return findBuildEndIndex(range, prereleaseEnd);
    };
    var findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
      if (isDigit(range[start])) {
        return findVersionNumberEndIndex(range, start, false, digitRuns);
      }
      return isVersionStart(range[start]) ? start + 1 : start;
    };
    var findPartialVersionEndIndex = (range, start, digitRuns) => {
      let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
      for (let component = 0; component < 2; component++) {
        if (range[end] !== ".") {
          return end;
        }
        const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
        if (next === end + 1) {
          return end;
        }
        end = next;
      }
      const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
      return findBuildEndIndex(range, prereleaseEnd);
    };
    var findVersionEndIndex = (range, start, digitRuns) => {
      const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
      return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
    };
    var findRemovableWhitespaceIndex = (range, matchStart) => {
      let position = matchStart;
      if (isWhitespace(range[position])) {
        position++;
      }
      if (range[position] === "<" || range[position] === ">") {
        position++;
      }
      if (range[position] === "=") {
        position++;
      }
      return isWhitespace(range[position]) ? position : -1;
    };
    var trimComparatorWhitespace = (range) => {
      let result = "";
      let copyFrom = 0;
      let cursor = 0;
      const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 };
      while (cursor < range.length) {
        const matchStart = cursor;
        if (range[cursor] === "<" || range[cursor] === ">") {
          cursor++;
        } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
          cursor++;
          continue;
        }
        while (cursor < range.length && isVersionPrefix(range[cursor])) {
          cursor++;
        }
        if (!isVersionStart(range[cursor])) {
          continue;
        }
        const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
        if (whitespacePosition !== -1) {
          result += range.slice(copyFrom, whitespacePosition);
          copyFrom = whitespacePosition + 1;
        }
        cursor = findVersionEndIndex(range, cursor, digitRuns);
      }
      return result + range.slice(copyFrom);
    };
    module.exports = trimComparatorWhitespace;
  }
});

// node_modules/semver/classes/range.js
var require_range = __commonJS({
  "node_modules/semver/classes/range.js"(exports, module) {
    "use strict";
    var SPACE_CHARACTERS = /\s+/g;
    var Range = class _Range {
      constructor(range, options) {
        options = parseOptions(options);
        if (range instanceof _Range) {
          if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) {
            return range;
          } else {
            return new _Range(range.raw, options);
          }
        }
        if (range instanceof Comparator) {
          this.raw = range.value;
          this.set = [[range]];
          this.formatted = void 0;
          return this;
        }
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
        this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
        if (!this.set.length) {
          throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
        }
        if (this.set.length > 1) {
          const first = this.set[0];
          this.set = this.set.filter((c) => !isNullSet(c[0]));
          if (this.set.length === 0) {
            this.set = [first];
          } else if (this.set.length > 1) {
            for (const c of this.set) {
              if (c.length === 1 && isAny(c[0])) {
                this.set = [c];
                break;
              }
            }
          }
        }
        this.formatted = void 0;
      }
      get range() {
        if (this.formatted === void 0) {
          this.formatted = "";
          for (let i = 0; i < this.set.length; i++) {
            if (i > 0) {
              this.formatted += "||";
            }
            const comps = this.set[i];
            for (let k = 0; k < comps.length; k++) {
              if (k > 0) {
                this.formatted += " ";
              }
              this.formatted += comps[k].toString().trim();
            }
          }
        }
        return this.formatted;
      }
      format() {
        return this.range;
      }
      toString() {
        return this.range;
      }
      parseRange(range) {
        range = range.replace(BUILDSTRIPRE, "");
        const memoOpts = (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE);
        const memoKey = memoOpts + ":" + range;
        const cached = cache.get(memoKey);
        if (cached) {
          return cached;
        }
        const loose = this.options.loose;
        const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
        range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
        debug("hyphen replace", range);
        range = trimComparatorWhitespace(range);
        debug("comparator trim", range);
        range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
        debug("tilde trim", range);
        range = range.replace(re[t.CARETTRIM], caretTrimReplace);
        debug("caret trim", range);
        let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
        if (loose) {
          rangeList = rangeList.filter((comp) => {
            debug("loose invalid filter", comp, this.options);
            return !!comp.match(re[t.COMPARATORLOOSE]);
          });
        }
        debug("range list", rangeList);
        const rangeMap = /* @__PURE__ */ new Map();
        const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
        for (const comp of comparators) {
          if (isNullSet(comp)) {
            return [comp];
          }
          rangeMap.set(comp.value, comp);
        }
        if (rangeMap.size > 1 && rangeMap.has("")) {
          rangeMap.delete("");
        }
        const result = [...rangeMap.values()];
        cache.set(memoKey, result);
        return result;
      }
      intersects(range, options) {
        if (!(range instanceof _Range)) {
          throw new TypeError("a Range is required");
        }
        return this.set.some((thisComparators) => {
          return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
            return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options);
              });
            });
          });
        });
      }
      // if ANY of the sets match ALL of its comparators, then pass
      test(version2) {
        if (!version2) {
          return false;
        }
        if (typeof version2 === "string") {
          try {
            version2 = new SemVer(version2, this.options);
          } catch (er) {
            return false;
          }
        }
        for (let i = 0; i < this.set.length; i++) {
          if (testSet(this.set[i], version2, this.options)) {
            return true;
          }
        }
        return false;
      }
    };
    module.exports = Range;
    var LRU = require_lrucache();
    var cache = new LRU();
    var parseOptions = require_parse_options();
    var Comparator = require_comparator();
    var debug = require_debug();
    var SemVer = require_semver();
    var trimComparatorWhitespace = require_trim_comparator_whitespace();
    var {
      safeRe: re,
      src,
      t,
      tildeTrimReplace,
      caretTrimReplace
    } = require_re();
    var { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
    var BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
    var isNullSet = (c) => c.value === "<0.0.0-0";
    var isAny = (c) => c.value === "";
    var isSatisfiable = (comparators, options) => {
      let result = true;
      const remainingComparators = comparators.slice();
      let testComparator = remainingComparators.pop();
      while (result && remainingComparators.length) {
        result = remainingComparators.every((otherComparator) => {
          return testComparator.intersects(otherComparator, options);
        });
        testComparator = remainingComparators.pop();
      }
      return result;
    };
    var parseComparator = (comp, options) => {
      comp = comp.replace(re[t.BUILD], "");
      debug("comp", comp, options);
      comp = replaceCarets(comp, options);
      debug("caret", comp);
      comp = replaceTildes(comp, options);
      debug("tildes", comp);
      comp = replaceXRanges(comp, options);
      debug("xrange", comp);
      comp = replaceStars(comp, options);
      debug("stars", comp);
      return comp;
    };
    var isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
    var invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
    var replaceTildes = (comp, options) => {
      return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
    };
    var replaceTilde = (comp, options) => {
      const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
      const z = options.includePrerelease ? "-0" : "";
      return comp.replace(r, (_, M, m, p, pr) => {
        debug("tilde", comp, _, M, m, p, pr);
        let ret;
        if (isX(M)) {
          ret = "";
        } else if (isX(m)) {
          ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
        } else if (isX(p)) {
          ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
        } else if (pr) {
          debug("replaceTilde pr", pr);
          ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
        } else {
          ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
        }
        debug("tilde return", ret);
        return ret;
      });
    };
    var replaceCarets = (comp, options) => {
      return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
    };
    var replaceCaret = (comp, options) => {
      debug("caret", comp, options);
      const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
      const z = options.includePrerelease ? "-0" : "";
      return comp.replace(r, (_, M, m, p, pr) => {
        debug("caret", comp, _, M, m, p, pr);
        let ret;
        if (isX(M)) {
          ret = "";
        } else if (isX(m)) {
          ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
        } else if (isX(p)) {
          if (M === "0") {
            ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
          } else {
            ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
          }
        } else if (pr) {
          debug("replaceCaret pr", pr);
          if (M === "0") {
            if (m === "0") {
              ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
            } else {
              ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
            }
          } else {
            ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
          }
        } else {
          debug("no pr");
          if (M === "0") {
            if (m === "0") {
              ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
            } else {
              ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
            }
          } else {
            ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
          }
        }
        debug("caret return", ret);
        return ret;
      });
    };
    var replaceXRanges = (comp, options) => {
      debug("replaceXRanges", comp, options);
      return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
    };
    var replaceXRange = (comp, options) => {
      comp = comp.trim();
      const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
      return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
        debug("xRange", comp, ret, gtlt, M, m, p, pr);
        if (invalidXRangeOrder(M, m, p)) {
          return comp;
        }
        const xM = isX(M);
        const xm = xM || isX(m);
        const xp = xm || isX(p);
        const anyX = xp;
        if (gtlt === "=" && anyX) {
          gtlt = "";
        }
        pr = options.includePrerelease ? "-0" : "";
        if (xM) {
          if (gtlt === ">" || gtlt === "<") {
            ret = "<0.0.0-0";
          } else {
            ret = "*";
          }
        } else if (gtlt && anyX) {
          if (xm) {
            m = 0;
          }
          p = 0;
          if (gtlt === ">") {
            gtlt = ">=";
            if (xm) {
              M = +M + 1;
              m = 0;
              p = 0;
            } else {
              m = +m + 1;
              p = 0;
            }
          } else if (gtlt === "<=") {
            gtlt = "<";
            if (xm) {
              M = +M + 1;
            } else {
              m = +m + 1;
            }
          }
          if (gtlt === "<") {
            pr = "-0";
          }
          ret = `${gtlt + M}.${m}.${p}${pr}`;
        } else if (xm) {
          ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
        } else if (xp) {
          ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
        }
        debug("xRange return", ret);
        return ret;
      });
    };
    var replaceStars = (comp, options) => {
      debug("replaceStars", comp, options);
      return comp.trim().replace(re[t.STAR], "");
    };
    var replaceGTE0 = (comp, options) => {
      debug("replaceGTE0", comp, options);
      return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
    };
    var hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
      if (isX(fM)) {
        from = "";
      } else if (isX(fm)) {
        from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
      } else if (isX(fp)) {
        from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
      } else if (fpr) {
        from = `>=${from}`;
      } else {
        from = `>=${from}${incPr ? "-0" : ""}`;
      }
      if (isX(tM)) {
        to = "";
      } else if (isX(tm)) {
        to = `<${+tM + 1}.0.0-0`;
      } else if (isX(tp)) {
        to = `<${tM}.${+tm + 1}.0-0`;
      } else if (tpr) {
        to = `<=${tM}.${tm}.${tp}-${tpr}`;
      } else if (incPr) {
        to = `<${tM}.${tm}.${+tp + 1}-0`;
      } else {
        to = `<=${to}`;
      }
      return `${from} ${to}`.trim();
    };
    var testSet = (set, version2, options) => {
      for (let i = 0; i < set.length; i++) {
        if (!set[i].test(version2)) {
          return false;
        }
      }
      if (version2.prerelease.length && !options.includePrerelease) {
        for (let i = 0; i < set.length; i++) {
          debug(set[i].semver);
          if (set[i].semver === Comparator.ANY) {
            continue;
          }
          if (set[i].semver.prerelease.length > 0) {
            const allowed = set[i].semver;
            if (allowed.major === version2.major && allowed.minor === version2.minor && allowed.patch === version2.patch) {
              return true;
            }
          }
        }
        return false;
      }
      return true;
    };
  }
});

// node_modules/semver/functions/satisfies.js
var require_satisfies = __commonJS({
  "node_modules/semver/functions/satisfies.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var satisfies2 = (version2, range, options) => {
      try {
        range = new Range(range, options);
      } catch (er) {
        return false;
      }
      return range.test(version2);
    };
    module.exports = satisfies2;
  }
});

// src/domain/scan/side-car-scans.ts
var UNKNOWN_IMAGE = "an unknown image";
var NO_SIDE_CARS = { images: [] };
var allScanned = (parts) => ({
  images: parts.flatMap((part) => part?.images ?? []),
  unread: parts.flatMap((part) => part?.unread ?? [])
});
var ofSideCar = (scan, sideCar) => {
  if (scan.kind === "broke") return { ...scan, sideCar };
  const findings = scan.report.findings.map((finding) => ({ ...finding, sideCar }));
  return { ...scan, report: { ...scan.report, sideCar, findings } };
};
var scansOf = ({ images, unread = [] }) => [
  ...images.flatMap(({ scans }) => scans),
  ...unread
];

// src/report/hostile.ts
var PASSED_OVER = "[\\p{M}\\p{C}]*";
var COMMAND_AT_START = new RegExp(`^[\\s\\p{Z}\\p{M}\\p{C}]*:${PASSED_OVER}:`, "u");
var OLD_COMMAND = new RegExp(`(#${PASSED_OVER}#${PASSED_OVER})\\[`, "gu");
var visibleLines = (text2) => text2.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => isVisible(line) ? line : line.replace(ESCAPE_SEQUENCES, "").replace(INVISIBLE, ""));
var isVisible = (line) => /^[\t -~]*$/u.test(line);
var logLines = (text2) => isHarmless(text2) ? [text2] : safeLines(text2);
var isHarmless = (text2) => isVisible(text2) && !text2.includes("::") && !text2.includes("##[");
var safeLines = (text2) => visibleLines(text2.replace(/(?:\r\n|\n|\r)$/u, "")).map((line) => {
  if (isHarmless(line)) return line;
  const unprefixed = line.replace(OLD_COMMAND, "$1\\[");
  return COMMAND_AT_START.test(unprefixed) ? `\\${unprefixed.trimStart()}` : unprefixed;
});
var plainLines = (text2, limit) => {
  const lines = logLines(text2).map((line) => line.trimEnd());
  return cut2(lines.filter((line) => line !== "").join("\n"), limit);
};
var plainLine = (text2, limit = Infinity) => {
  return cut2(visibleLines(text2).join(" ").replace(/\s+/gu, " ").trim(), limit);
};
var cut2 = (text2, limit) => {
  if (text2.length <= limit) return text2;
  const characters = Array.from(text2);
  return characters.length <= limit ? text2 : `${characters.slice(0, limit - 1).join("")}\u2026`;
};
var SEPARATED = /[@#$]|(?<!\d):(?=\S)|:(?=[^\s\d])|(?<=www)\.|(?<=\bGH)-(?=\d)/giu;
var STRUCTURAL = /[&<>\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
var AT_START = /^[-+=]|^(\d+)([.)])(?=\s|$)/u;
var entity = (character) => `&#${character.codePointAt(0) ?? 0};`;
var markdown = (text2, limit = 300) => plainLine(text2, limit).split(new RegExp(`(${STRUCTURAL.source}|${SEPARATED.source})`, "giu")).map((part, index) => index % 2 === 0 ? part : isSeparated(part) ? `<span>${entity(part)}</span>` : entity(part)).join("").replace(
  AT_START,
  (start, digits, mark) => digits === void 0 ? entity(start) : `${digits}${entity(mark ?? "")}`
);
var LAST_CODE_POINT = 1114111;
var unescaped = (text2) => text2.replace(/<\/?span>/gu, "").replace(
  /&#(\d+);/gu,
  (whole, code) => Number(code) <= LAST_CODE_POINT ? String.fromCodePoint(Number(code)) : whole
);
var isSeparated = (character) => /[@#:$.-]/u.test(character);
var codeSpan = (text2, limit = 300) => {
  const line = plainLine(text2, limit);
  return /[\\|`]/u.test(line) || line === "" ? `<code>${markdown(line, limit)}</code>` : `\`${line}\``;
};
var prose = (text2, limit = 600) => plainLine(text2, limit).split(/`([^`]+)`/u).map(
  (part, index) => index % 2 === 1 ? codeSpan(part) : part.replace(/\S(?:.*\S)?/u, (words) => markdown(words, limit))
).join("");
var codeBlock = (text2, language = "text") => {
  const lines = visibleLines(text2);
  const longest = lines.join("\n").matchAll(/`+/gu).reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n");
};
var link = (text2, address) => {
  const target = address === null ? null : httpsAddress(address);
  return target === null ? markdown(text2) : `[${markdown(text2)}](${target})`;
};
var httpsAddress = (address) => {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  return url.href.replace(
    /[()<>[\]|\\`*"]/gu,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
  );
};

// src/domain/image/tag.ts
var import_parse = __toESM(require_parse(), 1);

// src/domain/image/reserved-tags.ts
var RUN_MARK = /^run-\d{1,20}-[0-9a-f]{12}$/u;
var PASSED_MARK = /^passed-.+-[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;
var isRunMark = (tag) => RUN_MARK.test(tag);
var isReservedTag = (tag) => isRunMark(tag) || PASSED_MARK.test(tag);

// src/domain/image/valid-tag.ts
import { createHash } from "node:crypto";
var VALID_TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
var LONGEST_TAG = 128;
var HASH_LENGTH = 8;
var HASH_AT_END = /-(?=\d*[a-f])[0-9a-f]{8}$/;
var validTag = (text2) => {
  const taken = takenFor(text2);
  if (isImageTag(text2) && taken === null) return { tag: text2, changes: [] };
  const replaced = text2.replaceAll(/[^A-Za-z0-9._-]+/g, "-");
  const stripped = replaced.replace(/^[.-]+/, "");
  const hash = hashOf(text2);
  const kept = stripped.slice(0, LONGEST_TAG - HASH_LENGTH - 1).replace(/(?<![.-])[.-]+$/, "");
  const tag = `${kept}-${hash}`;
  if (!/[A-Za-z0-9]/.test(kept) || !isImageTag(tag)) {
    const message = `tag '${quoted(text2)}' has no letter or digit that a tag may have`;
    throw fault("E_TAG", { message, headline: message });
  }
  const changes = [
    ...replaced === text2 ? [] : ['characters that a tag cannot have became "-"'],
    ...stripped === replaced ? [] : ['"." and "-" at the start were removed'],
    ...isImageTag(text2) && taken !== null ? [taken] : [],
    ...text2.length > LONGEST_TAG ? [`it was cut to ${LONGEST_TAG} characters`] : [],
    `${hash}, a hash of the whole text, was added`
  ];
  return { tag, changes };
};
var takenFor = (text2) => {
  if (isReservedTag(text2)) return "it is a mark of ship-to-ecs";
  return HASH_AT_END.test(text2) ? "it ends like a hash of another text" : null;
};
var hashOf = (text2) => {
  const digits = createHash("sha256").update(text2).digest("hex");
  const letter = digits.search(/[a-f]/);
  const start = Math.max(0, letter - HASH_LENGTH + 1);
  return digits.slice(start, start + HASH_LENGTH);
};
var isImageTag = (text2) => VALID_TAG.test(text2);

// src/domain/image/tag.ts
var SHORT_SHA_LENGTH = 7;
var version = (input) => (0, import_parse.default)(input.run.gitTag);
var ALWAYS = "it is unknown in this run";
var ONLY_SEMVER = "only a run for a Git tag that is a semantic version (v1.2.3) has one";
var ONLY_GITHUB = "only a run in GitHub Actions has one";
var PLACEHOLDERS = {
  environment: { anyText: true, value: (input) => input.environment, absent: "`environment` is not set" },
  sha: { value: ({ run }) => commitOf(run), absent: ALWAYS },
  "short-sha": { value: ({ run }) => commitOf(run).slice(0, SHORT_SHA_LENGTH), absent: ALWAYS },
  branch: { anyText: true, value: ({ run }) => run.branch, absent: "the run is not for a branch" },
  pr: { value: ({ run }) => run.pullRequest, absent: "only a run for a pull request has one" },
  "run-number": { value: ({ run }) => run.runNumber, absent: ONLY_GITHUB },
  "run-attempt": { value: ({ run }) => run.runAttempt, absent: ONLY_GITHUB },
  "run-id": { value: ({ run }) => run.runId, absent: ONLY_GITHUB },
  date: { value: (_, now) => new Date(now).toISOString().slice(0, 10).replaceAll("-", ""), absent: ALWAYS },
  semver: {
    anyText: true,
    value: (input) => version(input) && input.run.gitTag?.replace(/^v/, ""),
    absent: ONLY_SEMVER
  },
  major: { value: (input) => version(input)?.major, absent: ONLY_SEMVER },
  minor: { value: (input) => version(input)?.minor, absent: ONLY_SEMVER },
  patch: { value: (input) => version(input)?.patch, absent: ONLY_SEMVER }
};
var TAG_PLACEHOLDERS = Object.keys(PLACEHOLDERS);
var commitOf = (run) => run.headSha ?? run.sha;
var tagFrom = (input, now) => {
  const text2 = fill(input, now);
  const isFixed = !hasAnyText(input.template);
  if (isFixed && isReservedTag(text2)) throw reserved(input.template, text2);
  const asGiven = isFixed && isImageTag(text2) ? { tag: text2, changes: [] } : validTag(text2);
  return { ...asGiven, commit: commitOf(input.run) };
};
var reserved = (template, text2) => fault("E_TAG", {
  message: `tag '${quoted(template)}' gives ${text2}, which is a mark that only a run sets on what it has proved`,
  headline: `tag '${quoted(template)}' gives a mark of ship-to-ecs`,
  hint: "Choose another tag: `passed-<environment>-<commit>` and `run-<id>-<hash>` are set by ship-to-ecs itself."
});
var hasAnyText = (template) => [...template.matchAll(/\{([^{}]*)\}/g)].some(([, name = ""]) => placeholderOf(name)?.anyText === true);
var templateProblems = (template) => {
  const unknown = listedProblems([...new Set(unknownIn(template))].map(unknownPlaceholder));
  const literal = template.replaceAll(/\{[^{}]*\}/g, "");
  return /[{}]/.test(literal) ? [...unknown, "a brace is not closed or not opened"] : unknown;
};
var unknownIn = (template) => [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name).filter((name) => placeholderOf(name) === void 0);
var placeholderOf = (name) => Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : void 0;
var fill = (input, now) => {
  const wrong = templateProblems(input.template);
  if (wrong.length > 0) throw wrongTemplate(input.template, wrong);
  const absent = [];
  const text2 = input.template.replaceAll(/\{([^{}]*)\}/g, (_, name) => {
    const placeholder = placeholderOf(name);
    const value = String(placeholder?.value(input, now) ?? "");
    if (value === "") absent.push({ name: `{${name}} has no value in this run`, why: placeholder?.absent ?? "" });
    return value;
  });
  if (absent.length === 0) return text2;
  const problems = absent.map(({ name, why }) => `${name}: ${why}`);
  const message = `tag '${quoted(input.template)}': ${problems.join("; ")}`;
  throw fault("E_TAG", {
    message,
    headline: [message, ...problems.slice(0, 1), ...absent.slice(0, 1).map(({ name }) => name)],
    hint: "Remove the placeholder from `tag`, or set another `tag` in the workflow of this event."
  });
};
var wrongTemplate = (template, problems) => {
  const message = `tag '${quoted(template)}': ${problems.join("; ")}`;
  const [unknown] = unknownIn(template);
  return fault("E_TAG", {
    message,
    headline: unknown === void 0 ? message : `{${unknown}} is not a placeholder of \`tag\``
  });
};
var unknownPlaceholder = (name) => {
  const near = nearest(quoted(name), TAG_PLACEHOLDERS);
  const known = TAG_PLACEHOLDERS.map((one) => `{${one}}`).join(" ");
  return `{${name}} is not one of ${known}${near === null ? "" : `; did you mean {${near}}?`}`;
};

// src/domain/scan/findings.ts
var SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"];
var DOCKLE_LEVELS = ["FATAL", "WARN", "INFO"];
var SOURCES = {
  trivy: {
    name: "Trivy",
    levels: { CRITICAL: "CRITICAL", HIGH: "HIGH", MEDIUM: "MEDIUM", LOW: "LOW", UNKNOWN: "UNKNOWN" }
  },
  dockle: { name: "Dockle", levels: { FATAL: "HIGH", WARN: "MEDIUM", INFO: "LOW" } },
  // The words of both kinds of scans (ECR API Reference, ImageScanFindings; Inspector API Reference, Finding).
  ecr: {
    name: "ECR",
    levels: {
      CRITICAL: "CRITICAL",
      HIGH: "HIGH",
      MEDIUM: "MEDIUM",
      LOW: "LOW",
      INFORMATIONAL: "LOW",
      UNDEFINED: "UNKNOWN",
      UNTRIAGED: "UNKNOWN"
    }
  },
  /** What is seen in the image without a scanner: its size, its base. */
  image: { name: "Image", levels: { VIOLATION: "HIGH" } }
};
var levelsOf = (source) => Object.keys(SOURCES[source].levels);
var trivysReport = (scans) => scans.filter((scan) => scan.kind === "report").find(({ report }) => report.source === "trivy");
var recordedScan = (scan) => scan.kind === "broke" ? scan : { kind: "report", report: scan.report };
var wasScanned = ({ source, unchecked }) => source !== "ecr" || unchecked === null;
var worstFirst = (findings) => findings.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
var countByLevel = (source, findings) => Object.fromEntries(levelsOf(source).map((word) => [word, findings.filter(({ level }) => level === word).length]));
var countsInWords = (source, findings) => Object.entries(countByLevel(source, findings)).flatMap(([level, count]) => count === 0 ? [] : [`${count} ${level}`]).join(", ");
var severitiesInWords = (findings) => SEVERITIES.flatMap((severity) => {
  const count = findings.filter((finding) => finding.severity === severity).length;
  return count === 0 ? [] : [`${count} ${severity}`];
}).join(", ") || "nothing";

// src/domain/task-definition/diff-text.ts
var diffText = ({ lines, leftOut }) => [
  ...lines.map(({ sign, text: text2 }) => `${sign}${text2}`),
  ...leftOut === 0 ? [] : [`\u2026 ${leftOut} more ${leftOut === 1 ? "line" : "lines"}`]
].join("\n");

// src/domain/image/image-name.ts
var repositoryName = (repositoryUri) => {
  const slash = repositoryUri.indexOf("/");
  return { registry: repositoryUri.slice(0, slash), repository: repositoryUri.slice(slash + 1) };
};
var accountOfRegistry = (host) => /^(\d{12})\.dkr[.-]ecr[.-]/.exec(host)?.[1] ?? null;
var imageName = (repositoryUri, tag) => ({
  ...repositoryName(repositoryUri),
  tag
});
var referenceOf = ({ registry, repository, tag }) => `${registry}/${repository}:${tag}`;

// src/domain/image/side-car-image.ts
var onPlatform = (repository, platform) => ({
  ...{ image: repository, containers: [], platform, ofRun: true }
});
var isOfRun = ({ sideCar }) => sideCar === void 0 || sideCar.ofRun === true;
var sideCarInWords = ({ image, containers }) => `${image === "" ? "(no image)" : image}${containers.length === 0 ? "" : ` of the container${containers.length === 1 ? "" : "s"} ${containers.join(", ")}`}`;
var nameWithoutDigest = (image) => image.replace(/@.*$/u, "");

// src/domain/scan/describe.ts
var nameOf = (finding) => {
  switch (finding.kind) {
    case "vulnerability":
      return `${finding.id} in ${packageOf(finding)} (${fixOf(finding)})`;
    case "secret":
      return `secret ${finding.id} in ${placesOf(finding).join(", ")}`;
    case "license":
      return `license ${finding.id} of ${licensed(finding)}`;
    case "misconfiguration":
    case "property":
      return `${finding.id} ${finding.title}`;
  }
};
var explain = (finding) => {
  switch (finding.kind) {
    case "vulnerability":
      return `${packageOf(finding)}${finding.title === "" ? "" : `: ${finding.title}`} (${fixOf(finding)})`;
    case "secret":
      return `${finding.title} in ${placesOf(finding).join(", ")}`;
    case "license":
      return `${licensed(finding)}: ${finding.title}`;
    case "misconfiguration":
    case "property":
      return [finding.title, ...finding.where.slice(0, EXPLAINED)].join("; ");
  }
};
var EXPLAINED = 5;
var placesOf = (finding) => finding.kind === "secret" && finding.line !== null ? finding.where.map((path) => `${path}:${finding.line}`) : finding.where;
var affectedBy = (finding) => {
  switch (finding.kind) {
    case "vulnerability":
      return packageOf(finding);
    case "secret":
      return "secret";
    case "license":
      return licensed(finding);
    case "misconfiguration":
    case "property":
      return null;
  }
};
var licensed = ({ packageName, where: where3 }) => packageName || (where3[0] ?? "an unnamed package");
var packageOf = ({ packageName, installedVersion }) => `${packageName || "an unnamed package"} ${installedVersion}`.trimEnd();
var fixOf = ({ fixedVersion, fix }) => fixedVersion === null ? fix === void 0 ? "no fixed version" : "fix not known" : `fixed in ${fixedVersion}`;
var ownerInWords = (before, { sideCar }) => sideCar === void 0 ? "" : `${before}${sideCarInWords(sideCar)} (${sideCar.platform})`;

// src/domain/rollout/identifiers.ts
var ARN_OF_ECS = String.raw`^arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:`;
var TASK_DEFINITION = new RegExp(String.raw`${ARN_OF_ECS}task-definition/[\w-]{1,255}:\d+$`);
var SERVICE_DEPLOYMENT = new RegExp(String.raw`${ARN_OF_ECS}service-deployment/(?:[\w-]{1,255}/){1,2}[\w-]{1,255}$`);
var DEPLOYMENT = /^ecs-svc\/\d{1,25}$/;
var CODEDEPLOY_DEPLOYMENT = /^d-[A-Z0-9]{1,32}$/;
var isTaskDefinitionArn = (text2) => TASK_DEFINITION.test(text2);
var isDeploymentId = (text2) => DEPLOYMENT.test(text2);
var isCodeDeployId = (text2) => CODEDEPLOY_DEPLOYMENT.test(text2);
var isServiceDeploymentArn = (text2) => SERVICE_DEPLOYMENT.test(text2);
var parseTaskDefinitionArn = (text2 = "") => isTaskDefinitionArn(text2) ? text2 : null;
var parseDeploymentId = (text2 = "") => isDeploymentId(text2) ? text2 : null;
var parseCodeDeployId = (text2 = "") => isCodeDeployId(text2) ? text2 : null;
var parseServiceDeploymentArn = (text2 = "") => isServiceDeploymentArn(text2) ? text2 : null;
var DEPLOYERS = [
  [DEPLOYMENT, "ecs"],
  [CODEDEPLOY_DEPLOYMENT, "codedeploy"]
];
var deployerOf = (id) => {
  const found = DEPLOYERS.find(([form]) => form.test(id));
  if (found === void 0) throw new Error(`nothing is known to carry out the deployment ${id}`);
  return found[1];
};
var revisionName = (arn) => arn.split("/").at(-1) ?? arn;

// src/domain/image/digest.ts
var DIGEST = /^sha256:[0-9a-f]{64}$/;
var isDigest = (text2) => DIGEST.test(text2);
var parseDigest = (text2) => isDigest(text2) ? text2 : null;
var shortDigest = (digest) => digest.slice(0, "sha256:".length + 12);
var withShortDigests = (text2) => text2.replace(/(\bsha256:[0-9a-f]{12})[0-9a-f]{52}(?![0-9a-f])/gu, "$1");

// src/domain/load-balancing/page-in-words.ts
var MINUTE_MS = 6e4;
var MINUTES_OF_HOUR = 60;
var HOURS_OF_DAY = 24;
var ageInWords = (ms) => {
  const minutes2 = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes2 / MINUTES_OF_HOUR);
  if (hours === 0) return `${minutes2} min`;
  const days = Math.floor(hours / HOURS_OF_DAY);
  return days === 0 ? `${hours} h ${minutes2 % MINUTES_OF_HOUR} min` : `${days} d ${hours % HOURS_OF_DAY} h`;
};
var momentInWords = (ms) => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
var stateInWords = ({ state, since }) => {
  if (state === "off") return "off";
  return since === null ? "on, and since when is not known" : `on since ${momentInWords(since)}`;
};

// src/report/summary/markdown-blocks.ts
var text = (markdown2) => ({ kind: "text", text: markdown2 });
var diagram = (lines) => ({ kind: "diagram", lines });
var table = (header, align, rows) => rows.length === 0 ? [] : [{ kind: "table", header, align, rows }];
var details = (title, blocks) => blocks.length === 0 ? [] : [{ kind: "details", title, blocks }];
var CUT = "_The rest is left out because a summary cannot be longer. The log has all of it._\n";
var CLOSE = "</details>\n\n";
var bytes = (markdown2) => Buffer.byteLength(markdown2, "utf8");
var fitted = (blocks, limitBytes, cut3 = CUT) => {
  const units = blocks.flatMap((block) => unitsOf(block, 0));
  const whole = textOf(units);
  if (bytes(whole) <= limitBytes) return whole;
  const deepest = Math.max(0, ...units.map(({ depth }) => depth));
  const room = limitBytes - bytes(`
${cut3}`) - deepest * bytes(`
${CLOSE}`);
  let used = 0;
  const first = units.findIndex((unit) => (used += bytes(unit.text)) > room);
  const kept = units.slice(0, first);
  return `${textOf(kept)}${`
${CLOSE}`.repeat(kept.at(-1)?.depth ?? 0)}
${cut3}`;
};
var textOf = (units) => units.map((unit) => unit.text).join("");
var unitsOf = (block, depth) => {
  switch (block.kind) {
    case "text":
      return [{ text: `${block.text}

`, depth }];
    case "table":
      return tableUnits(block).map((text2) => ({ text: text2, depth }));
    case "diagram":
      return [{ text: ["```mermaid", ...block.lines, "```", "", ""].join("\n"), depth }];
    case "details": {
      const open = `<details><summary>${block.title}</summary>

`;
      const inner = block.blocks.flatMap((inside) => unitsOf(inside, depth + 1));
      return [{ text: open, depth: depth + 1 }, ...inner, { text: CLOSE, depth }];
    }
  }
};
var tableUnits = ({ header, align, rows }) => {
  const head = `${row(header)}${row(Array.from(align, (side) => side === "r" ? "---:" : "---"))}`;
  const [first, ...rest] = rows.map(row);
  return [`${head}${first ?? ""}`, ...rest, "\n"];
};
var row = (cells) => `| ${cells.join(" | ")} |
`;

// src/domain/scan/exceptions/days.ts
var DAY_MS = 864e5;
var dayOf = (time) => new Date(time).toISOString().slice(0, "YYYY-MM-DD".length);
var isDay = (text2) => /^\d{4}-\d{2}-\d{2}$/u.test(text2) && !Number.isNaN(Date.parse(text2)) && dayOf(Date.parse(text2)) === text2;
var daysAfter = (day, days) => dayOf(Date.parse(day) + days * DAY_MS);

// src/domain/scan/exceptions.ts
var EXCEPTIONS_FILE = "ship-to-ecs.exceptions.yaml";
var EXCEPTION_SCANNERS = ["trivy", "dockle", "lint", "ecr"];
var EXCEPTION_SCOPES = ["package", "path", "image", "key", "file"];

// src/domain/wildcards.ts
var matches = (pattern, text2) => {
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop();
  if (!fits(start, text2, 0)) return false;
  if (end === void 0) return start.length === text2.length;
  let from = start.length;
  for (const part of rest) {
    const found = placeOf(part, text2, from);
    if (found === null) return false;
    from = found + part.length;
  }
  const last = text2.length - end.length;
  return last >= from && fits(end, text2, last);
};
var placeOf = (part, text2, from) => {
  if (part === "") return from;
  for (let at2 = from; at2 + part.length <= text2.length; at2 += 1) if (fits(part, text2, at2)) return at2;
  return null;
};
var fits = (part, text2, at2) => {
  if (at2 + part.length > text2.length) return false;
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== "?" && part[index] !== text2[at2 + index]) return false;
  }
  return true;
};

// src/domain/scan/exceptions/dockle-alerts.ts
var SUSPICIOUS = ["PASS", "SECRET", "KEY", "ACCESS", "TOKEN"];
var ACCEPTED = ["GPG_KEY", "GPG_KEYS"];
var KEY_ALERT = /^Suspicious ENV key found : (?<first>\S+) on (?<command>.*)$/su;
var FILE_ALERT = /^(?:Suspicious (?:filename|file extension) found : |Suspicious directory : |unnecessary file : |set[ug]id file: \S+ )(?<file>.*)$/su;
var MISSING = "\u2026";
var keysIn = (alert) => {
  const { first, command } = KEY_ALERT.exec(alert)?.groups ?? {};
  if (first === void 0 || command === void 0 || `${first}${command}`.includes(MISSING)) return null;
  const names = [...command.matchAll(/(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_.-]+(?==)/gu)].map(([name]) => name);
  const suspected = names.filter((name) => isSuspicious(name) && !ACCEPTED.includes(name));
  return [.../* @__PURE__ */ new Set([first, ...suspected])];
};
var isSuspicious = (name) => {
  const upper = name.normalize("NFKC").toUpperCase();
  return SUSPICIOUS.some((word) => upper.includes(word));
};
var fileIn = (alert) => {
  const { file } = FILE_ALERT.exec(alert)?.groups ?? {};
  return file === void 0 || alert.endsWith(MISSING) ? null : fromRoot(file.trim());
};
var fromRoot = (path) => path.replace(/^\/+/u, "");
var exceptionOfAlert = (alert, exceptions) => {
  const whole = exceptions.find(({ key, file }) => key === null && file === null);
  if (whole !== void 0) return whole;
  const keys = keysIn(alert);
  if (keys !== null) {
    const found = keys.map((key) => exceptions.find((one) => one.key !== null && matches(one.key, key)));
    return found.includes(void 0) ? void 0 : found[0];
  }
  const path = fileIn(alert);
  return path === null ? void 0 : exceptions.find(({ file }) => file !== null && matches(fromRoot(file), path));
};

// src/domain/lint/dependency-circles.ts
var circles = (byName) => {
  const waiting = new Map([...byName].map(([name, container]) => [name, neededBy(container, byName).length]));
  const dependents = /* @__PURE__ */ new Map();
  for (const [name, container] of byName) {
    for (const needed of neededBy(container, byName)) {
      const known = dependents.get(needed);
      if (known === void 0) dependents.set(needed, [name]);
      else known.push(name);
    }
  }
  const ready = [...waiting].flatMap(([name, count]) => count === 0 ? [name] : []);
  for (const name of ready) {
    waiting.delete(name);
    for (const dependent of dependents.get(name) ?? []) {
      const left = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, left);
      if (left === 0) ready.push(dependent);
    }
  }
  return new Set(waiting.keys());
};
var neededBy = ({ dependsOn }, byName) => {
  const names = (dependsOn ?? []).flatMap(({ containerName }) => containerName ?? []);
  return [...new Set(names)].filter((name) => byName.has(name));
};

// src/domain/lint/aws-documentation.ts
var ECS = "https://docs.aws.amazon.com/AmazonECS/latest";
var api = (name, member = "") => `${ECS}/APIReference/API_${name}.html${member === "" ? "" : `#ECS-Type-${name}-${member}`}`;
var guide = (name) => `${ECS}/developerguide/${name}.html`;
var control = (number) => `https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-${number}`;

// src/domain/lint/rule-places.ts
var inContainers = (check) => (definition, facts) => facts.containers.flatMap(
  (container, index) => check(container, facts, definition).map(
    (inside) => placeInside(`containerDefinitions[${index}]`, container, inside)
  )
);
var placeInside = (path, { name }, inside) => {
  const { at: at2, detail } = typeof inside === "string" ? { at: inside, detail: null } : inside;
  return { path: at2 === "" ? path : `${path}.${at2}`, container: name ?? null, detail };
};
var inTask = (path, isBroken) => (definition, facts) => isBroken(definition, facts) ? [ofTask(path)] : [];
var ofTask = (path) => ({ path, container: null, detail: null });
var where = (condition, ...places) => condition ? places : [];
var onFargate = (check) => (definition, facts) => facts.capacity === "fargate" ? check(definition, facts) : [];
var offFargate = (check) => (definition, facts) => facts.capacity === "fargate" ? [] : check(definition, facts);

// src/domain/lint/dependencies.ts
var isEssential = (container) => container?.essential !== false;
var hasHealthCheck = (container) => !["", "NONE"].includes(container?.healthCheck?.command?.[0] ?? "");
var othersOf = ({ dependsOn, links, volumesFrom }) => [
  ...(dependsOn ?? []).map(({ containerName: name = "" }, index) => ({
    at: `dependsOn[${index}].containerName`,
    name
  })),
  ...(links ?? []).map((link2, index) => ({ at: `links[${index}]`, name: link2.split(":")[0] ?? "" })),
  ...(volumesFrom ?? []).map(({ sourceContainer: name = "" }, index) => ({
    at: `volumesFrom[${index}].sourceContainer`,
    name
  }))
];
var DEPENDENCIES = [
  {
    id: "unknown-container",
    severity: "HIGH",
    level: "error",
    title: "A container names another one that the definition does not have",
    reason: "ECS rejects the task definition.",
    fix: "Correct the name in `dependsOn`, `links` or `volumesFrom`.",
    page: api("ContainerDependency"),
    controls: {},
    check: inContainers(
      (container, { byName }) => othersOf(container).flatMap(({ at: at2, name }) => where(!byName.has(name), { at: at2, detail: name }))
    )
  },
  {
    id: "dependency-circle",
    severity: "HIGH",
    level: "error",
    title: "Containers wait for each other in a circle",
    reason: "None of them can ever start.",
    fix: "Remove one of the entries of `dependsOn`.",
    page: api("ContainerDependency"),
    controls: {},
    check: (definition, facts) => {
      const inCircle = circles(facts.byName);
      return inContainers(({ name = "" }) => where(inCircle.has(name), "dependsOn"))(definition, facts);
    }
  },
  {
    id: "waits-for-health",
    severity: "HIGH",
    level: "error",
    title: "A container waits for the health of one that has no health check",
    reason: "The other one never becomes healthy, so the container does not start.",
    fix: "Add a `healthCheck` to the other one, or use the condition `START`.",
    page: api("ContainerDependency", "condition"),
    controls: {},
    check: inContainers(
      (container, { byName }) => conditions(container, ["HEALTHY"]).flatMap(
        ({ at: at2, name }) => where(byName.has(name) && !hasHealthCheck(byName.get(name)), { at: at2, detail: name })
      )
    )
  },
  {
    id: "waits-for-end",
    severity: "HIGH",
    level: "error",
    title: "A container waits for the end of an essential one",
    reason: "ECS rejects the task definition: when an essential container ends, so does the task.",
    fix: "Set `essential: false` for the other one.",
    page: api("ContainerDependency", "condition"),
    controls: {},
    check: inContainers(
      (container, { byName }) => conditions(container, ["SUCCESS", "COMPLETE"]).flatMap(
        ({ at: at2, name }) => where(byName.has(name) && isEssential(byName.get(name)), { at: at2, detail: name })
      )
    )
  },
  {
    id: "no-essential-container",
    severity: "HIGH",
    level: "error",
    title: "No container is essential",
    reason: "ECS rejects the task definition: the task would not end with any of them.",
    fix: "Remove `essential: false` from the main container.",
    page: api("ContainerDefinition", "essential"),
    controls: {},
    check: (definition, facts) => facts.containers.some(isEssential) ? [] : inContainers(() => ["essential"])(definition, facts)
  }
];
var conditions = ({ dependsOn }, wanted) => (dependsOn ?? []).flatMap(
  ({ condition = "", containerName: name = "" }, index) => wanted.includes(condition.toUpperCase()) ? [{ at: `dependsOn[${index}].condition`, name }] : []
);

// src/domain/lint/fargate.ts
var PAGE = guide("fargate-tasks-services");
var REJECTED = "Fargate has none, and ECS rejects the task definition.";
var forbidden = (rule) => ({
  severity: "HIGH",
  level: "error",
  reason: REJECTED,
  page: PAGE,
  controls: {},
  ...rule,
  check: onFargate(rule.check)
});
var LONGEST_TIMEOUT = 120;
var ADDED = ["SYS_PTRACE", "CAP_SYS_PTRACE"];
var linuxParameters = (given) => [
  ...where(given.capabilities?.add?.some((name) => !ADDED.includes(name)) === true, "linuxParameters.capabilities.add"),
  ...where((given.devices ?? []).length > 0, "linuxParameters.devices"),
  ...["sharedMemorySize", "maxSwap", "swappiness"].flatMap(
    (name) => where(given[name] !== void 0, `linuxParameters.${name}`)
  )
];
var gpus = ({ resourceRequirements }) => (resourceRequirements ?? []).map((_, index) => `resourceRequirements[${index}]`);
var FARGATE = [
  forbidden({
    id: "fargate-network",
    title: "The network mode is not `awsvpc`",
    reason: "Fargate has no other one, and ECS rejects the task definition.",
    fix: "Set `networkMode: awsvpc`.",
    check: inTask("networkMode", ({ networkMode }) => networkMode !== "awsvpc")
  }),
  forbidden({
    id: "fargate-network-option",
    title: "A container has DNS servers or search domains of its own, or no network",
    fix: "Remove `dnsServers`, `dnsSearchDomains` and `disableNetworking`.",
    check: inContainers((container) => [
      ...where(container.disableNetworking === true, "disableNetworking"),
      ...["dnsServers", "dnsSearchDomains"].filter((name) => (container[name] ?? []).length > 0)
    ])
  }),
  forbidden({
    id: "fargate-privileged",
    title: "A container is privileged",
    reason: "Fargate runs no such containers, and ECS rejects the task definition.",
    fix: "Remove `privileged`.",
    check: inContainers(({ privileged }) => where(privileged === true, "privileged"))
  }),
  forbidden({
    id: "fargate-namespace",
    title: "The task asks for a namespace of the host, or for an IPC mode",
    reason: "A task on Fargate has no host, and ECS rejects the task definition.",
    fix: "Remove `ipcMode`, and set `pidMode` to `task` or remove it.",
    check: ({ pidMode, ipcMode }) => [
      ...pidMode === "host" ? [ofTask("pidMode")] : [],
      ...ipcMode === void 0 ? [] : [ofTask("ipcMode")]
    ]
  }),
  forbidden({
    id: "fargate-gpu",
    title: "The task asks for a GPU or another accelerator",
    fix: "Run the task on instances, or remove `resourceRequirements`.",
    check: inContainers(gpus)
  }),
  forbidden({
    id: "fargate-placement",
    title: "The task has placement constraints",
    reason: "Fargate has no instances to choose from, and ECS rejects the task definition.",
    fix: "Remove `placementConstraints`.",
    check: inTask("placementConstraints", ({ placementConstraints }) => (placementConstraints ?? []).length > 0)
  }),
  forbidden({
    id: "fargate-volume",
    title: "A volume is a path of the host, or of a volume driver",
    fix: "Leave `host` empty for a volume of the task, or use EFS.",
    check: ({ volumes }) => (volumes ?? []).flatMap(
      ({ host, dockerVolumeConfiguration: docker, fsxWindowsFileServerVolumeConfiguration: fsx }, index) => [
        ...host?.sourcePath === void 0 ? [] : [ofTask(`volumes[${index}].host.sourcePath`)],
        ...docker === void 0 ? [] : [ofTask(`volumes[${index}].dockerVolumeConfiguration`)],
        ...fsx === void 0 ? [] : [ofTask(`volumes[${index}].fsxWindowsFileServerVolumeConfiguration`)]
      ]
    )
  }),
  forbidden({
    id: "fargate-linux-parameters",
    title: "A container asks for devices, shared memory, swap or a capability that Fargate does not give",
    reason: "Of capabilities, only SYS_PTRACE can be added; ECS rejects the task definition.",
    fix: "Remove what is listed from `linuxParameters`.",
    check: inContainers((container) => linuxParameters(container.linuxParameters ?? {}))
  }),
  forbidden({
    id: "fargate-security-options",
    title: "A container has options for the security of the container engine",
    fix: "Remove `dockerSecurityOptions`.",
    check: inContainers(
      ({ dockerSecurityOptions }) => where((dockerSecurityOptions ?? []).length > 0, "dockerSecurityOptions")
    )
  }),
  forbidden({
    id: "fargate-timeout",
    title: "A container has more than 120 seconds to start or to stop",
    reason: "Fargate waits no longer, and ECS rejects the task definition.",
    fix: "Set `startTimeout` and `stopTimeout` to at most 120.",
    check: inContainers(
      (container) => ["startTimeout", "stopTimeout"].flatMap(
        (name) => where((container[name] ?? 0) > LONGEST_TIMEOUT, name)
      )
    )
  }),
  {
    id: "fargate-ulimit",
    severity: "LOW",
    level: "warn",
    title: "A container sets a resource limit that Fargate does not change",
    reason: "Of the resource limits, Fargate lets a task set `nofile` alone.",
    fix: "Remove the others from `ulimits`.",
    page: PAGE,
    controls: {},
    check: onFargate(
      inContainers(
        ({ ulimits }) => (ulimits ?? []).flatMap(({ name }, index) => where(name !== "nofile", `ulimits[${index}]`))
      )
    )
  }
];

// src/domain/lint/host-access.ts
var HARMLESS = ["NET_BIND_SERVICE", "SYS_PTRACE"];
var added = ({ add }) => (add ?? []).flatMap(
  (name, index) => HARMLESS.includes(name) ? [] : [{ at: `linuxParameters.capabilities.add[${index}]`, detail: name }]
);
var OF_THE_HOST = /^\/(?:$|(?:boot|dev|etc|lib|lib64|proc|root|sys|usr|var)(?:\/?$)|(?:etc|proc|sys)\/|var\/lib\/(?:docker|ecs)|(?:var\/)?run(?:\/?$|\/(?:docker|containerd)))/;
var hostPath = ({ host }) => host?.sourcePath ?? "";
var HOST_ACCESS = [
  {
    id: "added-capability",
    severity: "HIGH",
    level: "warn",
    title: "A container gets a kernel capability that the default does not include",
    reason: "Some, such as SYS_ADMIN, are as good as root on the instance.",
    fix: "Remove it from `capabilities.add`, or run the part that needs it in a task of its own.",
    page: api("KernelCapabilities"),
    controls: { cis: "5.4", nist: "4.4.3" },
    check: offFargate(inContainers(({ linuxParameters: linuxParameters2 }) => added(linuxParameters2?.capabilities ?? {})))
  },
  {
    id: "kept-capabilities",
    severity: "LOW",
    level: "warn",
    title: "A container keeps the default capabilities of the kernel",
    reason: "Few programs need any of them, and a container that runs without root loses nothing.",
    fix: "Set `linuxParameters.capabilities.drop` to `ALL`, and add what the container needs.",
    page: api("KernelCapabilities"),
    controls: { cis: "5.4", nist: "4.4.3" },
    check: inContainers(({ linuxParameters: linuxParameters2, privileged }, { system }) => {
      const drop = linuxParameters2?.capabilities?.drop ?? [];
      return where(system === "linux" && privileged !== true && drop.length === 0, "linuxParameters.capabilities.drop");
    })
  },
  {
    id: "host-path",
    severity: "HIGH",
    level: "warn",
    title: "A volume is a system directory of the host, or the socket of its container engine",
    reason: "A container that can write there, or call the engine, can take over the instance.",
    fix: "Mount a directory that belongs to the application, or a volume of another kind.",
    page: guide("security-tasks-containers"),
    controls: { cis: "5.6, 5.32", nist: "4.5.5" },
    check: offFargate(
      ({ volumes }) => (volumes ?? []).flatMap(
        (volume, index) => OF_THE_HOST.test(hostPath(volume)) ? [ofTask(`volumes[${index}].host.sourcePath`)] : []
      )
    )
  },
  {
    id: "host-device",
    severity: "MEDIUM",
    level: "warn",
    title: "A container gets a device of the host",
    reason: "It can read and write the device past every check of the host.",
    fix: "Remove `devices`, or allow `read` alone in `permissions`.",
    page: api("LinuxParameters"),
    controls: { cis: "5.18", nist: "4.4.3" },
    check: offFargate(
      inContainers(
        ({ linuxParameters: linuxParameters2 }) => (linuxParameters2?.devices ?? []).flatMap(
          ({ permissions }, index) => where(permissions?.join() !== "read", `linuxParameters.devices[${index}]`)
        )
      )
    )
  },
  {
    id: "security-profile-off",
    severity: "MEDIUM",
    level: "warn",
    title: "A security profile of the container engine is off",
    reason: "The profiles of seccomp, AppArmor and SELinux keep a container from system calls and files that it does not need.",
    fix: "Remove the option from `dockerSecurityOptions`, or name a profile.",
    page: api("ContainerDefinition"),
    controls: { cis: "5.2, 5.3, 5.22", nist: "4.4.3" },
    check: offFargate(
      inContainers(
        ({ dockerSecurityOptions }) => (dockerSecurityOptions ?? []).flatMap(
          (option2, index) => where(
            /^(?:seccomp|apparmor)[=:]unconfined$|^label[=:]disable$/.test(option2),
            `dockerSecurityOptions[${index}]`
          )
        )
      )
    )
  }
];

// src/domain/lint/images.ts
var mayMove = (container, facts) => isSideCar(container, facts) && facts.sideCars === "as-written";
var isSideCar = ({ name }, { containerName }) => name !== containerName;
var isPinned = (image) => image.includes("@sha256:");
var tagOf = (image) => /:([^/:@]*)$/.exec(image)?.[1] ?? "latest";
var isEcr = (image) => /^\d{12}\.dkr[.-]ecr[.-]/.test(image);
var IMAGES = [
  {
    id: "no-image",
    severity: "HIGH",
    level: "error",
    title: "A container has no image, or one with blanks in its name",
    reason: "ECS rejects the task definition.",
    fix: "Set `image`. Only the container of `container-name` gets the built one.",
    page: api("ContainerDefinition", "image"),
    controls: {},
    check: inContainers(
      (container, facts) => where(isSideCar(container, facts) && /^$|\s/.test(container.image ?? ""), "image")
    )
  },
  {
    id: "latest-tag",
    severity: "MEDIUM",
    level: "warn",
    title: "A side-car has the tag `latest`, or none",
    reason: "Two tasks of one revision can run different images, and a rollback does not bring the old one back.",
    fix: "Name a version, and better its digest, `image@sha256:\u2026`; or set `pin-sidecars`.",
    page: guide("security-tasks-containers"),
    controls: { nist: "4.2.2" },
    check: inContainers((container, facts) => {
      const { image = "" } = container;
      const isLatest = !/^$|\s/.test(image) && !isPinned(image) && tagOf(image) === "latest";
      return where(mayMove(container, facts) && isLatest, "image");
    })
  },
  {
    id: "tag-not-digest",
    severity: "LOW",
    level: "warn",
    title: "A side-car has a tag instead of a digest",
    reason: "Whoever can push to its repository decides what the next deployment runs.",
    fix: "Write `image@sha256:\u2026`; a tag before it may stay for people to read. Or set `pin-sidecars`.",
    page: guide("security-tasks-containers"),
    controls: { nist: "4.2.2" },
    check: inContainers((container, facts) => {
      const { image = "" } = container;
      const isTag2 = !/^$|\s/.test(image) && !isPinned(image) && tagOf(image) !== "latest";
      return where(mayMove(container, facts) && isTag2, "image");
    })
  },
  {
    id: "version-consistency",
    severity: "MEDIUM",
    level: "warn",
    title: "The version consistency of a container is off",
    reason: "ECS does not resolve its tag to a digest, so tasks of one deployment can run different images.",
    fix: "Remove `versionConsistency`, or name the image by digest.",
    page: api("ContainerDefinition"),
    controls: {},
    check: inContainers(({ versionConsistency }) => where(versionConsistency === "disabled", "versionConsistency"))
  },
  {
    id: "registry-credentials",
    severity: "HIGH",
    level: "error",
    title: "A container with an image of ECR has credentials for a registry",
    reason: "ECS rejects the task definition: an image of ECR is pulled with the execution role.",
    fix: "Remove `repositoryCredentials`.",
    page: api("RepositoryCredentials"),
    controls: {},
    check: inContainers(
      (container, facts) => where(
        container.repositoryCredentials !== void 0 && (!isSideCar(container, facts) || isEcr(container.image ?? "")),
        "repositoryCredentials"
      )
    )
  }
];

// src/domain/lint/logging.ts
var isAwslogs = ({ logConfiguration }) => logConfiguration?.logDriver === "awslogs";
var option = ({ logConfiguration }, name) => logConfiguration?.options?.[name] ?? "";
var isMissing = (container, name) => isAwslogs(container) && option(container, name) === "";
var at = (name) => `logConfiguration.options.${name}`;
var withoutPrefix = (container) => where(isMissing(container, "awslogs-stream-prefix"), at("awslogs-stream-prefix"));
var LOGGING = [
  {
    id: "ECS.9",
    severity: "HIGH",
    level: "warn",
    title: "A container has no log configuration",
    reason: "What it prints is lost with the task, so a failed deployment cannot be explained.",
    fix: "Set `logConfiguration`, for example with the driver `awslogs`.",
    page: control(9),
    controls: { cis: "2.13" },
    check: inContainers(({ logConfiguration }) => where(logConfiguration === void 0, "logConfiguration"))
  },
  {
    id: "awslogs-options",
    severity: "HIGH",
    level: "error",
    title: "The driver `awslogs` has no group or no region",
    reason: "ECS rejects the task definition.",
    fix: "Set `awslogs-group` and `awslogs-region`.",
    page: guide("specify-log-config"),
    controls: {},
    check: inContainers(
      (container) => ["awslogs-group", "awslogs-region"].flatMap((name) => where(isMissing(container, name), at(name)))
    )
  },
  {
    id: "awslogs-prefix",
    severity: "LOW",
    level: "warn",
    title: "The driver `awslogs` has no prefix for its streams",
    reason: "The streams are then named after ids of Docker, so the log of a task cannot be found; Fargate requires the prefix.",
    fix: "Set `awslogs-stream-prefix`, for example to the name of the service.",
    page: guide("specify-log-config"),
    controls: {},
    check: offFargate(inContainers(withoutPrefix))
  },
  {
    // Its words: "Fargate requires log configuration options to include awslogs-stream-prefix" (aws/aws-cdk, issue 1422).
    id: "fargate-awslogs-prefix",
    severity: "HIGH",
    level: "error",
    title: "The driver `awslogs` has no prefix for its streams, which Fargate requires",
    reason: "ECS rejects the task definition.",
    fix: "Set `awslogs-stream-prefix`, for example to the name of the service.",
    page: guide("specify-log-config"),
    controls: {},
    check: onFargate(inContainers(withoutPrefix))
  },
  {
    id: "blocking-logs",
    severity: "MEDIUM",
    level: "warn",
    title: "Writing logs can block a container",
    reason: "Where CloudWatch Logs cannot be reached, the container stops at its next line. Without `mode`, a setting of the account decides.",
    fix: "Set the option `mode: non-blocking`, with `max-buffer-size`.",
    page: guide("specify-log-config"),
    controls: {},
    check: inContainers(
      (container) => where(isAwslogs(container) && option(container, "mode") !== "non-blocking", at("mode"))
    )
  },
  {
    id: "log-buffer",
    severity: "LOW",
    level: "warn",
    title: "Logs are not blocking, and the size of their buffer is not set",
    reason: "What does not fit in the buffer is lost; the default is small for a busy container.",
    fix: "Set the option `max-buffer-size`, for example to `25m`.",
    page: guide("specify-log-config"),
    controls: {},
    check: inContainers(
      (container) => where(
        option(container, "mode") === "non-blocking" && option(container, "max-buffer-size") === "",
        at("max-buffer-size")
      )
    )
  },
  {
    id: "no-log-router",
    severity: "HIGH",
    level: "error",
    title: "A container logs to FireLens, and no container is the router",
    reason: "ECS rejects the task definition.",
    fix: "Add a container with `firelensConfiguration`, or use another driver.",
    page: guide("using_firelens"),
    controls: {},
    check: inContainers(
      ({ logConfiguration }, { hasLogRouter }) => where(logConfiguration?.logDriver === "awsfirelens" && !hasLogRouter, "logConfiguration.logDriver")
    )
  },
  {
    id: "unused-log-router",
    severity: "HIGH",
    level: "error",
    title: "A container is a FireLens router, and no container logs to it",
    reason: "ECS rejects the task definition.",
    fix: "Set the log driver `awsfirelens` for a container, or remove `firelensConfiguration`.",
    page: guide("using_firelens"),
    controls: {},
    check: (definition, facts) => facts.containers.some(({ logConfiguration }) => logConfiguration?.logDriver === "awsfirelens") ? [] : inContainers(
      ({ firelensConfiguration }) => where(firelensConfiguration !== void 0, "firelensConfiguration")
    )(definition, facts)
  },
  {
    id: "fargate-log-driver",
    severity: "HIGH",
    level: "error",
    title: "Fargate does not have the log driver",
    reason: "ECS rejects the task definition: Fargate has `awslogs`, `splunk` and `awsfirelens`.",
    fix: "Use one of these.",
    page: api("LogConfiguration", "logDriver"),
    controls: {},
    check: onFargate(
      inContainers(({ logConfiguration }) => {
        const driver = logConfiguration?.logDriver ?? "awslogs";
        return where(!["awslogs", "splunk", "awsfirelens"].includes(driver), "logConfiguration.logDriver");
      })
    )
  }
];

// src/domain/lint/name-rules.ts
var NAME = /^[A-Za-z0-9_-]{1,255}$/;
var NAMES = [
  {
    id: "family-name",
    severity: "HIGH",
    level: "error",
    title: "The name of the family has other characters than letters, digits, hyphens and underscores, or too many",
    reason: "ECS rejects the task definition: it takes up to 255 of these.",
    fix: "Correct `family`.",
    page: api("RegisterTaskDefinition"),
    controls: {},
    check: inTask("family", ({ family = "" }) => !NAME.test(family))
  },
  {
    id: "container-name",
    severity: "HIGH",
    level: "error",
    title: "The name of a container has other characters than letters, digits, hyphens and underscores, or too many",
    reason: "ECS rejects the task definition: it takes up to 255 of these.",
    fix: "Correct `name`.",
    page: api("ContainerDefinition", "name"),
    controls: {},
    check: inContainers(({ name = "" }) => where(!NAME.test(name), "name"))
  },
  {
    id: "secret-name-twice",
    severity: "HIGH",
    level: "error",
    title: "A secret has the name of a variable or of another secret",
    reason: "ECS rejects the task definition: each name of a container has one value.",
    fix: "Remove one of the two, or rename it.",
    page: api("Secret"),
    controls: {},
    check: inContainers(
      (container) => takenNames(container).map(({ index, name }) => ({ at: `secrets[${index}]`, detail: name }))
    )
  }
];

// src/domain/lint/secret-patterns.ts
var token = (what, form) => ({
  what,
  pattern: new RegExp(`(?<![A-Za-z0-9])(?:${form})`)
});
var WRITTEN = "(?!\\$|\\{\\{|<|\\*\\*\\*)";
var PATTERNS = [
  token("an AWS access key", "(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])"),
  token("a GitHub token", "gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{36}"),
  token("a GitLab token", "gl(?:pat|ptt|rt|dt|ft|soat)-[A-Za-z0-9_-]{20}"),
  token("a Slack token", "xox[abeoprs]-[A-Za-z0-9-]{10}|xapp-\\d-[A-Za-z0-9-]{10}"),
  token("a Slack webhook", "https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9]{8}"),
  token("a Stripe key", "(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24}"),
  token("an npm token", "npm_[A-Za-z0-9]{36}"),
  token("a PyPI token", "pypi-AgE[A-Za-z0-9_-]{50}"),
  token("a RubyGems key", "rubygems_[0-9a-f]{48}"),
  token("a Docker Hub token", "dckr_(?:pat|oat)_[A-Za-z0-9_-]{20}"),
  token("a Google key", "AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{28}"),
  token("a SendGrid key", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
  token("a Twilio key", "SK[0-9a-f]{32}(?![A-Za-z0-9])"),
  token("a key of an AI service", "sk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9][A-Za-z0-9_-]{31}|hf_[A-Za-z]{34}"),
  token("a Vault token", "hv[sbr]\\.[A-Za-z0-9_-]{24}"),
  token("a Terraform token", "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60}"),
  token("a DigitalOcean token", "do[opr]_v1_[0-9a-f]{64}"),
  token("a Databricks token", "dapi[0-9a-f]{32}"),
  token("a Shopify token", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
  token("an Atlassian token", "ATATT3[A-Za-z0-9_=-]{60}"),
  token("a New Relic key", "NRAK-[A-Z0-9]{27}"),
  token("an age key", "AGE-SECRET-KEY-1[A-Z0-9]{50}"),
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/ },
  // Header and payload are JSON objects: their base64 starts with `eyJ` (RFC 7519, section 3).
  { what: "a JSON Web Token", pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]/ },
  { what: "an Authorization header", pattern: /(?<![A-Za-z])(?:Basic [A-Za-z0-9+/]{16}|Bearer [\w.~+/-]{20})/ },
  {
    what: "a URL with a password",
    pattern: new RegExp(
      `(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s/?#:@]{0,200}:${WRITTEN}[^\\s/?#]{0,300}[^\\s/?#@]@`
    )
  },
  {
    what: "a connection string with a password",
    pattern: new RegExp(
      `(?:^|[;?&\\s])(?:password|passwd|pwd|accountkey|sharedaccesskey)\\s?=\\s?${WRITTEN}[^\\s;&]`,
      "i"
    )
  }
];
var secretIn = (text2) => {
  const found = PATTERNS.find(({ pattern }) => pattern.test(text2));
  return found?.what ?? (isSecretAccessKey(text2) ? "an AWS secret access key" : null);
};
var isSecretAccessKey = (text2) => /^[A-Za-z0-9/+]{40}$/.test(text2) && [/[A-Z]/, /[a-z]/, /\d/].every((some) => some.test(text2)) && new Set(text2).size >= 24;

// src/domain/lint/looks-secret.ts
var looksSecret = ({ name, value }) => {
  const what = secretIn(value);
  if (what !== null) return { by: "value", what };
  const words = nameWords(name);
  return isSecretName(words) && !isHarmless2(value) && !isQuantity(words, value) ? { by: "name" } : null;
};
var WHOLE_NAMES = /* @__PURE__ */ new Set([
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "ecs_engine_auth_data",
  "vault_secret_id",
  "rails_master_key",
  "pgpass",
  "mysql_pwd"
]);
var OTHER_NAMES = /* @__PURE__ */ new Set([
  ...["pwd", "oldpwd", "google_application_credentials", "proxy_pass", "ssh_askpass", "git_askpass", "sudo_askpass"]
]);
var SECRET_WORDS = /* @__PURE__ */ new Set([
  ...["password", "passwords", "passwd", "passphrase", "passcode", "pswd", "pwd", "htpasswd", "mnemonic"],
  ...[
    "secret",
    "secrets",
    "token",
    "tokens",
    "credential",
    "credentials",
    "creds",
    "authkey",
    "privatekey",
    "accesskey"
  ]
]);
var LAST_WORDS = /* @__PURE__ */ new Set(["pass", "pw", "pat"]);
var OPEN = /* @__PURE__ */ new Set(["public", "publishable", "pub"]);
var QUANTITIES = /* @__PURE__ */ new Set(["max", "min", "num", "number", "total", "maximum", "minimum", "per"]);
var SECRET_KEYS = /* @__PURE__ */ new Set([
  ...[
    "api",
    "access",
    "secret",
    "private",
    "encryption",
    "decryption",
    "signing",
    "signature",
    "master",
    "auth",
    "jwt"
  ],
  ...["ssh", "account", "storage", "license", "integration", "session", "cookie", "shared", "service", "crypt", "hmac"]
]);
var ABOUT_IT = /* @__PURE__ */ new Set([
  ...["file", "path", "dir", "directory", "folder", "mount", "url", "uri", "endpoint", "host", "port", "region", "arn"],
  ...["name", "id", "ids", "alias", "version", "ttl", "expiry", "expires", "expiration", "lifetime", "timeout", "age"],
  ...[
    "seconds",
    "minutes",
    "hours",
    "days",
    "ms",
    "interval",
    "length",
    "size",
    "limit",
    "count",
    "min",
    "max",
    "type"
  ],
  ...["header", "field", "param", "prefix", "suffix", "format", "policy", "issuer", "audience", "scope", "scopes"],
  ...["algorithm", "alg", "encoding", "provider", "store", "backend", "manager", "enabled", "disabled", "required"],
  ...["server", "service", "domain", "address", "method", "class", "status", "rotation"],
  ...["strategy", "mode", "regex", "pattern", "attempts", "rounds", "cost", "location", "source", "table", "bucket"]
]);
var nameWords = (name) => name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== "");
var isSecretName = (words) => {
  const whole = words.join("_");
  if (WHOLE_NAMES.has(whole)) return true;
  if (OTHER_NAMES.has(whole) || words.some((word) => OPEN.has(word)) || ABOUT_IT.has(words.at(-1) ?? "")) return false;
  return words.some((word, index) => isSecretWord(word, words[index - 1] ?? "")) || LAST_WORDS.has(words.at(-1) ?? "");
};
var isSecretWord = (word, before) => SECRET_WORDS.has(word) || /(?:password|passwd|apikey|secretkey)$/.test(word) || /^keys?$/.test(word) && SECRET_KEYS.has(before);
var isQuantity = (words, value) => /^\d{1,12}$/.test(value) && words.some((word) => QUANTITIES.has(word));
var HARMLESS2 = [
  /^\s*$/,
  /^(?:true|false|yes|no|on|off|none|null|enabled|disabled|required|optional)$/i,
  /^arn:[\w-]+:[\w-]+:/,
  /^\/(?:run|var|etc|mnt|opt|app|home|tmp|secrets|usr|root|data|srv|config|vault)(?:\/[\w.@-]+)+$/,
  /^(?:\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|<[\w .:/-]*>|\*+)$/
];
var isHarmless2 = (value) => HARMLESS2.some((form) => form.test(value));

// src/domain/lint/plain-secrets.ts
var OF_AWS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"];
var variables = ({ environment }) => (environment ?? []).map(({ name = "", value = "" }, index) => ({ name, value, at: `environment[${index}]` }));
var PLAIN_SECRETS = [
  {
    id: "ECS.8",
    severity: "HIGH",
    level: "warn",
    title: "AWS or registry credentials are in the environment",
    reason: "They are readable in the definition, in `docker inspect` and in the console, and never expire by themselves.",
    fix: "Remove them: give the task a role (`taskRoleArn`), and a registry `repositoryCredentials`.",
    page: control(8),
    controls: { nist: "4.1.4", pci: "8.6.2" },
    check: inContainers(
      (container) => variables(container).flatMap(({ name, at: at2 }) => OF_AWS.includes(name) ? [{ at: at2, detail: name }] : [])
    )
  },
  {
    id: "plain-secret",
    severity: "HIGH",
    level: "warn",
    title: "A variable of the environment looks like a secret",
    reason: "Everyone who may call ecs:DescribeTaskDefinition reads it, in every revision.",
    fix: "Move it to `secrets`, with a parameter or a secret as `valueFrom`.",
    page: guide("specifying-sensitive-data"),
    controls: { nist: "4.1.4", pci: "8.6.2" },
    check: inContainers(
      (container) => variables(container).flatMap(({ name, value, at: at2 }) => {
        const sign = OF_AWS.includes(name) ? null : looksSecret({ name, value });
        if (sign === null) return [];
        return [{ at: at2, detail: sign.by === "name" ? name : `${name}: ${sign.what}` }];
      })
    )
  },
  {
    id: "secret-in-text",
    severity: "HIGH",
    level: "warn",
    title: "A command, a label or a log option contains a secret",
    reason: "It is readable in the definition, and a command also in the list of processes.",
    fix: "Pass it in `secrets`, or in `secretOptions` of the log configuration.",
    page: guide("specifying-sensitive-data"),
    controls: { nist: "4.1.4", pci: "8.6.2" },
    check: inContainers(
      (container) => textsOf(container).flatMap(([at2, text2]) => {
        const detail = secretIn(text2);
        return detail === null ? [] : [{ at: at2, detail }];
      })
    )
  }
];
var textsOf = (container) => [
  ...items("command", container.command),
  ...items("entryPoint", container.entryPoint),
  ...items("healthCheck.command", container.healthCheck?.command),
  ...members("dockerLabels", container.dockerLabels),
  ...members("logConfiguration.options", container.logConfiguration?.options),
  ...members("firelensConfiguration.options", container.firelensConfiguration?.options)
];
var items = (path, texts) => (texts ?? []).map((text2, index) => [`${path}[${index}]`, text2]);
var members = (path, texts) => Object.entries(texts ?? {}).map(([key, text2]) => [`${path}.${key}`, text2]);

// src/domain/lint/network-and-ports.ts
var portsOf = ({ portMappings }) => (portMappings ?? []).map((mapping, index) => ({ mapping, at: `portMappings[${index}]` }));
var isUnmapped = ({ networkMode }) => networkMode === "awsvpc" || networkMode === "host";
var takenPort = ({ containerPort, hostPort }, definition) => {
  const port = isUnmapped(definition) ? containerPort : hostPort;
  return port === void 0 || port === 0 ? null : port;
};
var repeated = (keyOf3) => (definition, facts) => {
  const seen = /* @__PURE__ */ new Set();
  const isRepeated = (port) => {
    const key = keyOf3(port, definition);
    if (key === null) return false;
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  };
  return inContainers(
    (container) => portsOf(container).filter(isRepeated).map(({ at: at2 }) => at2)
  )(definition, facts);
};
var OF_BRIDGES = ["links", "hostname", "extraHosts"];
var ofBridges = (container, _, { networkMode }) => networkMode === "awsvpc" ? OF_BRIDGES.filter((name) => (container[name] ?? []).length > 0) : [];
var PORTS = [
  {
    id: "port-mismatch",
    severity: "HIGH",
    level: "error",
    title: "The ports of host and container differ, where there is no mapping",
    reason: "In the network modes `awsvpc` and `host` both must be the same, and ECS rejects the task definition.",
    fix: "Remove `hostPort`, or set it to `containerPort`.",
    page: api("PortMapping", "hostPort"),
    controls: {},
    check: inContainers(
      (container, _, definition) => portsOf(container).flatMap(
        ({ mapping: { hostPort = 0, containerPort }, at: at2 }) => where(isUnmapped(definition) && hostPort !== 0 && hostPort !== containerPort, `${at2}.hostPort`)
      )
    )
  },
  {
    id: "port-twice",
    severity: "HIGH",
    level: "error",
    title: "Two mappings of the task take one port",
    reason: "The containers share a network interface or a host, so ECS rejects the task definition.",
    fix: "Give one of them another port.",
    page: api("PortMapping", "containerPort"),
    controls: {},
    check: repeated(({ mapping }, definition) => {
      const port = takenPort(mapping, definition);
      return port === null ? null : `${port}/${mapping.protocol ?? "tcp"}`;
    })
  },
  {
    id: "port-name-twice",
    severity: "HIGH",
    level: "warn",
    title: "Two mappings have one name",
    reason: "Service Connect and VPC Lattice find a port by its name.",
    fix: "Give one of them another `name`.",
    page: api("PortMapping", "name"),
    controls: {},
    check: repeated(({ mapping: { name } }) => name ?? null)
  },
  {
    id: "ports-without-network",
    severity: "HIGH",
    level: "error",
    title: "A container has ports, and the task has no network",
    reason: "With `networkMode: none`, ECS rejects port mappings.",
    fix: "Remove `portMappings`, or set another `networkMode`.",
    page: api("RegisterTaskDefinition"),
    controls: {},
    check: inContainers(
      (container, _, { networkMode }) => where(networkMode === "none" && portsOf(container).length > 0, "portMappings")
    )
  },
  {
    id: "awsvpc-option",
    severity: "HIGH",
    level: "error",
    title: "A container has a network option that `awsvpc` does not have",
    reason: "The containers of such a task share one network interface, and ECS rejects the task definition.",
    fix: "Remove what is listed; containers of one task reach each other at `localhost`.",
    page: guide("task-networking-awsvpc"),
    controls: {},
    check: inContainers(ofBridges)
  },
  {
    id: "linked-container",
    severity: "LOW",
    level: "warn",
    title: "Containers are linked",
    reason: "Links are a legacy feature of Docker: they pass the whole environment of one container to the other.",
    fix: "Set `networkMode: awsvpc`, and remove `links`.",
    page: api("ContainerDefinition", "links"),
    controls: {},
    check: inContainers(
      ({ links }, _, { networkMode }) => where(networkMode !== "awsvpc" && (links ?? []).length > 0, "links")
    )
  }
];

// src/domain/lint/privileges.ts
var BEST_PRACTICES = guide("security-tasks-containers");
var isRoot = (user) => /^(?:root|0+)?(?::|$)/i.test(user.trim());
var isAdministrator = (user) => /^(?:containeradministrator)?$/i.test(user.trim());
var PRIVILEGES = [
  {
    id: "ECS.3",
    severity: "HIGH",
    level: "warn",
    title: "The task shares the host's process namespace",
    reason: "Its containers see every process of the instance and can signal them.",
    fix: "Remove `pidMode`, or set it to `task`.",
    page: control(3),
    controls: { cis: "5.16", nist: "4.4.3" },
    check: offFargate(inTask("pidMode", ({ pidMode }) => pidMode === "host"))
  },
  {
    id: "ECS.4",
    severity: "HIGH",
    level: "warn",
    title: "A container is privileged",
    reason: "It has the rights of root on the instance.",
    fix: "Remove `privileged`, and add only the capabilities that the container needs.",
    page: control(4),
    controls: { cis: "5.5", nist: "4.4.3" },
    check: offFargate(inContainers(({ privileged }) => where(privileged === true, "privileged")))
  },
  {
    id: "ECS.5",
    severity: "HIGH",
    level: "warn",
    title: "A container's root filesystem is writable",
    reason: "Whoever breaks into the container can change its programs and leave files in it.",
    fix: "Set `readonlyRootFilesystem: true`, and mount a volume where the container has to write.",
    page: control(5),
    controls: { cis: "5.13", nist: "4.4.3, 4.4.4" },
    check: inContainers(
      ({ readonlyRootFilesystem: isReadOnly }, { system }) => where(system === "linux" && isReadOnly !== true, "readonlyRootFilesystem")
    )
  },
  {
    id: "ECS.17",
    severity: "MEDIUM",
    level: "warn",
    title: "The task uses the host's network",
    reason: "Its containers reach what listens on the instance alone, and see the traffic of the instance.",
    fix: "Set `networkMode: awsvpc`, or `bridge`.",
    page: control(17),
    controls: { cis: "5.10", nist: "4.4.3" },
    check: offFargate(inTask("networkMode", ({ networkMode }) => networkMode === "host"))
  },
  {
    id: "ECS.20",
    severity: "MEDIUM",
    level: "warn",
    title: "A Linux container runs as root, or its user is not set",
    reason: "A weakness of the runtime is worse in the hands of root. The definition overrides `USER` of the image, which can change.",
    fix: "Set `user` to one that the image has, for example `1000:1000`.",
    page: control(20),
    controls: { cis: "4.1", nist: "4.1.2" },
    check: inContainers(({ user = "" }, { system }) => where(system === "linux" && isRoot(user), "user"))
  },
  {
    id: "ECS.21",
    severity: "MEDIUM",
    level: "warn",
    title: "A Windows container runs as administrator, or its user is not set",
    reason: "A weakness of the runtime is worse in the hands of an administrator.",
    fix: "Set `user`, for example to `ContainerUser`.",
    page: control(21),
    controls: { cis: "4.1", nist: "4.1.2" },
    check: inContainers(({ user = "" }, { system }) => where(system === "windows" && isAdministrator(user), "user"))
  },
  {
    id: "host-ipc",
    severity: "HIGH",
    level: "warn",
    title: "The task shares the host's IPC namespace",
    reason: "Its containers can read the shared memory of other programs on the instance.",
    fix: "Remove `ipcMode`, or set it to `task`.",
    page: BEST_PRACTICES,
    controls: { cis: "5.17", nist: "4.4.3" },
    check: offFargate(inTask("ipcMode", ({ ipcMode }) => ipcMode === "host"))
  }
];

// src/domain/lint/task-roles.ts
var hasSecrets = ({ secrets: secrets2, logConfiguration, repositoryCredentials }) => (secrets2 ?? []).length > 0 || (logConfiguration?.secretOptions ?? []).length > 0 || repositoryCredentials !== void 0;
var ROLES = [
  {
    id: "no-execution-role",
    severity: "HIGH",
    level: "error",
    title: "There is no execution role, and ECS needs one",
    reason: "ECS rejects such a definition: it reads secrets and the credentials of registries with this role and, on Fargate, pulls from ECR and writes logs with it.",
    fix: "Set `executionRoleArn`.",
    page: guide("task_execution_IAM_role"),
    controls: {},
    // On Fargate, always: the built image comes from ECR.
    check: inTask(
      "executionRoleArn",
      ({ executionRoleArn = "" }, { capacity, containers }) => executionRoleArn === "" && (capacity === "fargate" || containers.some(hasSecrets))
    )
  },
  {
    id: "same-role",
    severity: "MEDIUM",
    level: "warn",
    title: "The task role is also the execution role",
    reason: "The containers get the rights to pull images and to read every secret of the task.",
    fix: "Use two roles: `taskRoleArn` with what the application calls, `executionRoleArn` with what ECS needs.",
    page: guide("task-iam-roles"),
    controls: {},
    check: inTask(
      "taskRoleArn",
      ({ taskRoleArn = "", executionRoleArn }) => taskRoleArn !== "" && taskRoleArn === executionRoleArn
    )
  }
];

// src/domain/lint/runtime.ts
var BEGINNINGS = ["CMD", "CMD-SHELL", "NONE"];
var RUNTIME = [
  {
    id: "no-health-check",
    severity: "LOW",
    level: "warn",
    title: "An essential container has no health check",
    reason: "ECS ignores `HEALTHCHECK` of an image: without a load balancer, a task that hangs counts as healthy.",
    fix: "Set `healthCheck`.",
    page: guide("healthcheck"),
    controls: { cis: "5.27" },
    check: inContainers(
      (container) => where(container.essential !== false && !hasHealthCheck(container), "healthCheck")
    )
  },
  {
    id: "health-check-command",
    severity: "HIGH",
    level: "warn",
    title: "A health check does not say how its command is run",
    reason: "The first item is `CMD` or `CMD-SHELL`; any other one is taken for a program of that name at best.",
    fix: "Begin the command with `CMD`, or with `CMD-SHELL` where it needs a shell.",
    page: api("HealthCheck", "command"),
    controls: {},
    check: inContainers(
      ({ healthCheck }) => where(healthCheck !== void 0 && !BEGINNINGS.includes(healthCheck.command?.[0] ?? ""), "healthCheck.command")
    )
  },
  {
    id: "no-memory",
    severity: "HIGH",
    level: "error",
    title: "A container has no memory, and neither has the task",
    reason: "ECS rejects the task definition: without any of them it cannot place the task.",
    fix: "Set `memory` or `memoryReservation` of the container, or `memory` of the task.",
    page: api("ContainerDefinition", "memory"),
    controls: { cis: "5.11", nist: "4.4.3" },
    check: offFargate(
      inContainers(
        ({ memory, memoryReservation }, _, definition) => where((memory ?? memoryReservation ?? definition.memory) === void 0, "memory")
      )
    )
  },
  {
    id: "no-memory-limit",
    severity: "MEDIUM",
    level: "warn",
    title: "A container reserves memory without a limit",
    reason: "A leak in it takes the memory of everything else on the instance.",
    fix: "Set `memory` of the container or of the task.",
    page: api("ContainerDefinition", "memory"),
    controls: { cis: "5.11", nist: "4.4.3" },
    check: offFargate(
      inContainers(
        ({ memory, memoryReservation }, _, definition) => where(memoryReservation !== void 0 && (memory ?? definition.memory) === void 0, "memory")
      )
    )
  },
  {
    id: "memory-reservation",
    severity: "HIGH",
    level: "error",
    title: "A container reserves more memory than it may use",
    reason: "ECS rejects the task definition.",
    fix: "Set `memory` to more than `memoryReservation`.",
    page: api("ContainerDefinition", "memoryReservation"),
    controls: {},
    check: inContainers(
      ({ memory, memoryReservation }) => where(memory !== void 0 && (memoryReservation ?? 0) > memory, "memoryReservation")
    )
  },
  {
    id: "runtime-platform",
    severity: "LOW",
    level: "warn",
    title: "The platform of the tasks is not set",
    reason: "Fargate then takes Linux on X86_64, and an image that was built on another machine does not start.",
    fix: "Set `runtimePlatform`, with `cpuArchitecture` and `operatingSystemFamily`.",
    page: api("RuntimePlatform"),
    controls: {},
    check: onFargate(
      inTask("runtimePlatform", ({ runtimePlatform: platform }) => platform?.cpuArchitecture === void 0)
    )
  },
  {
    id: "ECS.15",
    severity: "LOW",
    level: "warn",
    title: "The task definition has no tags",
    reason: "Costs and owners cannot be found by tag.",
    fix: "Set `tags`, for example the team and the environment.",
    page: control(15),
    controls: {},
    check: inTask("tags", ({ tags }) => (tags ?? []).every(({ key = "" }) => key.startsWith("aws:")))
  }
];

// src/domain/lint/storage.ts
var hasTransitEncryption = ({ transitEncryption }) => transitEncryption === "ENABLED";
var needsTransitEncryption = ({ authorizationConfig }) => authorizationConfig?.iam === "ENABLED" || (authorizationConfig?.accessPointId ?? "") !== "";
var inVolumes = (isBroken, member) => ({ volumes }) => (volumes ?? []).flatMap(
  ({ efsVolumeConfiguration: efs }, index) => efs !== void 0 && isBroken(efs) ? [ofTask(`volumes[${index}].efsVolumeConfiguration.${member}`)] : []
);
var STORAGE = [
  {
    id: "ECS.18",
    severity: "MEDIUM",
    level: "warn",
    title: "An EFS volume is mounted without encryption in transit",
    reason: "What the task reads and writes crosses the network as it is.",
    fix: "Set `transitEncryption: ENABLED`.",
    page: control(18),
    controls: {},
    check: inVolumes((efs) => !hasTransitEncryption(efs) && !needsTransitEncryption(efs), "transitEncryption")
  },
  {
    id: "efs-authorization",
    severity: "HIGH",
    level: "error",
    title: "An EFS volume with an access point or IAM has no encryption in transit",
    reason: "ECS rejects the task definition.",
    fix: "Set `transitEncryption: ENABLED`.",
    page: api("EFSAuthorizationConfig"),
    controls: {},
    check: inVolumes((efs) => !hasTransitEncryption(efs) && needsTransitEncryption(efs), "transitEncryption")
  },
  {
    id: "unknown-volume",
    severity: "HIGH",
    level: "error",
    title: "A container mounts a volume that the definition does not have",
    reason: "ECS rejects the task definition.",
    fix: "Add the volume to `volumes`, or correct `sourceVolume`.",
    page: api("MountPoint"),
    controls: {},
    check: inContainers(
      ({ mountPoints }, { volumeNames }) => (mountPoints ?? []).flatMap(
        ({ sourceVolume }, index) => where(!volumeNames.has(sourceVolume ?? ""), {
          at: `mountPoints[${index}].sourceVolume`,
          detail: sourceVolume ?? ""
        })
      )
    )
  }
];

// src/domain/lint/task-size.ts
var sizeOf = (definition, { system }, name) => system === "windows" ? null : unitsIn(definition[name] ?? "", name);
var amount = (value) => typeof value === "number" ? value : 0;
var isExceeded = (name, member) => (definition, facts) => {
  const size = sizeOf(definition, facts, name);
  const sum = facts.containers.reduce((total, container) => total + amount(container[member]), 0);
  return size !== null && sum > size;
};
var TASK_SIZE = [
  {
    id: "cpu-sum",
    severity: "HIGH",
    level: "error",
    title: "The containers have more CPU than the task",
    reason: "ECS rejects the task definition.",
    fix: "Raise `cpu` of the task, or lower it for the containers.",
    page: api("ContainerDefinition", "cpu"),
    controls: {},
    check: inTask("cpu", isExceeded("cpu", "cpu"))
  },
  {
    id: "container-memory",
    severity: "HIGH",
    level: "error",
    title: "A container may use more memory than the task has",
    reason: "ECS rejects the task definition.",
    fix: "Raise `memory` of the task, or lower it for the container.",
    page: api("ContainerDefinition", "memory"),
    controls: {},
    check: inContainers(({ memory }, facts, definition) => {
      const size = sizeOf(definition, facts, "memory");
      return where(size !== null && amount(memory) > size, "memory");
    })
  },
  {
    id: "memory-sum",
    severity: "HIGH",
    level: "error",
    title: "The containers reserve more memory than the task has",
    reason: "ECS rejects the task definition.",
    fix: "Raise `memory` of the task, or lower `memoryReservation` of the containers.",
    page: api("ContainerDefinition", "memoryReservation"),
    controls: {},
    check: inTask("memory", isExceeded("memory", "memoryReservation"))
  }
];

// src/domain/lint/lint-rules.ts
var LINT_THEMES = [
  { title: "Secrets", rules: PLAIN_SECRETS },
  { title: "Privileges and isolation", rules: PRIVILEGES },
  { title: "Host and kernel", rules: HOST_ACCESS },
  { title: "Images", rules: IMAGES },
  { title: "Roles", rules: ROLES },
  { title: "Logs", rules: LOGGING },
  { title: "Health, memory, platform, tags", rules: RUNTIME },
  { title: "Names", rules: NAMES },
  { title: "Size of the task", rules: TASK_SIZE },
  { title: "Containers that name each other", rules: DEPENDENCIES },
  { title: "Network and ports", rules: PORTS },
  { title: "Volumes", rules: STORAGE },
  { title: "What Fargate does not have", rules: FARGATE }
];
var LINT_RULES = LINT_THEMES.flatMap(({ rules }) => rules);
var lintRule = (id) => {
  const rule = LINT_RULES.find((one) => one.id === id);
  if (rule === void 0) throw new Error(`there is no lint rule ${id}`);
  return rule;
};

// src/domain/scan/dockle-codes.ts
var DOCKLE_CODES = {
  "CIS-DI-0001": "WARN",
  "CIS-DI-0005": "INFO",
  "CIS-DI-0006": "INFO",
  "CIS-DI-0007": "FATAL",
  "CIS-DI-0008": "INFO",
  "CIS-DI-0009": "FATAL",
  "CIS-DI-0010": "FATAL",
  "DKL-DI-0001": "FATAL",
  "DKL-DI-0002": "FATAL",
  "DKL-DI-0003": "WARN",
  "DKL-DI-0004": "FATAL",
  "DKL-DI-0005": "FATAL",
  "DKL-DI-0006": "WARN",
  "DKL-LI-0001": "FATAL",
  "DKL-LI-0002": "FATAL",
  "DKL-LI-0003": "INFO"
};

// src/domain/scan/secret-rules.ts
var SECRET_RULES = new Set(
  `
  aws-access-key-id aws-secret-access-key github-pat github-oauth github-app-token github-refresh-token github-fine-grained-pat
  gitlab-pat hugging-face-access-token private-key shopify-token slack-access-token stripe-publishable-token stripe-secret-token
  pypi-upload-token gcp-service-account heroku-api-key slack-web-hook twilio-api-key age-secret-key facebook-token twitter-token
  adobe-client-id adobe-client-secret alibaba-access-key-id alibaba-secret-key asana-client-id asana-client-secret
  atlassian-api-token bitbucket-client-id bitbucket-client-secret beamer-api-token clojars-api-token contentful-delivery-api-token
  databricks-api-token discord-api-token discord-client-id discord-client-secret doppler-api-token dropbox-api-secret
  dropbox-short-lived-api-token dropbox-long-lived-api-token duffel-api-token dynatrace-api-token easypost-api-token
  fastly-api-token finicity-client-secret finicity-api-token flutterwave-public-key flutterwave-enc-key frameio-api-token
  gocardless-api-token grafana-api-token hashicorp-tf-api-token hubspot-api-token intercom-api-token intercom-client-secret
  ionic-api-token jwt-token stateless-ghs-jwt linear-api-token linear-client-secret lob-api-key lob-pub-api-key mailchimp-api-key
  mailgun-token mailgun-signing-key mapbox-api-token messagebird-api-token messagebird-client-id new-relic-user-api-key
  new-relic-user-api-id new-relic-browser-api-token npm-access-token planetscale-password planetscale-api-token
  private-packagist-token postman-api-token pulumi-api-token rubygems-api-token sendgrid-api-token sendinblue-api-token
  shippo-api-token linkedin-client-secret linkedin-client-id twitch-api-token typeform-api-token dockerconfig-secret
  symfony-default-secret azure-storage-account-key azure-sas-token azure-devops-pat azure-entra-client-secret
  azure-container-registry-credential azure-container-registry-password azure-app-config-connection-string azure-ai-services-key
  maven-settings-password maven-settings-passphrase maven-settings-security-master openai-project-api-key
  openai-service-account-key openai-admin-api-key openai-legacy-api-key openai-service-api-key openai-realtime-client-secret
  `.trim().split(/\s+/u)
);

// src/domain/scan/exceptions/finding-classes.ts
var CODES = Object.keys(DOCKLE_CODES);
var OF_FILES = ["CIS-DI-0008", "CIS-DI-0010", "DKL-LI-0003"];
var OF_KEYS = "CIS-DI-0010";
var PROPERTIES = ["END-OF-LIFE", "IMAGE-SIZE", "IMAGE-GROWTH", "BASE-IMAGE", "DATABASE-AGE"];
var ADVISORY = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|(?:RUSTSEC|PYSEC|GO|GMS|OSV|MAL|BIT|JLSEC|PSF|EEF|GSD)-\d{4}-\d+|(?:RHSA|RHBA|RHEA|ELSA|ELBA|ALSA|ALBA|RLSA|RLBA)-\d{4}:\d+|(?:openSUSE|SUSE)-[A-Z]{2}-\d{4}:\d+(?:-\d+)?|(?:DSA|DLA|USN|ALAS\d*|GLSA|PHSA|CGA|TEMP|NSWG-ECO|SNYK|IN\d?|DRUPAL|WPVDBID|ROSA-SA|MGASA|XSA|ZBX)-[A-Za-z0-9.:_-]+)$/u;
var IMAGE_CHECK = /^(?:AVD-)?DS-?\d{4}$/u;
var SECRET_RULE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/u;
var LICENSE = /^[A-Za-z0-9][A-Za-z0-9.+ -]*$/u;
var vulnerability = {
  name: "a vulnerability",
  scanners: ["trivy", "ecr"],
  scopes: ["package", "path", "image"]
};
var imageCheck = {
  name: "a check of the image configuration",
  scanners: ["trivy"],
  scopes: ["image"]
};
var property = { name: "a rule of the policy", scanners: [], scopes: ["image"] };
var lintRule2 = { name: "a lint rule", scanners: ["lint"], scopes: ["path"] };
var secretRule = { name: "a secret", scanners: ["trivy"], scopes: ["path", "image"] };
var license = {
  name: "a license",
  scanners: ["trivy"],
  scopes: ["package", "path", "image"]
};
var dockleCheck = (code) => ({
  name: `${code} of Dockle`,
  scanners: ["dockle"],
  scopes: [
    "image",
    ...code === OF_KEYS ? ["key"] : [],
    ...OF_FILES.includes(code) ? ["file"] : []
  ]
});
var LINT_IDS = LINT_RULES.map(({ id }) => id);
var findingClass = (id, scanner) => {
  const known = CLASSES.find(({ has: has2 }) => has2(id));
  if (known !== void 0) return known.of(id);
  if (scanner !== "trivy" || looksLikeCode(id) || isMisspelled(id)) return null;
  if (SECRET_RULE.test(id)) return secretRule;
  return LICENSE.test(id) ? license : null;
};
var CLASSES = [
  { has: (id) => CODES.includes(id), of: dockleCheck },
  { has: (id) => LINT_IDS.includes(id), of: () => lintRule2 },
  { has: (id) => PROPERTIES.includes(id), of: () => property },
  { has: (id) => ADVISORY.test(id), of: () => vulnerability },
  { has: (id) => IMAGE_CHECK.test(id), of: () => imageCheck },
  { has: (id) => SECRET_RULES.has(id), of: () => secretRule }
];
var isMisspelled = (id) => {
  const form = inItsForm(id);
  return form !== null && (/\d/u.test(form) || PROPERTIES.includes(form) || SECRET_RULES.has(form));
};
var looksLikeCode = (id) => /^(?:CVE|GHSA|CIS|DKL|AVD|DS)\b/iu.test(id) || /[*?]/u.test(id) && id !== "";
var unknownClass = (id) => {
  if (/[*?]/u.test(id)) return `'${id}' is a pattern; an exception is for one id`;
  const near = inItsForm(id) ?? nearest(id, [...CODES, ...LINT_IDS, ...PROPERTIES, ...SECRET_RULES]);
  const known = near === null ? "" : `; did you mean ${near}?`;
  return `no scanner has findings with the id '${id}'${known || KNOWN}`;
};
var inItsForm = (written) => {
  const [, year, number] = /(?:^|[^A-Z0-9])CVE[^A-Z0-9]{0,3}(\d{4})[^A-Z0-9]{1,3}(\d{1,12})(?![A-Z0-9])/iu.exec(written) ?? [];
  if (year !== void 0 && number !== void 0) return `CVE-${year}-${number.padStart(4, "0")}`;
  const upper = written.toUpperCase().replaceAll(/[\s_]+/gu, "-");
  const forms = [
    written.toLowerCase(),
    upper,
    upper.replace(/^GHSA-.*/u, (id) => `GHSA-${id.slice("GHSA-".length).toLowerCase()}`)
  ];
  return forms.find((form) => form !== written && CLASSES.some(({ has: has2 }) => has2(form))) ?? null;
};
var KNOWN = ": write a CVE or another advisory (GHSA-\u2026), a code of Dockle, a lint rule or a secret rule of Trivy; for a license, set `scanner: trivy`";

// src/domain/scan/exceptions/matching.ts
var splitFinding = (finding, exceptions, own) => {
  const about = exceptions.filter((exception) => isAbout(exception, finding, own));
  const [first] = about;
  if (first === void 0) return { left: finding, excepted: [] };
  if (finding.source !== "dockle") return { left: null, excepted: [{ finding, exception: first }] };
  const whole = about.find(({ key, file }) => key === null && file === null);
  if (whole !== void 0) return { left: null, excepted: [{ finding, exception: whole }] };
  return splitAlerts(finding, about);
};
var splitAlerts = (finding, about) => {
  const groups = Map.groupBy(finding.where, (alert) => exceptionOfAlert(alert, about));
  const rest = groups.get(void 0) ?? [];
  const excepted = [...groups].flatMap(
    ([exception, where3]) => exception === void 0 ? [] : [{ finding: { ...finding, where: where3 }, exception }]
  );
  return { left: excepted.length > 0 && rest.length === 0 ? null : { ...finding, where: rest }, excepted };
};
var isAbout = (exception, finding, own) => exception.id === finding.id && (exception.scanner === null || exception.scanner === finding.source) && fits2(exception.package, packageOf2(finding)) && fitsEvery(exception.path, finding) && isOfImage(exception.image, finding, own);
var fits2 = (pattern, text2) => pattern === null || text2 !== null && matches(pattern, text2);
var packageOf2 = (finding) => "packageName" in finding ? finding.packageName : null;
var fitsEvery = (pattern, { where: where3 }) => pattern === null || where3.length > 0 && where3.every((place) => matches(fromRoot(pattern), fromRoot(place)));
var isOfImage = (pattern, { sideCar }, { repository }) => {
  if (sideCar === void 0 || sideCar.ofRun === true) return fits2(pattern, repository);
  const { image, written = image, runsIn, repository: ofRun = null } = sideCar;
  const running = runsIn === void 0 ? [] : [written, nameWithoutDigest(written), nameWithoutDigest(image)];
  return [image, ...running, ofRun].some((name) => fits2(pattern, name));
};
var lastingName = (sideCar) => sideCar.runsIn === void 0 ? sideCar.image : sideCar.repository ?? nameWithoutDigest(sideCar.written ?? sideCar.image);

// src/domain/scan/exceptions/suggested-entries.ts
var SUGGESTED_DAYS = 90;
var MOST_NAMES = 20;
var LONGEST = 500;
var suggestedEntries = (findings) => [
  ...new Map(findings.flatMap(entriesFor).map((entry) => [JSON.stringify(entry), entry])).values()
];
var entriesFor = (finding) => {
  const { id } = finding;
  const known = findingClass(id, null);
  const own = known ?? (finding.source === "trivy" ? findingClass(id, "trivy") : null);
  if (own === null || id.trim() !== id) return [];
  return scopesOf(finding).flatMap((scopes) => {
    const given = Object.entries(scopes).filter(([scope]) => own.scopes.some((one) => one === scope));
    if (given.some(([, text2]) => text2.length > LONGEST || text2.trim() !== text2 || text2 === "")) return [];
    return [{ id, ...known === null ? { scanner: "trivy" } : {}, ...Object.fromEntries(given) }];
  });
};
var scopesOf = (finding) => {
  const { sideCar } = finding;
  const image = sideCar === void 0 || sideCar.ofRun === true ? {} : { image: lastingName(sideCar) };
  if (finding.source === "dockle") return namesIn(finding.where).map((names) => ({ ...names, ...image }));
  const place = finding.where.length === 1 ? { path: finding.where[0] ?? "" } : {};
  const isOfPackage = "packageName" in finding && finding.packageName !== "";
  return [{ ...isOfPackage ? { package: finding.packageName } : place, ...image }];
};
var namesIn = (alerts) => {
  const names = alerts.map((alert) => {
    const keys = keysIn(alert);
    if (keys !== null) return keys.map((key) => ({ key }));
    const file = fileIn(alert);
    return file === null ? [] : [{ file }];
  });
  const all = names.flat();
  return all.length === 0 || all.length > MOST_NAMES || names.some(({ length }) => length === 0) ? [{}] : all;
};
var entryLines = (entry, expires) => [
  ...pairsOf(entry).map(([key, value], index) => `${index === 0 ? "  - " : "    "}${key}: ${value}`),
  "    reason: # why it is accepted",
  "    owner: # who accepts it",
  `    expires: ${expires}`
].join("\n");
var entryInline = (entry, expires) => `- { ${pairsOf(entry).map(([key, value]) => `${key}: ${value}`).join(", ")}, reason: '', owner: '', expires: ${expires} }`;
var pairsOf = (entry) => ["id", "scanner", ...EXCEPTION_SCOPES].flatMap((key) => {
  const value = entry[key];
  return value === void 0 ? [] : [[key, scalar(value)]];
});
var PLAIN = /^(?!(?:null|true|false|yes|no|on|off|y|n)$)[A-Za-z_][\w.+/-]*$/iu;
var scalar = (text2) => PLAIN.test(text2) ? text2 : JSON.stringify(text2).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

// src/domain/scan/exceptions/uses.ts
var SOON_DAYS = 14;
var holdsOn = ({ expires }, today) => expires === null || today <= expires;
var usesOf = (exceptions, seen) => {
  const lint = exceptions.filter(isForLint);
  const uses = exceptions.filter((exception) => !isForLint(exception)).map((exception) => ({ exception, findings: countOf(exception, seen) }));
  const [holding, expired] = [true, false].map(
    (holds) => uses.filter(({ exception }) => holdsOn(exception, seen.today) === holds)
  );
  return {
    used: holding.filter(({ findings }) => findings > 0),
    unused: holding.filter(({ exception, findings }) => findings === 0 && wasSought(exception, seen)).map(exceptionIn),
    expired: [
      ...expired,
      ...lint.filter((one) => !holdsOn(one, seen.today)).map((exception) => ({ exception, findings: 0 }))
    ],
    soon: exceptions.filter((exception) => endsSoon(exception, seen.today)),
    lint: lint.filter((exception) => holdsOn(exception, seen.today))
  };
};
var exceptionIn = ({ exception }) => exception;
var isForLint = ({ id, scanner }) => findingClass(id, scanner)?.scanners.includes("lint") === true;
var countOf = (exception, { findings, own }) => findings.reduce((count, finding) => count + splitFinding(finding, [exception], own).excepted.length, 0);
var wasSought = ({ id, scanner }, { scans }) => {
  const sources = scanner === null ? sourcesOf(id) : scanner === "lint" ? [] : [scanner];
  const isComplete = scans.every(({ kind }) => kind === "report");
  return isComplete && scans.some((scan) => scan.kind === "report" && sources.includes(scan.report.source));
};
var sourcesOf = (id) => (findingClass(id, null)?.scanners ?? []).filter((scanner) => scanner !== "lint");
var endsSoon = (exception, today) => exception.expires !== null && holdsOn(exception, today) && exception.expires <= daysAfter(today, SOON_DAYS);

// src/domain/scan/exceptions/in-words.ts
var NAMED = 10;
var exceptionName = (exception) => {
  const scopes = EXCEPTION_SCOPES.flatMap((scope) => {
    const pattern = exception[scope];
    return pattern === null ? [] : [`${scope} ${quoted(pattern)}`];
  });
  return `${quoted(exception.id)}${scopes.length === 0 ? "" : ` (${scopes.join(", ")})`}`;
};
var withOwner = (exception) => `${exceptionName(exception)} by ${quoted(exception.owner)}${exception.expires === null ? "" : `, ${exception.expires}`}`;
var listed = (exceptions) => {
  const rest = exceptions.length - NAMED;
  return [...exceptions.slice(0, NAMED).map(withOwner), ...rest > 0 ? [`${rest} more`] : []].join("; ");
};
var countOf2 = (exceptions) => `${exceptions.length} ${exceptions.length === 1 ? "exception" : "exceptions"}`;
var useLines = ({ used, expired, soon, unmatched }) => [
  ...used.length === 0 ? [] : [`${countOf2(used)} used: ${listed(used.map(exceptionOf))}`],
  ...expired.length === 0 ? [] : [expiredInWords(expired)],
  ...soon.length === 0 ? [] : [soonInWords(soon)],
  ...unmatched.count === 0 ? [] : [unmatchedInWords(unmatched)]
];
var unmatchedInWords = ({ count, first }) => {
  const named2 = first.slice(0, NAMED).map((one) => `${quoted(one.id)} of ${quoted(one.product)} in ${quoted(one.path)} (${one.because})`);
  const more = count > named2.length ? `; ${count - named2.length} more` : "";
  const verb = count === 1 ? "statement about what was found is" : "statements about what was found are";
  return `${count} VEX ${verb} not matched: ${named2.join("; ")}${more}`;
};
var exceptionOf = ({ exception }) => exception;
var expiredInWords = (expired) => {
  const verb = expired.length === 1 ? "has expired and no longer holds" : "have expired and no longer hold";
  return `${countOf2(expired)} ${verb}: ${listed(expired.map(exceptionOf))}`;
};
var soonInWords = (soon) => `${countOf2(soon)} ${soon.length === 1 ? "ends" : "end"} within ${SOON_DAYS} days: ${listed(soon)}`;
var sourceInWords = (source) => {
  switch (source.kind) {
    case "checkout":
      return null;
    case "unreadable": {
      const branch = source.branch === null ? "the default branch" : `\`${source.branch}\``;
      return `Exceptions are not taken from the checkout ${source.because}, and cannot be read from ${branch}, so none holds: ${source.reason}`;
    }
    case "no-file":
    case "branch": {
      const tip = `\`${source.branch}\` at ${source.commit.slice(0, SHORT)}`;
      if (source.kind === "no-file") {
        return `Exceptions are not taken from the checkout ${source.because}, and ${tip} has no \`${source.path}\`, so none holds`;
      }
      const wrong = source.wrong.length === 0 ? "" : `; what is wrong there does not hold: ${cut(source.wrong.join("; "), LONGEST2)}`;
      return `Exceptions are taken from \`${source.path}\` of ${tip} ${source.because}${wrong}`;
    }
  }
};
var SHORT = 7;
var LONGEST2 = 800;
var proposedInWords = ({ wouldPassWith, wouldCover, source }) => {
  if (source.kind === "checkout") return null;
  const whose = /pull_request/u.test(source.because) ? "pull request" : "checkout";
  const missing = source.kind === "unreadable" ? "" : ", which the target branch does not have";
  if (wouldPassWith !== null)
    return `The image would pass with the ${proposed(wouldPassWith)} of this ${whose}${missing}`;
  if (wouldCover === null) return null;
  const { exceptions, covered, blocking, uncovered } = wouldCover;
  const others = uncovered === 0 ? "" : `; without those that it removes, ${uncovered} other${uncovered === 1 ? "" : "s"} would block`;
  return `The ${proposed(exceptions)} of this ${whose}${missing && `${missing},`} would ${coverInWords(covered, blocking)}${others}`;
};
var coverInWords = (covered, blocking) => {
  if (blocking === 1) return covered === 0 ? "not cover the finding that blocks" : "cover the finding that blocks";
  return `cover ${covered === 0 ? "none" : covered} of the ${blocking} blocking findings`;
};
var proposed = (exceptions) => exceptions === 0 ? "exceptions file" : exceptions === 1 ? "exception" : `${exceptions} exceptions`;
var acceptInWords = (report, blockers, room = Infinity) => {
  const { source, wouldPassWith } = report;
  if (source.kind === "unreadable") return readableInWords(source);
  if (wouldPassWith !== null && source.kind !== "checkout")
    return wouldPassWith === 1 ? `Or merge the exception into ${acceptingFile(source)} first, in a pull request of its own, and re-run.` : `Or merge the exceptions into ${acceptingFile(source)} first, in a pull request of their own, and re-run.`;
  const [first, ...others] = suggestedEntries(blockers.map(({ finding }) => finding));
  if (first === void 0 || report.suggestedEnd === null) return "";
  const more = others.length === 0 ? "" : `. The summary has ${others.length + 1} entries to copy`;
  const toFile = `with your reason and owner to ${acceptingFile(source)}`;
  const whole = `To accept a finding instead, add an entry ${toFile}: \`${entryInline(first, report.suggestedEnd)}\`${more}.`;
  return whole.length <= room ? whole : `To accept a finding instead, add an entry ${toFile}: the summary has it to copy.`;
};
var readableInWords = ({ branch }) => `Or let the run read the exceptions of ${branch === null ? "the default branch" : `\`${branch}\``}: set \`github-token\`, grant \`permissions: contents: read\` to the job, and re-run.`;
var acceptingFile = (source) => {
  const branch = source.kind === "checkout" ? null : source.branch;
  if (source.kind === "branch" || source.kind === "no-file") return `\`${source.path}\` of \`${source.branch}\``;
  return `\`${EXCEPTIONS_FILE}\`${branch === null ? "" : ` of \`${branch}\``}`;
};

// src/domain/scan/identity.ts
var identityOf = (finding) => JSON.stringify([
  ownerOf(finding),
  finding.source,
  finding.kind,
  finding.id,
  ...particulars(finding),
  ...finding.where
]);
var ownerOf = ({ sideCar }) => sideCar === void 0 ? [] : [sideCar.image, sideCar.platform];
var particulars = (finding) => {
  switch (finding.kind) {
    case "vulnerability":
      return [packageTypeOf(finding), finding.packageName, finding.installedVersion];
    case "secret":
      return [finding.line];
    case "license":
      return [finding.packageName];
    case "misconfiguration":
    case "property":
      return [];
  }
};
var packageTypeOf = ({ purl }) => /^pkg:[^/@?#]+/u.exec(purl ?? "")?.[0] ?? "";
var distinctFindings = (findings) => {
  const kept = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const identity = identityOf(finding);
    const other = kept.get(identity);
    if (other === void 0 || blocksMoreReadily(finding, other)) kept.set(identity, finding);
  }
  return [...kept.values()];
};
var blocksMoreReadily = (one, other) => {
  const [rank2, otherRank] = [one, other].map(({ severity }) => SEVERITIES.indexOf(severity));
  return rank2 === otherRank ? isFixable(one) && !isFixable(other) : rank2 < otherRank;
};
var isFixable = (finding) => finding.kind !== "vulnerability" || finding.fixedVersion !== null;

// src/domain/scan/other-findings.ts
var otherFindings = ({ blockers, excepted }) => {
  const blocks = new Set(blockers.map(judgedKey));
  const accepted = Map.groupBy(excepted, judgedKey);
  return (findings) => {
    const rest = findings.filter((finding) => !blocks.has(judgedKey(finding)));
    const others = rest.flatMap((finding) => withoutAccepted(finding, accepted.get(judgedKey(finding)) ?? []));
    return { others, blocking: findings.length - rest.length, accepted: rest.length - others.length };
  };
};
var judgedKey = (finding) => finding.source === "dockle" ? identityOf({ ...finding, where: [] }) : identityOf(finding);
var withoutAccepted = (finding, accepted) => {
  if (accepted.length === 0) return [finding];
  if (finding.source !== "dockle") return [];
  const taken = new Set(accepted.flatMap(({ where: where4 }) => where4));
  const where3 = finding.where.filter((alert) => !taken.has(alert));
  return where3.length === 0 ? [] : [{ ...finding, where: where3 }];
};

// src/domain/scan/blocks-soon.ts
var blocksSoon = (findings, today, { blocks, on }) => {
  const keysOf2 = (all) => new Set(all.map(judgedKey));
  const blockingOn = (day, { left }) => left.filter((one) => blocks(one, day));
  const last = daysAfter(today, SOON_DAYS + 1);
  const possible = findings.filter((finding) => blocks(finding, last));
  const found = [];
  let before = on(possible, today);
  const known = new Set(keysOf2(blockingOn(today, before)));
  const others = possible.filter((finding) => !known.has(judgedKey(finding)));
  for (let from = daysAfter(today, 1); others.length > 0 && from <= last; from = daysAfter(from, 1)) {
    const now = on(others, from);
    const [unspared, left] = [keysOf2(before.unspared), keysOf2(before.left)];
    for (const finding of blockingOn(from, now)) {
      const key = judgedKey(finding);
      if (known.has(key)) continue;
      known.add(key);
      const because = !unspared.has(key) ? "baseline-days" : !left.has(key) ? "exception" : "fixable-after-days";
      found.push({ finding, from, because });
    }
    before = now;
  }
  return soonestWorst(found);
};
var soonestWorst = (found) => found.toSorted((one, other) => rankOf(one) - rankOf(other) || Date.parse(one.from) - Date.parse(other.from));
var rankOf = ({ finding }) => SEVERITIES.indexOf(finding.severity);

// src/domain/scan/hidden-alerts.ts
var HIDDEN = /* @__PURE__ */ Symbol("hidden");

// src/domain/scan/comparison.ts
var compare = (now, before) => {
  if (before.length === 0) throw new Error("there is no image to compare with");
  const own = keyed(now);
  const others = before.map(keyed);
  const added2 = new Set(others.flatMap((other) => lacking(own, other, "any")).map(({ finding }) => finding));
  const fixed = new Map(others.flatMap((other) => numbered(lacking(other, own, "every"))));
  const all = own.map(({ finding }) => finding);
  return {
    added: worstFirst(all.filter((finding) => added2.has(finding))),
    there: worstFirst(all.filter((finding) => !added2.has(finding))),
    fixed: worstFirst([...fixed.values()])
  };
};
var numbered = (gone) => {
  const seen = /* @__PURE__ */ new Map();
  return gone.map(({ exact, finding }) => {
    const number = seen.get(exact) ?? 0;
    seen.set(exact, number + 1);
    return [`${exact}#${number}`, finding];
  });
};
var compareScans = (now, before) => {
  const { fixed, ...lists } = compare(scannedIn(now), before.map(scannedIn));
  return { ...lists, fixed: fixed.filter((finding) => wasSoughtAgain(finding, now)) };
};
var scannedIn = (reports) => reports.map((report) => ({ ...report, findings: report.findings.filter(({ kind }) => kind !== "property") }));
var wasSoughtAgain = ({ source, kind }, now) => now.some((report) => report.source === source && (kind !== "vulnerability" || report.unchecked === null));
var keyed = (reports) => reports.flatMap(
  (report) => report.findings.map((finding) => {
    const keys = keysOf(finding, report);
    const version2 = finding.kind === "vulnerability" ? finding.installedVersion : "";
    return { finding, keys, exact: JSON.stringify([keys, version2]) };
  })
);
var lacking = (these, others, which) => {
  const left = /* @__PURE__ */ new Map();
  for (const key of others.flatMap(({ keys }) => keys)) left.set(key, (left.get(key) ?? 0) + 1);
  const take = (key) => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
  const isFound = ({ keys }) => {
    const found2 = keys.map(take);
    return which === "any" ? found2.every(Boolean) : found2.some(Boolean);
  };
  const exact = new Set(others.map((one) => one.exact));
  const [same, rest] = [true, false].map((wanted) => these.filter((one) => exact.has(one.exact) === wanted));
  const found = new Set([...same ?? [], ...rest ?? []].filter(isFound));
  return these.filter((one) => !found.has(one));
};
var keysOf = (finding, report) => {
  const of = (...parts) => JSON.stringify([finding.source, finding.kind, finding.id, ...parts]);
  switch (finding.kind) {
    case "vulnerability": {
      const places = finding.where.map((place) => placeOf2(place, finding.installedVersion, report));
      return eachOf(finding, places).map((own) => of(packageTypeOf(finding), finding.packageName, own));
    }
    case "license":
      return [of(finding.packageName, finding.packageName === "" ? finding.where : [])];
    case "secret":
      return [of(finding.where)];
    case "misconfiguration":
    case "property":
      return finding.where.length === 0 ? [of()] : alertsOf(finding).map(([shown, hidden]) => of(shown, hidden));
  }
};
var eachOf = ({ source }, places) => source === "ecr" && places.length > 0 ? [...new Set(places)].map((place) => [place]) : [places];
var placeOf2 = (place, version2, { operatingSystem }) => {
  const system = operatingSystem?.replace(/ \(end of life\)$/u, "") ?? null;
  if (system !== null && place.endsWith(` (${system})`)) return "";
  return version2 === "" ? place : place.split(version2).join("*");
};
var alertsOf = (finding) => {
  const rest = Map.groupBy(finding.kind === "misconfiguration" ? finding[HIDDEN] ?? [] : [], ({ shown }) => shown);
  return finding.where.map((place) => [withoutHashes(place), rest.get(place)?.shift()?.hidden ?? ""]);
};
var withoutHashes = (place) => place.replace(/[0-9a-f]{12,}/gu, "*");

// src/domain/scan/base-fixes.ts
var findingsOfBase = (findings, layers) => {
  const ofBase = new Set(layers);
  return findings.filter((finding) => isCompared(finding) && finding.layer !== void 0 && ofBase.has(finding.layer));
};
var isCompared = ({ source, kind }) => source === "trivy" && (kind === "vulnerability" || kind === "secret");
var baseFixes = (image, layers, other) => {
  if (other.unchecked !== null) return { kind: "unknown", because: other.unchecked };
  const base = { ...image, findings: findingsOfBase(image.findings, layers) };
  const instead = { ...other, findings: other.findings.filter(isCompared) };
  const { added: fixed, there: stay } = compare([base], [[instead]]);
  const { added: added2 } = compare([instead], [[base]]);
  return { kind: "compared", fixed, stay, added: added2, endOfLife: other.endOfLife === true ? "reached" : "not-known" };
};
var fixesInWords = ({ fixed, stay, added: added2, endOfLife: endOfLife2 }) => {
  const adds = added2.length === 0 ? "" : ` and adds ${severitiesInWords(added2)}`;
  const but = endOfLife2 === "reached" ? ", but its operating system gets no more security fixes" : "";
  return `${countOf3(fixed.length, stay.length)}${adds}${but}`;
};
var countOf3 = (fixed, stay) => {
  const all = fixed + stay;
  if (all === 0) return "has nothing to fix in the base";
  if (fixed === 0) return `fixes none of the findings of the base (${all})`;
  if (stay === 0) return all === 1 ? "fixes the finding of the base" : `fixes all ${all} findings of the base`;
  return `fixes ${fixed} of the ${all} findings of the base (${stay} ${stay === 1 ? "stays" : "stay"})`;
};

// src/domain/image/image-reference.ts
var PART = "[a-z0-9]+(?:(?:[.]|_{1,2}|-+)[a-z0-9]+)*";
var REGISTRY = String.raw`(?:localhost|(?=[^/]*[.:])[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d{1,5})?`;
var TAG = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";
var DIGEST2 = "[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,128}";
var REFERENCE = new RegExp(
  `^(?<name>(?:(?<registry>${REGISTRY})/)?${PART}(?:/${PART})*)(?::(?<tag>${TAG}))?(?:@(?<digest>${DIGEST2}))?$`
);
var LONGEST3 = 512;
var parseImageReference = (written) => {
  const groups = written.length > LONGEST3 ? void 0 : REFERENCE.exec(written)?.groups;
  if (groups?.["name"] === void 0) return null;
  const { name, registry = "docker.io", tag = null, digest = null } = groups;
  return { name, registry, tag, digest };
};
var isByDigest = (written) => (parseImageReference(written)?.digest ?? null) !== null;

// src/domain/image/base-layers.ts
var isBuiltOn = (image, base) => base.length > 0 && base.every((layer, index) => image[index] === layer);
var MOST_CANDIDATES = 2;
var candidatesOf = (base) => {
  const reference = base.kind === "found" ? parseImageReference(base.reference) : null;
  if (base.kind !== "found" || reference?.tag == null) return [];
  const named2 = (tag) => `${reference.name}:${tag}`;
  const reached = reference.digest === null ? "by-rebuild" : "by-digest";
  const moved = base.newer.sameTag === "moved" ? [{ name: named2(reference.tag), reached }] : [];
  const tags = base.newer.tags.map((tag) => ({ name: named2(tag), reached: "by-tag" }));
  return [...moved, ...tags].slice(0, MOST_CANDIDATES);
};
var familiarName = (name) => name.replace(/^docker\.io\/(?:library\/)?/u, "");

// src/domain/scan/compared-in-words.ts
var comparedInWords = (compared) => {
  if (compared.kind === "not-compared")
    return compared.why === "first" ? `There is no baseline: ${compared.because}. The whole policy applies.` : `The baseline could not be read, so the whole policy applies: ${compared.because}`;
  return `Compared with ${compared.images.join(" and ")}, this image ${changedInWords(compared)}.`;
};
var sideCarComparedInWords = ({ sideCar, compared }) => {
  const name = sideCar.ofRun === true ? `For ${sideCar.platform}` : `Side-car${ownerInWords(" ", { sideCar })}`;
  if (compared.kind === "not-compared") return `${name}: not compared, so the whole policy applies: ${compared.because}`;
  const { images, added: added2 } = compared;
  if (images.length === 0) return `${name}: new, so all its findings are new: ${levelsInWords(added2)}.`;
  return `${name}, compared with ${images.join(" and ")}: it ${changedInWords(compared)}.`;
};
var changedInWords = ({ added: added2, fixed, there }) => {
  const rest = there.length > 1 ? `${there.length} earlier findings remain` : `${there.length || "no"} earlier finding remains`;
  return `adds ${levelsInWords(added2)} and fixes ${levelsInWords(fixed)}; ${rest}`;
};
var sparedInWords = ({ compared, comparedSideCars = [] }) => {
  const all = [...compared === void 0 ? [] : [compared], ...comparedSideCars.map((one2) => one2.compared)];
  const one = all.find(({ kind }) => kind === "compared");
  if (one?.kind !== "compared") return null;
  const from = one.days === 0 ? "" : `vulnerabilities block only from ${one.days === 1 ? "1 day" : `${one.days} days`} after their publication (\`baseline-days\`), at once where that day is not known; `;
  return `Of what the baseline has, too, ${from}misconfigurations and licenses do not block`;
};
var levelsInWords = (findings) => SOURCE_NAMES.flatMap((source) => {
  const counts = countsInWords(
    source,
    findings.filter((finding) => finding.source === source)
  );
  const of = source === "trivy" ? "" : ` of ${SOURCES[source].name}`;
  return counts === "" ? [] : counts.split(", ").map((count) => count + of);
}).join(", ") || "nothing";
var SOURCE_NAMES = Object.keys(SOURCES);

// src/domain/scan/policy/dockle-rules.ts
var answerFor = (finding, { map }) => map?.["dockle-codes"]?.[finding.id];
var dockleLevel = {
  name: "dockle-level",
  inWords: ({ dockleLevel: lowest }) => lowest === "none" ? "Dockle findings do not block" : `Dockle findings block at ${levelsDownTo(lowest).join(", ")}`,
  blocks: (finding, policy) => finding.source === "dockle" && levelsDownTo(policy.dockleLevel).includes(finding.level) && answerFor(finding, policy) === void 0,
  remedy: null
};
var levelsDownTo = (lowest) => lowest === "none" ? [] : DOCKLE_LEVELS.slice(0, DOCKLE_LEVELS.indexOf(lowest) + 1);
var dockleCodes = {
  name: "dockle-codes",
  inWords: ({ map }) => {
    const codes = Object.entries(map?.["dockle-codes"] ?? {});
    if (codes.length === 0) return null;
    const of = (answer) => codes.flatMap(([code, given]) => given === answer ? [code] : []).join(", ");
    const clauses = [
      ...of("block") === "" ? [] : [`Dockle findings of ${of("block")} block`],
      ...of("report") === "" ? [] : [`Dockle findings of ${of("report")} do not block`]
    ];
    return clauses.join("; ");
  },
  blocks: (finding, policy) => finding.source === "dockle" && answerFor(finding, policy) === "block",
  remedy: "Correct the Dockerfile where the findings of Dockle say it."
};

// src/domain/scan/policy/property-rules.ts
var has = (finding, id) => finding.kind === "property" && finding.id === id;
var endOfLife = {
  name: "end-of-life",
  inWords: ({ map }) => map?.["end-of-life"] === "block" ? "an operating system at its end of life blocks" : null,
  blocks: (finding, { map }) => has(finding, "END-OF-LIFE") && map?.["end-of-life"] === "block",
  remedy: "Build upon a release of the operating system that still gets security fixes."
};
var imageSize = {
  name: "max-size-mb",
  inWords: ({ map }) => map?.["max-size-mb"] === void 0 ? null : `more than ${map["max-size-mb"]} MB block`,
  blocks: (finding, { map }) => has(finding, "IMAGE-SIZE") && map?.["max-size-mb"] !== void 0,
  remedy: "Make the image smaller, for example with a build in several stages, or raise `max-size-mb`."
};
var imageGrowth = {
  name: "max-growth",
  inWords: ({ map }) => {
    const limits = [
      ...map?.["max-growth-mb"] === void 0 ? [] : [`${map["max-growth-mb"]} MB`],
      ...map?.["max-growth-percent"] === void 0 ? [] : [`${map["max-growth-percent"]} %`]
    ];
    return limits.length === 0 ? null : `growth by more than ${limits.join(" or ")} blocks`;
  },
  blocks: (finding, { map }) => has(finding, "IMAGE-GROWTH") && (map?.["max-growth-mb"] !== void 0 || map?.["max-growth-percent"] !== void 0),
  remedy: "Find out what makes the image larger than the one that runs (`docker history`), or raise the limit."
};
var baseImages = {
  name: "base-images",
  inWords: ({ map }) => map?.["base-images"] === void 0 ? null : `base images other than ${map["base-images"].join(", ")} block`,
  blocks: (finding, { map }) => has(finding, "BASE-IMAGE") && map?.["base-images"] !== void 0,
  remedy: "Use one of the base images that `base-images` allows."
};
var databaseAge = {
  name: "max-database-age-hours",
  inWords: ({ map }) => map?.["max-database-age-hours"] === void 0 ? null : `a vulnerability database older than ${map["max-database-age-hours"]} hours blocks`,
  blocks: (finding, { map }) => has(finding, "DATABASE-AGE") && map?.["max-database-age-hours"] !== void 0,
  remedy: "Use a newer vulnerability database: run without `offline`, or update the folder of `trivy-cache-dir` or the mirror."
};

// src/domain/scan/policy/content-rules.ts
var secrets = {
  name: "secrets",
  inWords: ({ map }) => {
    if (map?.secrets === void 0) return null;
    return map.secrets.length === 0 ? "secrets do not block" : `secrets block at ${map.secrets.join(", ")}`;
  },
  blocks: (finding, { map }) => finding.kind === "secret" && map?.secrets?.includes(finding.severity) === true,
  remedy: "Revoke the secrets, and keep them out of the build: who can pull the image can read them, also in a layer whose file a later one deletes."
};
var licenses = {
  name: "licenses",
  inWords: ({ map }) => {
    if (map?.licenses === void 0) return null;
    const { categories, names } = map.licenses;
    return `licenses that are ${[...categories, ...names].join(", ")} block`;
  },
  blocks: (finding, { map }) => finding.kind === "license" && map?.licenses !== void 0 && isRefused(finding, map.licenses),
  remedy: "Replace the packages whose licenses are listed in the summary."
};
var isRefused = ({ id, category }, { categories, names }) => categories.some((one) => one === (category.toLowerCase() || "unknown")) || names.some((name) => matches(name.toLowerCase(), id.toLowerCase()));
var imageConfiguration = {
  name: "image-configuration",
  inWords: ({ map }) => {
    const severities = map?.["image-configuration"];
    if (severities === void 0) return null;
    return severities.length === 0 ? "findings about the configuration of the image do not block" : `findings about the configuration of the image block at ${severities.join(", ")}`;
  },
  blocks: (finding, { map }) => finding.kind === "misconfiguration" && finding.source === "trivy" && map?.["image-configuration"]?.includes(finding.severity) === true,
  remedy: "Correct the configuration of the image in the Dockerfile."
};

// src/domain/scan/policy/severity-rules.ts
var hasNoFix = (finding) => finding.kind === "vulnerability" && finding.fixedVersion === null && finding.fix === void 0;
var daysFor = ({ map }, severity) => map?.["fixable-after-days"]?.[severity] ?? null;
var hasDays = (finding, policy) => finding.kind === "vulnerability" && finding.fixedVersion !== null && daysFor(policy, finding.severity) !== null;
var isJudgedElsewhere = (finding, policy) => finding.kind === "secret" ? policy.map?.secrets !== void 0 : hasDays(finding, policy);
var trivySeverity = {
  name: "trivy-severity",
  inWords: ({ trivySeverities, unfixed }) => {
    if (trivySeverities.length === 0) return "Trivy findings do not block";
    const fixable = unfixed === "ignored" ? " (vulnerabilities only if a fixed version exists)" : "";
    return `Trivy findings block at ${trivySeverities.join(", ")}${fixable}`;
  },
  blocks: (finding, policy) => (finding.kind === "vulnerability" || finding.kind === "secret") && policy.trivySeverities.includes(finding.severity) && !(policy.unfixed === "ignored" && hasNoFix(finding)) && !isJudgedElsewhere(finding, policy),
  remedy: null
};
var DAY_MS2 = 864e5;
var daysSince = (publishedAt, today) => {
  const published = Date.parse(publishedAt?.slice(0, "YYYY-MM-DD".length) ?? "");
  const days = Math.round((Date.parse(today) - published) / DAY_MS2);
  return Number.isNaN(days) || days < -1 ? null : days;
};
var fixableAfterDays = {
  name: "fixable-after-days",
  inWords: ({ map }) => {
    const days = Object.entries(map?.["fixable-after-days"] ?? {});
    if (days.length === 0) return null;
    const each = days.map(([severity, count]) => `${severity} ${count === 0 ? "at once" : `after ${inDays(count)}`}`);
    const unknown = days.some(([, count]) => count > 0) ? " (at once where the day is not known)" : "";
    return `vulnerabilities with a fix block by the days since publication: ${each.join(", ")}${unknown}`;
  },
  blocks: (finding, policy, today) => {
    const least = daysFor(policy, finding.severity);
    if (finding.kind !== "vulnerability" || least === null || !hasDays(finding, policy)) return false;
    const known = daysSince(finding.publishedAt, today);
    return least === 0 || known === null || known >= least;
  },
  remedy: "Upgrade the packages to the fixed versions listed in the summary."
};
var inDays = (count) => count === 1 ? "1 day" : `${count} days`;

// src/domain/scan/policy.ts
var RULES = [
  trivySeverity,
  fixableAfterDays,
  secrets,
  licenses,
  imageConfiguration,
  dockleLevel,
  dockleCodes,
  endOfLife,
  imageSize,
  imageGrowth,
  baseImages,
  databaseAge
];
var policyInWords = (policy, on = "new") => RULES.filter(({ name }) => on === "new" || name !== "max-growth").flatMap(({ inWords: inWords2 }) => inWords2(policy) ?? []).join("; ");

// src/domain/scan/rebuild.ts
var rebuildOf = ({ images }, about) => images.find(({ image, platform }) => image === about.image && platform === about.platform)?.rebuild ?? null;
var rebuildInWords = (rebuild, blockers) => {
  if (rebuild.kind === "none") return "The image is built from scratch: it has no base image.";
  if (rebuild.kind === "unknown")
    return `What a rebuild on today's base image would fix is not known: ${rebuild.because.replace(/\.$/u, "")}.`;
  const { base, digest, knownBy, found, fixes } = rebuild;
  const ofBase = fixes.fixed.length + fixes.stay.length;
  const name = `\`${familiarName(base)}\``;
  const where3 = `${ofBase} of its ${found} ${found === 1 ? "finding is" : "findings are"} in the layers of its base image ${name}${BY[knownBy]}.`;
  return [where3, `Today's ${name} (${digest}) ${fixesInWords(fixes)}.`, ...blockingInWords(fixes, blockers)].join(" ");
};
var BY = {
  digest: "",
  layers: "",
  steps: ", as far as its build steps show"
};
var blockingInWords = ({ fixed }, blockers) => {
  if (blockers.length === 0) return [];
  const gone = new Set(fixed.map(identityOf));
  const count = blockers.filter((finding) => gone.has(identityOf(finding))).length;
  const all = blockers.length;
  if (count === 0) return ["A rebuild on it fixes none of what blocks."];
  return [
    count === all ? "A rebuild on it fixes all that blocks." : `A rebuild on it fixes ${count} of the ${all} findings that block.`
  ];
};

// src/domain/scan/soon-in-words.ts
var NAMED2 = 5;
var LONGEST4 = 160;
var soonInWords2 = (soon = []) => {
  const [first] = soon.map(({ from }) => from).toSorted();
  if (first === void 0) return null;
  const more = soon.length - NAMED2;
  return {
    title: `Will block soon, if nothing changes: ${soon.length === 1 ? "1 finding, on" : `${soon.length} findings, the first on`} ${first}`,
    each: [...soon.slice(0, NAMED2).map(oneInWords), ...more > 0 ? [`and ${more} more`] : []]
  };
};
var oneInWords = ({ finding, from, because }) => `${finding.level} ${cut(nameOf(finding), LONGEST4)}${cut(ownerInWords(", in ", finding), LONGEST4)}, from ${from} (${ENDS[because]})`;
var ENDS = {
  "fixable-after-days": "`fixable-after-days`",
  "baseline-days": "`baseline-days`",
  exception: "its exception ends"
};

// src/report/summary/soon-section.ts
var LONGEST5 = 400;
var soonBlocks = (soon) => {
  const words = soonInWords2(soon);
  if (words === null) return [];
  return [
    text(`\u23F3 **${prose(words.title)}**`),
    text(words.each.map((line) => `- ${prose(withShortDigests(line), LONGEST5)}`).join("\n"))
  ];
};

// src/domain/load-balancing/listener-rules.ts
var byPriority = (rules) => rules.toSorted((a, b) => placeOf3(a) - placeOf3(b));
var placeOf3 = ({ IsDefault, Priority }) => IsDefault === true ? Infinity : Number(Priority ?? 0);
var forwardedTo = (actions) => actions.flatMap(({ TargetGroupArn, ForwardConfig }) => {
  const groups = ForwardConfig?.TargetGroups ?? [];
  if (groups.length === 0) return TargetGroupArn === void 0 ? [] : [TargetGroupArn];
  return groups.flatMap(({ TargetGroupArn: arn, Weight }) => arn === void 0 || Weight === 0 ? [] : [arn]);
});
var namedBy = ({ Conditions = [] }, fallback) => {
  if (Conditions.some((condition) => !isPlain(condition))) return null;
  const hosts = namesIn2(Conditions, "host-header").filter((host) => HOST.test(host));
  const paths = namesIn2(Conditions, "path-pattern").flatMap(pathOf);
  const hasOf = (field) => Conditions.some(({ Field }) => Field === field);
  return (hasOf("host-header") ? hosts : [fallback.host]).flatMap(
    (host) => (hasOf("path-pattern") ? paths : [fallback.path]).map((path) => ({ host: host.toLowerCase(), path }))
  );
};
var HOST = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/iu;
var pathOf = (pattern) => {
  const path = pattern.replace(/\*$/u, "");
  return path.startsWith("/") && !/[*?]/u.test(path) ? [path] : [];
};
var namesIn2 = (conditions2, field) => conditions2.flatMap((condition) => condition.Field === field ? valuesOf(condition) : []);
var valuesOf = ({ Values, HostHeaderConfig, PathPatternConfig, HttpRequestMethodConfig }) => HostHeaderConfig?.Values ?? PathPatternConfig?.Values ?? HttpRequestMethodConfig?.Values ?? Values ?? [];
var isByExpression = ({ RegexValues, ...by }) => [by.HostHeaderConfig, by.PathPatternConfig, by.HttpHeaderConfig, { RegexValues }].some(
  (config) => (config?.RegexValues ?? []).length > 0
);
var isPlain = (condition) => !isByExpression(condition) && (condition.Field === "host-header" || condition.Field === "path-pattern" || isMethodOf(condition, "GET"));
var isMethodOf = (condition, method) => condition.Field === "http-request-method" && valuesOf(condition).includes(method);
var ruleFor = (rules, asked) => {
  for (const rule of byPriority(rules)) {
    const { Conditions = [] } = rule;
    const others = Conditions.filter((condition) => !isByExpression(condition));
    if (!others.every((condition) => isMetBy(condition, asked))) continue;
    return others.length === Conditions.length ? rule : null;
  }
  return null;
};
var isMetBy = (condition, { host, path, method = "GET", ...asked }) => {
  switch (condition.Field) {
    case "host-header":
      return valuesOf(condition).some((pattern) => matches(pattern.toLowerCase(), host));
    case "path-pattern":
      return valuesOf(condition).some((pattern) => matches(pattern, path));
    case "http-header":
      return hasHeader(condition.HttpHeaderConfig, asked.headers ?? {});
    case "query-string":
      return hasQuery(condition.QueryStringConfig, asked.query ?? new URLSearchParams());
    default:
      return isMethodOf(condition, method);
  }
};
var hasHeader = ({ HttpHeaderName = "", Values = [] } = {}, headers) => {
  const name = HttpHeaderName.toLowerCase();
  const value = Object.hasOwn(headers, name) ? headers[name] : void 0;
  return value !== void 0 && Values.some((pattern) => isLike(pattern, value));
};
var hasQuery = ({ Values = [] } = {}, query) => Values.some(
  ({ Key = "*", Value = "" }) => [...query].some(([key, value]) => isLike(Key, key) && isLike(Value, value))
);
var isLike = (pattern, text2) => matches(pattern.toLowerCase(), text2.toLowerCase());

// src/domain/load-balancing/leading.ts
var leadingTo = ({ loadBalancers = [] }) => ({
  targetGroupArns: loadBalancers.flatMap(
    ({ targetGroupArn, advancedConfiguration }) => [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].flatMap((arn) => arn ?? [])
  ),
  testRules: [
    ...new Set(loadBalancers.flatMap(({ advancedConfiguration }) => advancedConfiguration?.testListenerRule ?? []))
  ]
});
var leadsTo = ({ targetGroupArns, testRules }) => ({ Actions = [], RuleArn = "" }) => !testRules.includes(RuleArn) && forwardedTo(Actions).some((arn) => targetGroupArns.includes(arn));
var isForTests = ({ ListenerArn = "" }, { testRules }) => testRules.includes(ListenerArn);

// src/domain/load-balancing/service-url.ts
var STANDARD = { http: 80, https: 443 };
var serviceUrl = (balancers, leading) => {
  const [best] = balancers.flatMap((balancer) => balancer.listeners.flatMap((one) => addressesAt(one, balancer, leading))).toSorted((a, b) => rankOf2(a) - rankOf2(b));
  return best === void 0 ? null : { url: best.url, reach: best.reach };
};
var rankOf2 = ({ reach, isSecure, isStandard, isNamed }) => [reach === "internet", isSecure, isStandard, isNamed].reduce((rank2, isMet) => rank2 * 2 + (isMet ? 0 : 1), 0);
var schemeOf = ({ Protocol }) => Protocol === "HTTPS" ? "https" : Protocol === "HTTP" ? "http" : null;
var addressesAt = ({ listener, rules }, { dnsName, reach }, leading) => {
  const [scheme, port] = [schemeOf(listener), listener.Port];
  if (scheme === null || port === void 0 || isForTests(listener, leading)) return [];
  const own = byPriority(rules).filter(leadsTo(leading));
  return own.flatMap(
    (rule) => (namedBy(rule, { host: dnsName.toLowerCase(), path: "/" }) ?? []).filter((asked) => ruleFor(rules, asked) === rule).flatMap(({ host, path }) => {
      const url = URL.parse(`${scheme}://${host}:${port}${path}`);
      if (url === null) return [];
      const ranked = { isSecure: scheme === "https", isStandard: port === STANDARD[scheme] };
      return [{ url: url.href, reach, ...ranked, isNamed: host !== dnsName.toLowerCase() }];
    })
  );
};
var urlInWords = ({ url, reach }) => reach === "internal" ? `${url} (internal)` : url;

// src/domain/image/own-registry.ts
var isOwnRegistry = (host, own) => {
  const named2 = ecrRegistry(host);
  if (own.kind === "account") return isIn(named2, own);
  return host === own.host || isIn(named2, ecrRegistry(own.host));
};
var isIn = (named2, own) => named2 !== null && own !== null && named2.account === own.account && (own.region ?? named2.region) === named2.region;
var HOST2 = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|(?:c2s\.ic|sc2s\.sgov|csp\.hci\.ic)\.gov|cloud\.adc-e\.uk)$/u;
var ecrRegistry = (host) => {
  const [, account, region] = HOST2.exec(host) ?? [];
  return account === void 0 || region === void 0 ? null : { account, region };
};

// src/domain/scan/scanner-releases.ts
var import_satisfies = __toESM(require_satisfies(), 1);

// src/domain/scan/scanner-pins.ts
var PINS = {
  trivy: {
    version: "0.74.0",
    since: "0.69.2",
    sha256: {
      "Linux-64bit": "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a",
      "Linux-ARM64": "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5",
      "macOS-ARM64": "1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11"
    }
  },
  dockle: {
    version: "0.4.15",
    since: "0.4.14",
    sha256: {
      "Linux-64bit": "8bfc9183d1d3d67800edb45bea4bb63ddf1d28bec5f89944075a07007d79caad",
      "Linux-ARM64": "14c2fbcd675afaa0f1717e97ab71eee178dabdef676066189f49bad0f53b8762",
      "macOS-64bit": "e6b68aca0e7776d857d7f5f226c6dae9b74d8905376636ac4ad93355ec84892d",
      "macOS-ARM64": "dc6120234cd74a40fedba84290f6b5c397c8f09c645063a3b59dce8283056847"
    }
  }
};

// src/domain/scan/scanner-releases.ts
var SOURCES2 = {
  trivy: { repository: "aquasecurity/trivy", knownBad: ["0.69.4", "0.69.5", "0.69.6"] },
  dockle: { repository: "goodwithtech/dockle", knownBad: [] }
};
var SYSTEMS = { linux: "Linux", darwin: "macOS" };
var ARCHITECTURES = { x64: "64bit", arm64: "ARM64" };
var RELEASES_ORIGIN = "https://github.com";
var allowedVersions = (scanner, own) => own?.version ?? `${PINS[scanner].since} - ${PINS[scanner].version}`;
var isKnownBad = (scanner, version2) => SOURCES2[scanner].knownBad.includes(version2);
var judgeVersion = (scanner, version2, own) => {
  if (isKnownBad(scanner, version2)) return "known-bad";
  return (0, import_satisfies.default)(version2, allowedVersions(scanner, own)) ? "allowed" : "unreviewed";
};
var versionIn = (output) => /^(?:\w+ )?version:? v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)/i.exec(output)?.[1] ?? null;
var releasedFor = (os) => SYSTEMS[os] ?? os;
var platformOf = ({ os, arch }) => `${releasedFor(os)}-${ARCHITECTURES[arch] ?? arch}`;
var PLATFORMS = Object.values(SYSTEMS).flatMap(
  (system) => Object.values(ARCHITECTURES).map((architecture) => `${system}-${architecture}`)
);
var releaseFor = (scanner, host, { origin, own }) => {
  const { version: version2, sha256: hashes } = own ?? PINS[scanner];
  const platform = platformOf(host);
  const sha256 = typeof hashes === "string" ? hashes : hashes[platform];
  if (sha256 === void 0) return null;
  const archive = `${scanner}_${version2}_${platform}.tar.gz`;
  return { scanner, version: version2, archive, url: releaseFile({ scanner, version: version2, origin, name: archive }), sha256 };
};
var releaseFile = ({ scanner, version: version2, origin, name }) => `${origin.replace(/(?<!\/)\/+$/, "")}/${SOURCES2[scanner].repository}/releases/download/v${version2}/${name}`;

// src/domain/smoke/smoke-check.ts
var METHODS = ["GET", "HEAD", "OPTIONS", "POST"];
var OCCASIONS = ["service", "test-listener"];
var checksOn = (on, { smoke = [] }) => smoke.filter((check) => check.on === on);
var checkInWords = ({ method, address, on }) => {
  const url = new URL(address.url);
  const host = address.host === null ? "" : ` (host ${address.host})`;
  return `${method} ${url.origin}${quoted(url.pathname)}${host}${where2(on)}`;
};
var where2 = (on) => on === "test-listener" ? " (test listener)" : "";
var checkInShort = ({ method, address, on }) => {
  const { pathname } = new URL(address.url);
  const path = pathname.length > LONGEST_SHORT_PATH ? `${pathname.slice(0, LONGEST_SHORT_PATH - 1)}\u2026` : pathname;
  return `${method} ${path}${where2(on)}`;
};
var LONGEST_SHORT_PATH = 30;
var defectIn = (response, check) => {
  const { status, headers, body, isCut } = response;
  if (!check.status.some(({ from, to }) => status >= from && status <= to)) {
    const redirected = status >= 300 && status < 400 && status !== 304 ? "; redirects are not followed" : "";
    return `returned ${status}, not ${statusInWords(check.status)}${redirected}`;
  }
  const wrong = Object.entries(check.responseHeaders).find(([name, value]) => headers[name.toLowerCase()] !== value);
  if (wrong !== void 0) {
    const [name] = wrong;
    const what = headers[name.toLowerCase()] === void 0 ? "without the header" : "with another value of the header";
    return `returned ${status} ${what} ${quoted(name)}`;
  }
  if (check.contains === null || Buffer.from(body).includes(check.contains)) return null;
  return `returned ${status} without the text of \`contains\`${isCut ? " in the first MiB" : ""}`;
};
var statusInWords = (ranges) => ranges.map(({ from, to }) => from === to ? `${from}` : `${from}-${to}`).join(" or ");

// src/domain/image/given-image.ts
var TAG2 = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";
var DIGEST3 = "sha256:[0-9a-f]{64}";
var REPOSITORY = String.raw`(?!sha256:)(?:(?<registry>[^/@\s]*[.:][^/@\s]*)/)?(?<repository>[a-z0-9][a-z0-9._/-]*)`;
var LONGEST_NAME = 1024;
var ONLY_TAG = new RegExp(`^${TAG2}$`);
var NAME2 = new RegExp(`^${REPOSITORY}(?=[:@])(?::(?<tag>${TAG2}))?(?:@(?<digest>${DIGEST3}))?$`);
var parseGivenImage = (written) => {
  const nameless = { written, registry: null, repository: null };
  const digest = parseDigest(written);
  if (digest !== null) return { ...nameless, tag: null, digest };
  if (isTag(written)) return { ...nameless, tag: written, digest: null };
  const parts = partsOf(written);
  if (parts?.["repository"] === void 0) return null;
  const { registry = null, repository, tag = "", digest: hash = "" } = parts;
  return { written, registry, repository, tag: isTag(tag) ? tag : null, digest: parseDigest(hash) };
};
var severalImages = (written) => {
  const lines = written.split("\n").map((line) => line.trim());
  const named2 = lines.filter((line) => line !== "");
  return named2.length > 1 ? named2 : [];
};
var asPlanned = (image, { imageDigest }) => ({
  ...image,
  digest: imageDigest ?? image.digest
});
var reusedImage = (tag, found) => {
  if (found.kind !== "reused") throw new Error("an image that is built was taken for one that exists");
  return { written: tag, registry: null, repository: null, tag, digest: found.digest };
};
var partsOf = (name) => name.length > LONGEST_NAME ? void 0 : NAME2.exec(name)?.groups;
var isTag = (text2) => ONLY_TAG.test(text2);

// src/domain/trust/guard-source.ts
var BY_WRITERS = /* @__PURE__ */ new Set(["push", "schedule", "workflow_dispatch", "release"]);
var isChosenByWriters = (event) => BY_WRITERS.has(event);
var guardSourceOf = (facts) => {
  const { event, sha, head } = facts;
  if (sha === null || facts.path === null) return { kind: "checkout" };
  const branch = facts.targetBranch ?? facts.defaultBranch;
  if (event === null || !BY_WRITERS.has(event)) return { kind: "branch", branch, because: `on ${event ?? "no event"}` };
  if (facts.isQueued) return { kind: "branch", branch, because: `on ${event} to a merge queue` };
  if (head === sha) return { kind: "checkout" };
  const at2 = head === null ? "an unknown commit" : head.slice(0, SHORT2);
  return {
    kind: "branch",
    branch,
    because: `because the checkout is at ${at2}, not at ${sha.slice(0, SHORT2)} of the ${event}`
  };
};
var untrustedBecause = (facts) => {
  const inCheckout = facts.path === null ? { path: "task-definition.json", head: facts.sha } : {};
  const source = guardSourceOf({ ...facts, ...inCheckout });
  return source.kind === "checkout" ? null : source.because;
};
var SHORT2 = 7;

// src/domain/image/platform.ts
var ARCHITECTURES2 = {
  i386: { name: "386", variant: "" },
  amd64: { name: "amd64", variant: "v1" },
  x86_64: { name: "amd64", variant: "v1" },
  "x86-64": { name: "amd64", variant: "v1" },
  arm64: { name: "arm64", variant: "v8" },
  aarch64: { name: "arm64", variant: "v8" },
  arm: { name: "arm", variant: "v7" },
  armhf: { name: "arm", variant: "v7" },
  armel: { name: "arm", variant: "v6" }
};
var SYSTEMS2 = ["linux", "windows", "darwin", "freebsd"];
var parsePlatform = (text2) => {
  const parts = text2.trim().toLowerCase().split("/");
  const [os = "", name, variant = ""] = SYSTEMS2.includes(parts[0] ?? "") ? parts : ["linux", ...parts];
  if (name === void 0) return { os, architecture: null, variant };
  const known = architectureOf(name);
  return { os, architecture: known.name, variant: variant === "" ? known.variant : variant.replace(/^v?(?=\d)/u, "v") };
};
var architectureOf = (name) => (Object.hasOwn(ARCHITECTURES2, name) ? ARCHITECTURES2[name] : void 0) ?? { name, variant: "" };
var KNOWN2 = /* @__PURE__ */ new Set([
  ...["386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le"],
  ...["riscv64", "s390x", "wasm"]
]);
var isPlatform = (text2) => {
  if (!/^[\w-]+(?:\/[\w.-]+){0,2}$/.test(text2)) return false;
  const { architecture } = parsePlatform(text2.replace(/^wasi\//, ""));
  return architecture === null || KNOWN2.has(architecture);
};
var isForPlatform = (built, asked) => {
  const [is, wanted] = [parsePlatform(built), parsePlatform(asked)];
  if (is.os !== wanted.os) return false;
  return wanted.architecture === null || is.architecture === wanted.architecture && is.variant === wanted.variant;
};
var areForPlatforms = (built, asked) => built.length === asked.length && asked.every((platform) => built.filter((one) => isForPlatform(one, platform)).length === 1);
var engineFirst = (images, engine) => {
  const rank2 = ({ platform }) => engine !== null && isForPlatform(platform, engine) ? 0 : 1;
  return images.toSorted((one, other) => rank2(one) - rank2(other));
};
var runtimeOf = ({ input }) => {
  const { runtimePlatform, requiresCompatibilities } = input;
  const isFargate = requiresCompatibilities?.join() === "FARGATE";
  if (runtimePlatform !== void 0) {
    const { cpuArchitecture: cpu, operatingSystemFamily: family = "LINUX" } = runtimePlatform;
    const os = family.startsWith("WINDOWS") ? "windows" : "linux";
    return { os, architecture: CPUS[cpu ?? (isFargate ? "X86_64" : "")] ?? null, because: "`runtimePlatform`" };
  }
  return isFargate ? { os: "linux", architecture: "amd64", because: "the default of Fargate" } : null;
};
var wantedPlatform = (draft) => {
  const runtime = runtimeOf(draft);
  const os = runtime?.os ?? "linux";
  const architecture = runtime?.architecture ?? null;
  if (architecture === null) return { os, architectures: Object.values(CPUS), because: null };
  return { os, architectures: [architecture], because: runtime?.because ?? null };
};
var isWanted = (platform, { os, architectures }) => {
  const is = parsePlatform(platform);
  return is.os === os && is.architecture !== null && architectures.includes(is.architecture);
};
var CPUS = { X86_64: "amd64", ARM64: "arm64" };
var checkRuntime = (draft, { platforms, subject, chosenBy }) => {
  const runtime = runtimeOf(draft);
  if (runtime === null) return;
  if (platforms.some((platform) => canRun(runtime, parsePlatform(platform)))) return;
  const wanted = runtime.architecture === null ? runtime.os : `${runtime.os}/${runtime.architecture}`;
  throw fault("E_PLATFORM", {
    message: `${subject} ${platforms.join(", ")}, but the tasks of ${draft.source} run on ${wanted} (${runtime.because})`,
    headline: `${subject} ${platforms.join(", ")}, but the tasks run on ${wanted}`,
    hint: `${chosen(wanted, { platforms, ...chosenBy && { chosenBy } })}, or \`runtimePlatform\` of the task definition.`
  });
};
var canRun = (runtime, { os, architecture }) => os === runtime.os && (architecture === null || runtime.architecture === null || architecture === runtime.architecture);
var chosen = (wanted, { platforms, chosenBy }) => {
  if (chosenBy === "image") return `Set \`image\` to one for ${wanted}`;
  if (chosenBy === "merge") return `Add one for ${wanted} to \`image\``;
  return platforms.length > 1 ? `Add ${wanted} to \`platforms\`` : `Set \`platforms: ${wanted}\``;
};

// src/domain/rollout/reached.ts
var reachedBy = (outcome) => outcome.kind === "success" ? outcome.reached ?? null : null;
var reachedInWords = (milestone) => `${milestone === "serving" ? "the new tasks serve" : `the deployment has reached ${milestone}`}: the wait ends, and ECS continues the deployment`;
var reachedLabel = (milestone) => milestone === "serving" ? "Serving" : `Reached ${milestone}`;

// src/domain/reports/judgements.ts
var judgementsOn = (judged) => {
  const { excepted } = judged;
  const reasons = new Map(excepted.map(({ finding, exception }) => [identityOf(finding), exception.reason]));
  const comparisons = comparisonsIn(judged);
  const states = new Map([
    ...comparisons.flatMap(({ there }) => there).map((finding) => [identityOf(finding), "unchanged"]),
    ...comparisons.flatMap(({ added: added2 }) => added2).map((finding) => [identityOf(finding), "new"])
  ]);
  return {
    exceptedBy: (finding) => reasons.get(identityOf(finding)) ?? null,
    comparedAs: (finding) => states.get(identityOf(finding)) ?? null
  };
};
var comparisonsIn = ({
  compared,
  comparedSideCars = []
}) => [compared, ...comparedSideCars.map((one) => one.compared)].flatMap((one) => one?.kind === "compared" ? [one] : []);

// src/domain/scan/gate-verdict.ts
var blockersOf = (verdict) => verdict === void 0 || verdict.kind === "passed" ? [] : verdict.blockers;
var WORST_FIRST = ["broke", "blocked", "overridden", "passed"];
var worstKind = (kinds) => WORST_FIRST.find((kind) => kinds.includes(kind));

// src/domain/rollout/native-view.ts
var nativeView = (own) => {
  if (own === null) return {};
  const traffic = trafficOf(own);
  const hooks = (own.lifecycleHookDetails ?? []).map(hookView);
  const bakeMinutes = bakeOf(own);
  return {
    ...traffic === null ? {} : { traffic },
    ...hooks.length === 0 ? {} : { hooks },
    ...bakeMinutes === null ? {} : { bakeMinutes }
  };
};
var trafficOf = ({ targetServiceRevision: target }) => {
  const { requestedProductionTrafficWeight: production = null, requestedTestTrafficWeight: test = null } = target ?? {};
  return production === null && test === null ? null : { production, test };
};
var hookView = (hook) => ({
  id: hook.hookId ?? "",
  kind: hook.targetType === "PAUSE" ? "pause" : "lambda",
  name: hook.targetArn?.split(":").at(-1) ?? null,
  status: hook.status ?? "UNKNOWN",
  expiresAt: hook.expiresAt?.getTime() ?? null,
  timeoutAction: hook.timeoutAction ?? null
});
var bakeOf = ({
  lifecycleStage,
  deploymentConfiguration,
  targetServiceRevision
}) => {
  if (lifecycleStage === "BAKE_TIME") return deploymentConfiguration?.bakeTimeInMinutes ?? null;
  const production = targetServiceRevision?.requestedProductionTrafficWeight ?? 100;
  if (lifecycleStage !== "PRODUCTION_TRAFFIC_SHIFT" || production === 0 || production === 100) return null;
  return stepBake(deploymentConfiguration ?? {});
};
var stepBake = ({ strategy, ...rest }) => {
  if (strategy === "LINEAR") return rest.linearConfiguration?.stepBakeTimeInMinutes ?? 6;
  return strategy === "CANARY" ? rest.canaryConfiguration?.canaryBakeTimeInMinutes ?? 10 : null;
};
var nativeInWords = (view) => [
  ...view.lifecycleStage === void 0 ? [] : [` at ${view.lifecycleStage}`],
  ...trafficInWords(view.traffic),
  ...view.bakeMinutes === void 0 ? [] : [`bakes for ${view.bakeMinutes} min`],
  ...(view.hooks ?? []).map((hook) => `${hookInWords(hook)}: ${hook.status}`)
].join(", ");
var trafficInWords = (traffic) => [
  ...traffic?.production == null ? [] : [`${traffic.production} % of production traffic`],
  ...traffic?.test == null || traffic.test === 0 ? [] : [`${traffic.test} % of test traffic`]
];
var hookInWords = ({ kind, name, id }) => kind === "pause" ? `pause ${id}` : `hook ${name ?? id}`;

// src/domain/rollout/event-log.ts
var MOST_EVENTS = 1e3;
var keptEvents = (kept, listed2) => {
  const known = new Set(kept.map(keyOf));
  return [...kept, ...listed2.filter((one) => !known.has(keyOf(one)))].slice(-MOST_EVENTS);
};
var keyOf = ({ id, createdAt, message = "" }) => id ?? `${createdAt?.getTime()} ${message}`;

// src/domain/rollout/pauses.ts
var PAUSE_ANSWERS = ["wait", "continue", "roll-back"];
var awaitedPauses = ({ lifecycleHookDetails: hooks = [] }) => hooks.flatMap(
  ({ targetType, status, hookId }) => targetType === "PAUSE" && status === "AWAITING_ACTION" && hookId !== void 0 ? [hookId] : []
);
var expiryInWords = ({ hooks = [] }, hookId) => {
  const hook = hooks.find(({ id, kind }) => kind === "pause" && id === hookId);
  if (hook === void 0 || hook.expiresAt === null) return "";
  const at2 = new Date(hook.expiresAt).toISOString().slice(0, 16).replace("T", " ");
  return `at ${at2} UTC ECS ${hook.timeoutAction === "CONTINUE" ? "continues it" : "rolls it back"}`;
};
var continueCommand = ({ serviceDeploymentArn }, hookId) => `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn ?? "<its ARN>"} --hook-id ${hookId} --action CONTINUE`;

// src/domain/rollout/view.ts
var firstView = (started) => ({
  deploymentId: started.deploymentId,
  serviceDeploymentArn: null,
  status: "PENDING",
  desired: 0,
  running: 0,
  pending: 0,
  failed: 0,
  circuitBreaker: null,
  service: null
});
var viewOf = ({ service, serviceDeployment }, own, { started, earlier }) => {
  const circuitBreaker = circuitBreakerOf(serviceDeployment);
  return {
    deploymentId: started.deploymentId,
    serviceDeploymentArn: parseServiceDeploymentArn(serviceDeployment?.serviceDeploymentArn),
    status: serviceDeployment?.status ?? own?.rolloutState ?? "UNKNOWN",
    ...own === null ? countsOfTarget(serviceDeployment?.targetServiceRevision, failuresKnown(earlier, circuitBreaker)) : { ...countsOf(own), failed: own.failedTasks ?? 0 },
    circuitBreaker,
    ...monitoring(serviceDeployment),
    ...nativeView(serviceDeployment),
    service: deploymentsShown(service)
  };
};
var monitoring = (own) => {
  const { lifecycleStage, alarms: { status: alarms } = {} } = own ?? {};
  return {
    ...lifecycleStage === void 0 ? {} : { lifecycleStage },
    ...alarms === void 0 || alarms === "DISABLED" ? {} : { alarms }
  };
};
var countsOf = ({ desiredCount = 0, runningCount = 0, pendingCount = 0 }) => ({
  desired: desiredCount,
  running: runningCount,
  pending: pendingCount
});
var countsOfTarget = (target, failed) => ({
  desired: target?.requestedTaskCount ?? 0,
  running: target?.runningTaskCount ?? 0,
  pending: target?.pendingTaskCount ?? 0,
  failed
});
var failuresKnown = (earlier, circuitBreaker) => Math.max(earlier?.failed ?? 0, circuitBreaker?.failureCount ?? 0);
var deploymentsShown = (service) => service?.deployments === void 0 ? null : {
  deployments: service.deployments.map(entryOf),
  ...service.desiredCount === void 0 ? {} : { desired: service.desiredCount }
};
var entryOf = (deployment) => ({
  deploymentId: deployment.id ?? "",
  revision: revisionName(deployment.taskDefinition ?? ""),
  status: deployment.status ?? "UNKNOWN",
  ...countsOf(deployment)
});
var circuitBreakerOf = (serviceDeployment) => {
  const breaker = serviceDeployment?.deploymentCircuitBreaker;
  if (breaker?.status === void 0 || breaker.status === "DISABLED") return null;
  if (breaker.failureCount === void 0 || breaker.threshold === void 0) return null;
  return { failureCount: breaker.failureCount, threshold: breaker.threshold };
};
var describeView = (view) => {
  const breaker = view.circuitBreaker;
  const trips = breaker === null ? "" : ` (circuit breaker ${breaker.failureCount}/${breaker.threshold})`;
  const counts = `${view.running} of ${view.desired} running, ${view.pending} pending, ${view.failed} failed`;
  return `${view.status}${nativeInWords(view)}: ${counts}${trips}`;
};

// src/domain/rollout/follow.ts
var startFollowing = (started) => ({
  view: firstView(started),
  events: [],
  printedEvents: /* @__PURE__ */ new Set(),
  printedView: "",
  pausedAt: null,
  doomed: null
});
var takeStep = (state, { reading, events, now }) => {
  const view = reading.kind === "running" ? reading.view : reading.outcome.view;
  const pausedAt = reading.kind === "running" ? reading.pausedAt : null;
  const doomed = nextDoom(state, reading, now);
  const printedView = describeView(view);
  const fresh = events.filter(({ id }) => id !== void 0 && !state.printedEvents.has(id));
  const notices = [
    ...fresh.map(({ message }) => info(message ?? "")),
    ...printedView === state.printedView ? [] : [info(printedView)],
    ...doomed !== null && doomed.outcome.kind !== state.doomed?.outcome.kind ? [doomNotice(doomed.outcome)] : [],
    ...pausedAt !== null && pausedAt !== state.pausedAt ? [pauseNotice(pausedAt, view)] : []
  ];
  const printedEvents = /* @__PURE__ */ new Set([...state.printedEvents, ...fresh.flatMap(({ id }) => id ?? [])]);
  return {
    state: { view, events: keptEvents(state.events, events), printedEvents, printedView, pausedAt, doomed },
    notices,
    outcome: reading.kind === "ended" ? reading.outcome : null
  };
};
var info = (text2) => ({ level: "info", text: text2 });
var nextDoom = (state, reading, now) => {
  if (reading.kind !== "doomed") return null;
  const { outcome, graceMs } = reading;
  const earlier = state.doomed;
  const until = now + graceMs;
  return { outcome, until: earlier?.outcome.kind === outcome.kind ? Math.min(earlier.until, until) : until };
};
var doomNotice = (doom) => {
  const { kind, view, reason } = doom;
  const what = kind === "stopped" ? stopInWords(doom) : DOOMED[kind];
  return { level: "warning", text: `the deployment ${what}: ${reason} (${view.deploymentId})` };
};
var DOOMED = {
  "rolled-back": "is being rolled back",
  failed: "failed"
};
var stopInWords = ({ view }) => view.status === "STOPPED" ? "was stopped" : "is being stopped";
var pauseNotice = (hook, view) => {
  const end = expiryInWords(view, hook);
  const text2 = `the deployment is paused at hook ${hook} until it is continued${end === "" ? "" : `; ${end}`}`;
  return { level: "warning", text: `${text2}. To continue it: ${continueCommand(view, hook)}` };
};
var interrupted = (state, reason) => ({
  kind: "interrupted",
  view: state.printedView === "" ? null : state.view,
  reason
});
var SHORTEST_SILENCE_MS = 3e4;
var overdue = (state, time) => {
  const { doomed, pausedAt, view } = state;
  if (doomed !== null && time.now >= Math.min(doomed.until, time.deadline)) return doomed.outcome;
  if (time.now < time.deadline) return null;
  if (pausedAt !== null) return { kind: "paused", view, hook: pausedAt };
  const silence = time.silence === null || time.silence.forMs < SHORTEST_SILENCE_MS ? {} : { silence: time.silence };
  return { kind: "timed-out", view, afterMs: time.now - time.startedAt, ...silence };
};
var eventsSince = (service, started) => (service?.events ?? []).filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= started.createdAt).toReversed();

// src/domain/rollout/sentence.ts
var LONGEST_SUMMARY = 78;
var SHORTEST_NAME = 9;
var named = (name) => `\`${name.replace(/[`\p{Cc}\p{Cf}]/gu, "")}\``;
var countedTasks = (count) => `${count} ${count === 1 ? "task" : "tasks"}`;
var minutes = (milliseconds) => `${Math.round(milliseconds / 6e3) / 10} min`;
var shareOf = (share) => share === null ? "" : ` (${share.count} of ${countedTasks(share.of)})`;
var summaryOf = ({ head, tail, brief }, share) => {
  const full = withinLimit(`${head}${tail}${shareOf(share)}`);
  return full.length <= LONGEST_SUMMARY || brief === void 0 ? full : withinLimit(`${brief}${shareOf(share)}`);
};
var messageFor = ({ head, tail }, share, service) => head === "" ? `${tail} (service ${named(service)})` : `${head} of ${named(service)}${tail}${shareOf(share)}`;
var withinLimit = (text2) => {
  const excess = text2.length - LONGEST_SUMMARY;
  const names = [...text2.matchAll(/`([^`]+)`/gu)].map(([, name = ""]) => name);
  const longest = names.toSorted((one, other) => other.length - one.length)[0] ?? "";
  if (excess <= 0 || longest.length <= SHORTEST_NAME) return text2;
  const kept = Math.max(SHORTEST_NAME, longest.length - excess) - 1;
  const shortened = `${longest.slice(0, Math.ceil(kept / 2))}\u2026${longest.slice(longest.length - Math.floor(kept / 2))}`;
  return withinLimit(text2.replace(`\`${longest}\``, () => `\`${shortened}\``));
};

// src/domain/rollout/running-now.ts
var runningNow = (view) => {
  if (view === null || view.service === null) return null;
  const { deployments } = view.service;
  if (deployments.length === 0) return null;
  const primaryFirst = deployments.toSorted((one, other) => rank(one) - rank(other));
  const revisions = [...Map.groupBy(primaryFirst, ({ revision }) => revision).values()].map((group) => merged(group, view.deploymentId)).filter(({ running, desired }) => running > 0 || desired > 0);
  if (revisions.length === 0) return "no task (desired count 0)";
  return revisions.map((one) => described(one, revisions.length)).join(", ");
};
var isIdle = (view) => view?.service?.desired === 0;
var rank = ({ status }) => status === "PRIMARY" ? 0 : 1;
var merged = (group, ours) => ({
  revision: group[0]?.revision ?? "",
  isOurs: group.some(({ deploymentId }) => deploymentId === ours),
  running: group.reduce((sum, { running }) => sum + running, 0),
  desired: Math.max(...group.map(({ desired }) => desired))
});
var described = ({ revision, isOurs, running, desired }, revisions) => {
  const isExcess = running > desired;
  const marks = [...isOurs && revisions > 1 ? ["new"] : [], ...isExcess ? [`${desired} desired`] : []];
  const count = isExcess ? countedTasks(running) : `${running} of ${countedTasks(desired)}`;
  return `${count} of ${revision}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}`;
};

// src/domain/rollout/verdict.ts
var CODES2 = {
  "rolled-back": "E_ROLLED_BACK",
  failed: "E_ROLLOUT_FAILED",
  superseded: "E_SUPERSEDED",
  stopped: "E_STOPPED",
  paused: "E_PAUSED",
  "timed-out": "E_WAIT_TIMED_OUT"
};
var codeOf = (outcome) => {
  const because = outcome.kind === "failed" ? outcome.givenUp?.because : void 0;
  if (because === "test-failed") return "E_SMOKE_TEST";
  return because === "test-not-made" ? "E_SMOKE_NOT_MADE" : CODES2[outcome.kind];
};
var rolloutFault = (started, result) => {
  const { outcome, cause } = result;
  const message = [
    `${outcomeLabel(outcome)}${outcome.kind === "timed-out" ? ` after ${minutes(outcome.afterMs)}` : ""}: ${cause.message}`,
    ...cause.others.length === 0 ? [] : [`Also: ${cause.others.join("; ")}`],
    ...textLines(started, outcome, cause.detail),
    ...silenceLines(outcome, cause.detail),
    ...outcome.kind === "failed" && outcome.givenUp !== void 0 ? [`${givenUpInWords(outcome.givenUp)}.`] : [],
    ...stateLines(started, outcome)
  ].join("\n");
  return fault(codeOf(outcome), { message, hint: hintOf(started, outcome, cause), result });
};
var outcomeLabel = (outcome) => {
  switch (outcome.kind) {
    case "success":
      return outcome.reached === void 0 ? "Deployed" : reachedLabel(outcome.reached);
    case "rolled-back":
      return ROLLBACK_LABELS[outcome.state];
    case "failed":
      return "Deployment failed";
    case "superseded":
      return "Superseded";
    case "stopped":
      return "Stopped";
    case "paused":
      return "Paused";
    case "timed-out":
      return "Timed out";
    case "interrupted":
      return "Wait interrupted";
  }
};
var ROLLBACK_LABELS = {
  done: "Rolled back",
  "in-progress": "Rolling back",
  failed: "Rollback failed too"
};
var givenUpInWords = (givenUp) => {
  if (givenUp.because === "test-failed") return "The run gave up because the test failed";
  if (givenUp.because === "test-not-made") return "The run gave up because the test was not made";
  const why = givenUp.because === "limit" ? ` (the limit is ${givenUp.limit})` : " by a cause that another start does not remove";
  return `The run gave up after ${countedTasks(givenUp.failures)} failed${why}`;
};
var DEPLOYERS2 = { ecs: "ECS", codedeploy: "CodeDeploy" };
var textLines = (started, outcome, detail) => {
  if (outcome.kind === "superseded") return [`Newer deployment: ${outcome.by}`];
  const reason = "reason" in outcome ? outcome.reason : "";
  const speaker = DEPLOYERS2[deployerOf(started.deploymentId)];
  return [.../* @__PURE__ */ new Set([detail, reason])].filter((text2) => text2 !== "").map((text2) => `${text2 === reason ? speaker : "ECS"}: ${text2}`);
};
var silenceLines = (outcome, detail) => {
  const silence = outcome.kind === "timed-out" ? outcome.silence : void 0;
  if (silence === void 0 || silence.fault === detail) return [];
  return [`ECS has not answered for ${minutes(silence.forMs)}: ${silence.fault}`];
};
var stateLines = (started, { view }) => {
  const running = runningNow(view);
  return [
    ...running === null ? [] : [`Running: ${running}`],
    `Deployment ${started.deploymentId} of service ${started.service}${view === null ? "" : `: ${stateOf(view)}`}`
  ];
};
var stateOf = ({ status, failed }) => failed === 0 ? status : `${status}, ${countedTasks(failed)} failed`;
var NEXT = {
  "rolled-back": "Fix the cause and re-run.",
  failed: "Fix the cause and re-run.",
  superseded: "Look at the run that started it; use `concurrency:` to let one run finish first.",
  stopped: "Find out who stopped it (CloudTrail: StopServiceDeployment, DeleteService), and re-run to deploy.",
  paused: "Continue or roll back the hook, and re-run.",
  "timed-out": "Raise `wait-for-minutes` if it was only slow."
};
var hintOf = (started, outcome, cause) => {
  const next = cause.next ?? NEXT[outcome.kind];
  switch (outcome.kind) {
    case "rolled-back":
      return rollbackHint(outcome, next);
    case "failed":
      return `${next} ${leftBy(started, outcome)}: check the service.`;
    case "superseded":
    case "stopped":
      return next;
    case "paused":
      return pauseHint(outcome);
    case "timed-out":
      return `${next} The deployment continues: check the service.`;
  }
};
var leftBy = ({ isFirst, deploymentId }, { givenUp }) => {
  if (givenUp !== void 0) return "The deployment continues";
  if (isFirst === true) return "It is the first deployment of the service, so there is nothing to roll back to";
  return `${DEPLOYERS2[deployerOf(deploymentId)]} did not roll back`;
};
var rollbackHint = ({ state, view }, next) => {
  switch (state) {
    case "done":
      return `${next} The service ${isIdle(view) ? "is set to" : "runs"} its previous revision again.`;
    case "in-progress":
      return `${next} The rollback has not ended: check the service.`;
    case "failed":
      return `Check the service now: it may be down. ${next}`;
  }
};
var pauseHint = ({ view, hook }) => {
  const arn = view.serviceDeploymentArn ?? "<its ARN>";
  if (deployerOf(view.deploymentId) === "codedeploy")
    return `Continue it: aws deploy continue-deployment --deployment-id ${view.deploymentId} --deployment-wait-type ${hook}, then re-run or raise \`wait-for-minutes\`.`;
  return `Continue it: aws ecs continue-service-deployment --service-deployment-arn ${arn} --hook-id ${hook} --action CONTINUE (or ROLLBACK), then re-run or raise \`wait-for-minutes\`.`;
};
var doomInWords = (doom) => {
  if (doom.kind === "stopped") return stopInWords(doom);
  return doom.kind === "failed" ? "failed" : "is being rolled back";
};
var interruptedFault = (error, { started, doomed }, result) => {
  const { kind, code } = error;
  const isCancel = kind === "cancelled";
  const what = `Wait for \`${started.service}\` interrupted`;
  const first = isCancel ? error.message : `${what}: ${error.message}`;
  const texts = doomed === null ? [] : textLines(started, doomed, "");
  const message = [first, ...texts, ...stateLines(started, result.outcome)].join("\n");
  const continues = `The deployment ${doomed === null ? "continues" : doomInWords(doomed)}: check the service.`;
  const hint = isCancel || error.hint === void 0 ? continues : `${error.hint} ${continues}`;
  const headline = isCancel ? error.headlines : [...shortForms(error).map((cause) => `${what}: ${cause}`), what];
  return new ShipError({ code, message, headline, hint, cause: error, result });
};

// src/report/summary/counted.ts
var plural = (count, noun) => `${count} ${count === 1 ? noun : pluralOf(noun)}`;
var pluralOf = (noun) => noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
var inWords = (items2) => items2.length < 2 ? items2.join("") : `${items2.slice(0, -1).join(", ")} and ${items2.at(-1) ?? ""}`;

// src/domain/task-definition/registered-in-words.ts
var registeredInWords = ({ by, at: at2 }) => {
  const who = by === null ? "" : ` by ${principalOf(by)}`;
  const when = at2 === null ? "" : ` on ${new Date(at2).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return who + when === "" ? "" : `(registered${who}${when})`;
};
var principalOf = (arn) => arn.split(":").slice(5).join(":") || arn;

// src/domain/registry/new-repository.ts
var mutabilityOf = ({ tags, mutableTags }) => {
  if (tags === "mutable") return "MUTABLE";
  return mutableTags.length === 0 ? "IMMUTABLE" : "IMMUTABLE_WITH_EXCLUSION";
};
var creationRequest = (repositoryName2, wanted) => {
  const { scan, mutableTags, kmsKey, resourceTags } = wanted;
  const tags = Object.entries(resourceTags).map(([Key, Value]) => ({ Key, Value }));
  const filters = mutableTags.map((filter) => ({ filterType: "WILDCARD", filter }));
  return {
    repositoryName: repositoryName2,
    imageTagMutability: mutabilityOf(wanted),
    ...filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters },
    imageScanningConfiguration: { scanOnPush: scan === "on-push" },
    // It cannot be changed later (Amazon ECR user guide, "Encryption at rest").
    encryptionConfiguration: kmsKey === null ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey },
    ...tags.length === 0 ? {} : { tags }
  };
};
var PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
var pullPolicy = (accounts) => accounts.length === 0 ? null : JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "Pull", Effect: "Allow", Principal: { AWS: [...accounts] }, Action: PULL }]
});
var creationInWords = (creation) => {
  if (creation.kind === "on-push")
    return `the creation template \`${creation.prefix}\` of the registry creates it at the push`;
  const { scan, tags, mutableTags, kmsKey, lifecyclePolicy, pullAccounts } = creation.repository;
  const parts = [
    `${tags} tags${mutableTags.length === 0 ? "" : ` except ${mutableTags.map((tag) => `\`${tag}\``).join(", ")}`}`,
    scan === "on-push" ? "scan on push" : "no scan on push",
    kmsKey === null ? "a key of ECR" : `the key \`${kmsKey}\``,
    lifecyclePolicy === null ? "no lifecycle policy" : "a lifecycle policy",
    ...pullAccounts.length === 0 ? [] : [`pulls by ${pullAccounts.join(", ")}`]
  ];
  return `it is created before the push, with ${parts.join(", ")} (\`create-repository\`)`;
};
var ROOT = "ROOT";
var prefixOnPush = (name, templates) => {
  const [best] = templates.filter(({ prefix = "" }) => prefix === ROOT || name.startsWith(`${prefix.replace(/\/$/u, "")}/`)).filter(({ appliedFor = [] }) => appliedFor.includes("CREATE_ON_PUSH")).toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return best?.prefix ?? null;
};
var lengthOf = ({ prefix = "" }) => prefix === ROOT ? 0 : prefix.length;
var regionOfKey = (kmsKey) => /^arn:aws[a-z-]*:kms:([a-z0-9-]+):/u.exec(kmsKey ?? "")?.[1] ?? null;

// src/domain/image/passed-mark.ts
import { createHash as createHash2 } from "node:crypto";
var COMMIT = "[0-9a-f]{40}(?:[0-9a-f]{24})?";
var ONLY_COMMIT = new RegExp(`^${COMMIT}$`, "u");
var wholeCommit = (text2) => {
  const commit = text2?.toLowerCase() ?? "";
  return ONLY_COMMIT.test(commit) ? commit : null;
};
var PLAIN2 = /^(?!.*-[0-9a-f]{10}$)[A-Za-z0-9._-]{1,48}$/u;
var KEPT = 37;
var HASH_LENGTH2 = 10;
var inTag = (environment) => PLAIN2.test(environment) ? environment : `${environment.replaceAll(/[^A-Za-z0-9._-]+/gu, "-").slice(0, KEPT)}-${createHash2("sha256").update(environment).digest("hex").slice(0, HASH_LENGTH2)}`;
var markOf = (environment, { revision, digest }) => (
  // The parts have only what a tag may have (OCI distribution spec, "Pulling manifests").
  `passed-${inTag(environment)}-${revision ?? digest.slice("sha256:".length)}`
);
var markInWords = (environment) => `passed-${inTag(environment)}-<commit>`;
var marksAmong = (tags, environment) => {
  const start = `passed-${inTag(environment)}-`;
  return tags.filter((tag) => tag.startsWith(start) && ONLY_COMMIT.test(tag.slice(start.length)));
};
var notProvedBy = (services) => services.map(notProved).find((because) => because !== null) ?? null;
var notProved = ({ service, deploy, wait, confirm, leftOut }) => {
  if (confirm.kind === "nothing-runs") return `${named(service)} runs no task`;
  if (confirm.kind === "unreported") return `tasks of ${named(service)} report no digest`;
  if (wait !== null && reachedBy(wait.outcome) !== null)
    return `\`wait-until\` ended the wait for ${named(service)} before ECS had finished the deployment`;
  const [missing] = leftOut;
  return deploy.kind === "unchanged" && missing !== void 0 ? `nothing was deployed to ${named(service)}, so ${missing}; set \`force-new-deployment\`` : null;
};

// src/domain/image/way.ts
var wayOf = (promotion, { tags, pushedAt }) => {
  const { environment, order, from } = promotion;
  const named2 = [...order, ...from.kind === "environment" ? [from.environment] : [], environment];
  const stops = [...new Set(named2)].map((one) => ({ environment: one, marks: marksAmong(tags, one) }));
  return { ...promotion, stops, pushedAt };
};
var lackedMark = ({ from, stops }) => {
  if (from.kind !== "environment") return null;
  const stop = stops.find(({ environment }) => environment === from.environment);
  return stop === void 0 || stop.marks.length === 0 ? from.environment : null;
};
var promotedFrom = (wanted, { environment, order }) => {
  const before = order.slice(0, Math.max(0, order.indexOf(environment)));
  if (wanted === "none") return order[0] === environment ? { kind: "first" } : { kind: "none", skips: before };
  if (wanted !== null) {
    const skips = before.slice(before.indexOf(wanted) + 1);
    return { kind: "environment", environment: wanted, skips };
  }
  const last = before.at(-1);
  return last === void 0 ? { kind: "first" } : { kind: "environment", environment: last, skips: [] };
};
var skippedIn = ({ from }) => from.kind === "first" ? [] : from.skips;

// src/report/comment/fix-steps.ts
var WORTH_A_LIST = 4;
var STEPS = 15;
var fixList = (findings, { least = WORTH_A_LIST, rest }) => {
  const steps = findings.length < least ? [] : fixSteps(findings);
  if (steps.length === 0) return [];
  const more = steps.length > STEPS ? [`- and ${steps.length - STEPS} more, ${rest}`] : [];
  return [text("#### How to fix"), text([...steps.slice(0, STEPS).map((step) => `- ${step}`), ...more].join("\n"))];
};
var fixListOfImage = (findings) => findings.some((finding) => !isOfRun(finding)) ? [] : fixList(findings, { rest: "in the table" });
var fixSteps = (findings) => {
  const byStep = Map.groupBy(findings, keyOf2);
  return [...byStep.values()].flatMap((group) => {
    const [first] = group;
    return first === void 0 ? [] : [stepFor(first, group)];
  });
};
var keyOf2 = (finding) => finding.kind === "vulnerability" ? JSON.stringify([finding.packageName, finding.installedVersion, finding.fixedVersion === null]) : JSON.stringify([finding.kind, finding.id, finding.where]);
var stepFor = (finding, group) => {
  switch (finding.kind) {
    case "vulnerability":
      return packageStep(finding, group);
    case "secret":
      return `Remove the secret ${codeSpan(finding.id, 100)} from ${codeSpan(finding.where[0] ?? "the image", 160)}, and replace it where it is used: who has the image has it.`;
    case "license":
      return `Replace ${codeSpan(finding.packageName, 100)}, or accept its license ${codeSpan(finding.id, 100)} with an exception.`;
    case "misconfiguration":
    case "property":
      return `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)}: ${markdown(finding.title, 200)}`;
  }
};
var packageStep = ({ packageName, installedVersion, fixedVersion }, group) => {
  const name = `${codeSpan(packageName || "an unnamed package", 100)} ${codeSpan(installedVersion, 60)}`;
  const fixes = group.flatMap(
    (one) => one.kind === "vulnerability" && one.fixedVersion !== null ? [one.fixedVersion] : []
  );
  const versions = [...new Set(fixes)].toSorted((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const count = `(${plural(group.length, "finding")})`;
  if (fixedVersion === null)
    return `${name} has no fixed version: use another base image or package, or accept it with an exception ${count}.`;
  const shown = versions.slice(0, 3).map((version2) => codeSpan(version2, 60));
  return `Update ${name}: fixed in ${shown.join(", ")}${versions.length > 3 ? ", \u2026" : ""} ${count}.`;
};

// src/report/summary/policy-line.ts
var policyLine = (judged) => {
  if (judged === void 0) return [];
  const words = policyInWords(judged.policy, judged.running === void 0 ? "new" : "running");
  const spared = sparedInWords(judged);
  const sentences = [words, ...spared === null ? [] : [spared], "Other findings are only reported"];
  return [text(`**Policy:** ${prose(sentences.join(". "), 1800)}.`)];
};

// src/domain/image/image.ts
var megabytes = (bytes2) => `${(bytes2 / 1e6).toFixed(1)} MB`;

// src/domain/image-test/container-test.ts
var waitInWords = (waitFor, when = "runs") => {
  switch (waitFor.kind) {
    case "healthy":
      return when === "ran" ? "until it was healthy" : "until it is healthy";
    case "exit":
      return when === "ran" ? "until it exited" : "until it exits";
    case "port":
      return `until it ${portInWords(waitFor, when)}`;
    case "seconds":
      return `for ${waitFor.seconds} s`;
  }
};
var portInWords = ({ port, path }, when) => path === null ? `${when === "ran" ? "took" : "takes"} connections on port ${port}` : `${when === "ran" ? "responded" : "responds"} to GET ${quoted(path)} on port ${port}`;
var commandInWords = (command) => `\`${cut(command.map((word) => word.replaceAll(/\s+/gu, " ").replaceAll("`", "'")).join(" "), LONGEST_COMMAND)}\``;
var LONGEST_COMMAND = 60;

// src/domain/lint/describe-lint.ts
var SHOWN = 3;
var findingInWords = ({ rule: id, places, excepted }) => {
  const { severity, title, fix } = lintRule(id);
  const next = excepted === void 0 ? fix : acceptedInWords(excepted);
  return `${id} (${severity}): ${title}: ${placesInWords(places).join(", ")}. ${next}`;
};
var acceptedInWords = ({ owner, reason, expires }) => `Accepted by ${quoted(owner)}${expires === null ? "" : ` until ${expires}`}: ${cut(reason, LONGEST_REASON)}`;
var LONGEST_REASON = 300;
var placesInWords = (places, shown = SHOWN) => {
  const rest = places.length - shown;
  return [...places.slice(0, shown).map(placeInWords), ...rest > 0 ? [`${rest} more`] : []];
};
var placeInWords = ({ path, container, detail, at: at2 }) => {
  const of = container === null ? "" : ` of ${quoted(container)}`;
  const what = detail === null ? "" : ` (${quoted(detail)})`;
  return `${quoted(path)}${of}${what}${at2 === void 0 ? "" : ` in ${quoted(at2)}`}`;
};
var countsOfFindings = (findings) => {
  const severities = findings.map(({ rule }) => lintRule(rule).severity);
  return ["HIGH", "MEDIUM", "LOW"].map((severity) => ({ severity, count: severities.filter((one) => one === severity).length })).filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`).join(", ");
};

// src/domain/smoke/watched-alarms.ts
var MOST_ALARMS = 100;
var LONGEST_REASON2 = 300;
var alarmsIn = ({ MetricAlarms = [], CompositeAlarms = [] }) => new Map(
  [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName: name = "", StateValue, StateReason = "", ...alarm }) => {
    const since = (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.getTime() ?? null;
    const reason = cut(StateReason.replaceAll(/\s+/gu, " ").trim(), LONGEST_REASON2);
    return [name, { name, state: StateValue ?? "UNKNOWN", reason, since }];
  })
);
var outcomeOf = ({ name, state, reason, since }, deployedAt) => {
  switch (state) {
    case "OK":
      return { kind: "ok", name, reason };
    case "ALARM":
      return { kind: since !== null && since < deployedAt ? "was-in-alarm" : "went-off", name, reason };
    default:
      return { kind: "no-data", name, reason };
  }
};
var alarmInWords = ({ name, state, reason }) => `alarm ${name} is in ${state}${reason === "" ? "" : `: ${reason}`}`;
var alarmsInWords = ({ alarms }) => {
  const count = (kind) => alarms.filter((one) => one.kind === kind).length;
  return PARTS.flatMap(([kind, words]) => count(kind) === 0 ? [] : [`${count(kind)} ${words}`]).join(", ");
};
var PARTS = [
  ["went-off", "in ALARM"],
  ["ok", "OK"],
  ["no-data", "without data"],
  ["was-in-alarm", "in ALARM since before the deployment"]
];

// src/domain/verify/verified.ts
var checksOf = ({ services, repository = [] }, level) => [...services.flatMap(({ checks }) => checks), ...repository].filter((check) => check.level === level);
var missingActions = (verified) => [...new Set(checksOf(verified, "unknown").flatMap(({ lacks }) => lacks ?? []))].toSorted();
var NOTHING_VERIFIED = { services: [] };
var withCount = (service, verified) => verified?.services.some(({ key, count }) => key === service.key && count === "scaled") === true ? { ...service, desiredCount: null } : service;
var sentence = ({ subject, what }) => `${subject} ${what}`;

// src/domain/rollout/picture.ts
var ROLLBACK_GRACE_MS = 10 * 6e4;
var VERDICT_GRACE_MS = 6e4;
var SUCCESSOR_GRACE_MS = 1e4;
var NO_REASON = "ECS gave no reason";
var isGone = (service) => service === null || service.status === "INACTIVE" || service.status === "DRAINING";
var primaryOf = (service) => service?.deployments?.find(({ status }) => status === "PRIMARY") ?? null;
var newerPrimary = ({ primary, started }) => {
  if (primary === null || primary.id === started.deploymentId) return null;
  return (primary.createdAt?.getTime() ?? 0) >= started.createdAt ? primary : null;
};
var succeeded = (view, at2) => ended({ kind: "success", view, ...at2 === void 0 ? {} : { endedAt: at2.getTime() } });
var ended = (outcome) => ({ kind: "ended", outcome });

// src/domain/rollout/no-candidate.ts
var NO_CANDIDATE = /No rollback candidate/i;
var isWithoutCandidate = (reason) => NO_CANDIDATE.test(reason);

// src/domain/rollout/rollback-policy.ts
var TRIGGERS = ["failure", "timeout", "cancel"];
var DEFAULT_POLICY = { on: ["failure"], origin: "default" };
var TRIGGER_OF = {
  E_ROLLED_BACK: "failure",
  E_ROLLOUT_FAILED: "failure",
  E_NOT_CONFIRMED: "failure",
  E_SMOKE_TEST: "failure",
  E_ALARM: "failure",
  E_TASK_FAILED: "failure",
  E_TASK_TIMED_OUT: "failure",
  E_TASK_NOT_STARTED: "failure",
  E_WAIT_TIMED_OUT: "timeout",
  E_PAUSED: "timeout",
  E_CANCELLED: "cancel"
};
var LEFT = {
  E_SUPERSEDED: "a newer deployment has replaced it",
  E_STOPPED: "the deployment was stopped",
  E_SMOKE_NOT_MADE: "a test that was not made says nothing about it"
};
var NOT_KNOWN = "how the deployment ends is not known, so it is left to ECS";
var endingOf = (errors, deployed) => {
  const codes = errors.flatMap((error) => error instanceof ShipError ? [error.code] : []);
  const known = codes.flatMap((code) => TRIGGER_OF[code] ?? []);
  const trigger = errors.length === 0 ? "cancel" : TRIGGERS.find((one) => known.includes(one));
  if (trigger !== void 0) return { kind: "trigger", trigger };
  if (deployed === null) return { kind: "trigger", trigger: "failure" };
  return { kind: "left", because: codes.flatMap((code) => LEFT[code] ?? [])[0] ?? NOT_KNOWN };
};
var moveFor = (standing) => {
  const { reading, deployment } = standing;
  if (deployment.isFirst === true) return none(FIRST);
  switch (reading.kind) {
    case "running":
      return atPause(back(standing, reading.view.serviceDeploymentArn), reading);
    case "doomed":
      return ofDoomed(standing, reading);
    case "ended":
      return ofEnded(standing, reading);
  }
};
var atPause = (move, { view: { hooks = [] } }) => {
  const hook = hooks.find(({ kind, status, id }) => kind === "pause" && status === "AWAITING_ACTION" && id !== "");
  return move.kind === "stop" && hook !== void 0 ? { ...move, hookId: hook.id } : move;
};
var none = (because) => ({ kind: "none", because });
var ofDoomed = (standing, { outcome }) => {
  switch (outcome.kind) {
    case "rolled-back":
      return { kind: "follow" };
    case "stopped":
      return none("somebody has stopped the deployment");
    case "failed":
      return rollsBack(standing.service) ? { kind: "follow" } : back(standing, outcome.view.serviceDeploymentArn);
  }
};
var ofEnded = (standing, { outcome }) => {
  switch (outcome.kind) {
    case "success":
      return outlives(standing.trigger) ? none(SUCCEEDED_SINCE) : back(standing, null);
    case "failed":
      return isWithoutCandidate(outcome.reason) ? none(FIRST) : back(standing, null);
    case "rolled-back":
      return none(BY_ECS[outcome.state]);
    case "superseded":
      return none(REPLACED);
    case "stopped":
      return none(`the deployment was stopped: ${outcome.reason}`);
    case "paused":
    case "timed-out":
      return back(standing, outcome.view.serviceDeploymentArn);
  }
};
var outlives = (trigger) => trigger === "timeout";
var SUCCEEDED_SINCE = "the deployment has succeeded since then";
var FIRST = "it is the first deployment of the service, so there is no revision to roll back to";
var REPLACED = "a newer deployment has replaced it";
var BY_ECS = {
  done: "ECS has rolled it back",
  "in-progress": "ECS rolls it back",
  failed: "ECS has tried to roll it back, and failed"
};
var back = (standing, arn) => {
  const { deployment, service, policy } = standing;
  if (newerPrimary({ primary: primaryOf(service), started: deployment }) !== null) return none(REPLACED);
  const to = parseTaskDefinitionArn(deployment.previousTaskDefinitionArn ?? "");
  if (to === null) return none(FIRST);
  if (policy.origin === "default" && isLeftFailed(service)) return none(BREAKER_LEAVES_IT);
  if (arn !== null) return { kind: "stop", serviceDeploymentArn: arn };
  return to === deployment.taskDefinitionArn ? none("the service ran the same revision before") : { kind: "update", to };
};
var BREAKER_LEAVES_IT = "the circuit breaker of the service is set not to roll back; set `rollback-on` if the run is to do it";
var isLeftFailed = (service) => {
  const breaker = service?.deploymentConfiguration?.deploymentCircuitBreaker;
  return breaker?.enable === true && breaker.rollback !== true;
};
var rollsBack = (service) => {
  const { deploymentCircuitBreaker, alarms } = service?.deploymentConfiguration ?? {};
  return [deploymentCircuitBreaker, alarms].some((monitor) => monitor?.enable === true && monitor.rollback === true);
};

// src/domain/scan/policy/policy-map.ts
var LICENSE_CATEGORIES = [
  "forbidden",
  "restricted",
  "reciprocal",
  "notice",
  "permissive",
  "unencumbered",
  "unknown"
];
var ANSWERS = ["block", "report"];
var lookedFor = (map) => [
  ...map?.licenses === void 0 ? [] : ["licenses"],
  ...map?.["image-configuration"] === void 0 ? [] : ["configuration"]
];
var ABOUT_PROPERTIES = [
  "end-of-life",
  "max-size-mb",
  "max-growth-mb",
  "max-growth-percent",
  "base-images",
  "max-database-age-hours"
];
var asksForProperties = (map) => ABOUT_PROPERTIES.some((key) => map?.[key] !== void 0);
var mergePolicyMaps = (below, above) => ({
  ...below,
  ...above,
  ...merged2("fixable-after-days", below, above),
  ...merged2("dockle-codes", below, above)
});
var merged2 = (key, below, above) => below[key] === void 0 || above[key] === void 0 ? {} : { [key]: { ...below[key], ...above[key] } };

// src/domain/load-balancing/rule-arn.ts
var RULE = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z\d-]+:\d{12}:listener-rule\/app\/[\w-]+(?:\/[\da-f]+){3}$/u;
var LISTENER = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z\d-]+:\d{12}:listener\/app\/[\w-]+(?:\/[\da-f]+){2}$/u;
var kindOfArn = (arn) => RULE.test(arn) ? "rule" : LISTENER.test(arn) ? "listener" : null;
var listenerOf = (arn) => arn.includes(":listener-rule/") ? arn.replace(":listener-rule/", ":listener/").replace(/\/[^/]*$/u, "") : arn;

// src/domain/scan/exceptions/exception-sets.ts
var NO_SET = { entries: [], vex: [] };
var NO_HELD = {
  held: NO_SET,
  proposed: null,
  source: { kind: "checkout" },
  repository: "",
  readOn: "",
  longestDays: 0
};
var addedTo = (base, set) => {
  const known = new Set(base.entries.map(contentOf));
  return set.entries.filter((entry) => !known.has(contentOf(entry)));
};
var contentOf = ({ place: _, from: __, ...content }) => JSON.stringify(Object.entries(content).toSorted(([one], [other]) => one < other ? -1 : 1));

// src/domain/local-path.ts
var refusedPath = ({ setting, given }, refusal) => `\`${setting}\`: ${given} ${refusal}`;
var refusalOfEach = async ({ path, written }, refusal) => await refusal(path) ?? (written === path ? null : refusal(written));
var leadsOut = (relativePath) => relativePath === ".." || relativePath.startsWith("../");

// src/domain/image/source-repository.ts
var regionOf = (image) => ecrRegistry(image?.registry ?? "")?.region ?? null;
var sourceOf = ({ written, registry, repository }, own) => {
  const name = repositoryName(own.repositoryUri);
  const isOwn = registry === null || registry === name.registry && (repository ?? name.repository) === name.repository;
  if (isOwn) return null;
  const account = ecrRegistry(registry)?.account;
  if (account !== void 0) {
    const repositoryUri = `${registry}/${repository ?? name.repository}`;
    return { repositoryUri, registryId: account, tagMutability: "IMMUTABLE", tagMutabilityExclusions: [] };
  }
  throw fault("E_INPUT", {
    message: `\`image\`: ${written} is not in ECR; an image can be promoted from a private repository of ECR only`,
    headline: "`image` is not in ECR",
    hint: "Set `image` to a digest or a tag of `repository`, or to `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:\u2026`."
  });
};

// src/domain/change.ts
var changesOf = (kind, entries) => {
  const isOfKind = (entry) => entry.change.kind === kind;
  return entries.filter(isOfKind);
};
var isOfService = ({ kind }) => OF_SERVICE.includes(kind);
var OF_SERVICE = ["service", "deployment", "rollback", "pause", "count", "attributes"];

// src/domain/scan/newer-bases.ts
var checkedInWords = (base) => {
  const name = `\`${familiarName(base.name)}\``;
  if (base.kind === "not-checked") return notChecked(name, base);
  if (base.fixes.kind === "unknown") return notChecked(name, base.fixes);
  const advice = base.fixes.fixed.length > 0 ? ADVICE[base.reached] : "";
  return `${base.reached === "by-tag" ? "" : "Today's "}${name} ${fixesInWords(base.fixes)}${advice}.`;
};
var ADVICE = {
  "by-rebuild": ": build with `pull: true`",
  "by-digest": ": change the digest in the Dockerfile",
  "by-tag": ""
};
var notChecked = (name, { because }) => `Newer: ${name}, not checked: ${because.replace(/\.$/u, "")}.`;

// src/domain/tasks/one-off-task.ts
var placedTasks = (occasion, tasks) => tasks.map((task, index) => {
  const name = task.name ?? (tasks.length === 1 ? null : `${index + 1}`);
  return { ...task, occasion, id: name === null ? occasion : `${occasion} ${name}` };
});
var MOST_OVERRIDES = 8192;
var overridesOf = (task, ownContainer) => ({
  containerOverrides: [
    {
      name: task.container ?? ownContainer,
      command: [...task.command],
      ...Object.keys(task.environment).length === 0 ? {} : { environment: Object.entries(task.environment).map(([name, value]) => ({ name, value })) }
    }
  ],
  ...task.cpu === null ? {} : { cpu: `${task.cpu}` },
  ...task.memory === null ? {} : { memory: `${task.memory}` }
});
var taskIdOf = (taskArn) => taskArn.split("/").at(-1) ?? taskArn;

// src/domain/attestation/signer-workflow.ts
var WORKFLOW = String.raw`(?<repository>[\w.-]+/[\w.-]+)/(?<path>\.github/workflows/[^/@\s]+\.ya?ml)`;
var SIGNER = new RegExp(String.raw`^(?<server>https://[a-z0-9.-]+(?::\d+)?)/${WORKFLOW}@(?<ref>\S+)$`, "u");
var WANTED = new RegExp(String.raw`^${WORKFLOW}(?:@(?<ref>\S+))?$`, "u");
var parseSigner = (name) => {
  const { server, repository, path, ref } = SIGNER.exec(name)?.groups ?? {};
  if (server === void 0 || repository === void 0 || path === void 0 || ref === void 0) return null;
  return { server, repository, path, ref };
};
var parseWantedWorkflow = (written) => {
  const { repository, path, ref } = WANTED.exec(written)?.groups ?? {};
  if (repository === void 0 || path === void 0) return null;
  if (ref !== void 0 && !/^(?:refs\/.+|[0-9a-f]{40})$/u.test(ref)) return null;
  return { repository, path, ref: ref ?? null };
};
var isWantedWorkflow = (signer, wanted) => isSameRepository(signer.repository, wanted.repository) && signer.path === wanted.path && (wanted.ref === null || signer.ref === wanted.ref);
var isSameRepository = (one, other) => one.toLowerCase() === other.toLowerCase();
var workflowInWords = ({ repository, path, ref }) => `${repository}/${path}${ref === null ? "" : `@${ref}`}`;
var COMMIT2 = /^[0-9a-f]{40}$/u;
var isCalledByCommit = ({ ref }) => COMMIT2.test(ref);

// src/domain/rollout/lifecycle-stages.ts
var WAIT_STAGES = [
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRE_PRODUCTION_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
  "BAKE_TIME",
  "CLEAN_UP"
];
var ORDER = ["RECONCILE_SERVICE", "PRE_SCALE_UP", "SCALE_UP", ...WAIT_STAGES];
var WAITS = ["stable", "serving", ...WAIT_STAGES];
var isAtOrAfter = (stage, wanted) => {
  const position = ORDER.findIndex((one) => one === stage);
  return position >= ORDER.indexOf(wanted);
};
var hasAllTraffic = (stage, productionWeight) => isAtOrAfter(stage, "POST_PRODUCTION_TRAFFIC_SHIFT") && (productionWeight ?? 100) === 100;

// src/domain/lint/lint-levels.ts
var LINT_LEVELS = ["off", "warn", "error"];
var ALL_RULES = "all";
var levelOf = ({ id, level }, { levels, values }) => {
  const set = Object.hasOwn(levels, id) ? levels[id] : void 0;
  if (set !== void 0) return set === "off" ? null : set;
  if (level === "error") return values === "checked" ? "error" : "warn";
  const all = levels[ALL_RULES] ?? level;
  return all === "off" ? null : all;
};

// src/domain/scan/policy/base-images.ts
var isAllowedBase = (image, patterns) => {
  const names = image.kind === "image" ? namesOf(image.reference) : image.kind === "scratch" ? [SCRATCH] : [];
  return names.some((name) => patterns.some((pattern) => matches(pattern, name)));
};
var SCRATCH = "scratch";
var namesOf = (reference) => {
  const [tagged = "", digest] = reference.split("@");
  return digest === void 0 ? [tagged] : [reference, tagged, `${tagged.replace(/:[^:/]*$/, "")}@${digest}`];
};
var patternProblem = (pattern) => {
  if (pattern === SCRATCH) return null;
  if (!/^[\w.*:/@-]+$/.test(pattern)) return "must have only letters, digits and . _ - : / @, and * for any text";
  const [first = "", ...rest] = pattern.split("/");
  const isRegistry = /[.:*]/.test(first) || first === "localhost";
  if (pattern.startsWith("*") || rest.length > 0 && isRegistry) return null;
  const meant = rest.length === 0 ? `docker.io/library/${pattern}` : `docker.io/${pattern}`;
  return `must begin with a registry or with *; write ${meant}`;
};
var isCovered = (pattern, others) => others.some((other) => matches(other, pattern));

// src/domain/scan/baseline.ts
var parseBaseline = (written) => {
  if (written === "none" || written === "running") return { kind: written };
  const image = parseGivenImage(written);
  if (image === null || image.digest === null) return null;
  return { kind: "image", image: { ...image, digest: image.digest } };
};
var recordedBaseline = (baseline) => baseline.kind === "scanned" ? { ...baseline, images: baseline.images.map(({ reports: _, ...image }) => image) } : baseline;

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class _CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== void 0) {
      Error.captureStackTrace(this, _CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
      }
    }
  }
};

// node_modules/csv-parse/lib/utils/is_object.js
var is_object = function(obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
var normalize_columns_array = function(columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === void 0 || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal"
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`
      ]);
    }
  }
  return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
};
var ResizeableBuffer_default = ResizeableBuffer;

// node_modules/csv-parse/lib/api/init_state.js
var init_state = function(options) {
  const timchars = [
    // Basic Latin
    32,
    // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    9,
    // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    10,
    // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    13,
    // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    12,
    // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    11,
    // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    160,
    // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    5760,
    // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    8192,
    // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    8193,
    // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    8194,
    // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    8195,
    // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    8196,
    // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    8197,
    // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    8198,
    // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    8199,
    // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    8200,
    // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    8201,
    // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    8202,
    // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    8232,
    // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    8233,
    // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    8239,
    // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    8287,
    // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    12288,
    // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    65279
    // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding
    );
    if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: void 0,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: void 0,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
    field: new ResizeableBuffer_default(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [],
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      ...timchars.map((t) => t.length)
    ),
    previousBuf: void 0,
    quoting: false,
    stop: false,
    rawBuffer: new ResizeableBuffer_default(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("	", options.encoding)[0]
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars,
    timcharFirstBytes
  };
};

// node_modules/csv-parse/lib/utils/underscore.js
var underscore = function(str) {
  return str.replace(/([A-Z])/g, function(_, match) {
    return "_" + match.toLowerCase();
  });
};

// node_modules/csv-parse/lib/api/normalize_options.js
var normalize_options = function(opts) {
  const options = {};
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  if (options.encoding === void 0 || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (typeof options.encoding !== "string" && options.encoding !== null) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`
      ],
      options
    );
  }
  if (options.bom === void 0 || options.bom === null || options.bom === false) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`
      ],
      options
    );
  }
  options.cast_function = null;
  if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") {
    options.cast = void 0;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`
      ],
      options
    );
  }
  if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function(value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`
      ],
      options
    );
  }
  options.cast_first_line_to_header = void 0;
  if (options.columns === true) {
    options.cast_first_line_to_header = void 0;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (options.columns === void 0 || options.columns === null || options.columns === false) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`
      ],
      options
    );
  }
  if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`
      ],
      options
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated."
      ],
      options
    );
  }
  if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`
        ],
        options
      );
    }
  }
  if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`
      ],
      options
    );
  }
  if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`
      ],
      options
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === void 0)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["	".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.score === void 0)
      options.delimiter_auto.score = (info2, options2) => {
        return (info2.total - info2.std) * (options2.preferred[info2.char_code] || 1);
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.size === void 0)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`
        ],
        options
      );
    }
  }
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function(delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`
        ],
        options
      );
    }
    return delimiter;
  });
  if (options.escape === void 0 || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`
      );
    }
  }
  if (options.from === void 0 || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`
      );
    }
  }
  if (options.from_line === void 0 || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`
      );
    }
  }
  if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`
      ],
      options
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option"
      ],
      options
    );
  }
  if (options.info === void 0 || options.info === null || options.info === false) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`
    );
  }
  if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) {
    options.max_record_size = 0;
  } else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {
  } else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`
    );
  }
  if (options.objname === void 0 || options.objname === null || options.objname === false) {
    options.objname = void 0;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
  } else if (typeof options.objname === "number") {
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`
    );
  }
  if (options.objname !== void 0) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field"
        );
      }
    } else {
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index"
        );
      }
    }
  }
  if (options.on_record === void 0 || options.on_record === null) {
    options.on_record = void 0;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`
      ],
      options
    );
  }
  if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`
    );
  }
  if (options.quote === null || options.quote === false || options.quote === "") {
    options.quote = null;
  } else {
    if (options.quote === void 0 || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`
      );
    }
  }
  if (options.raw === void 0 || options.raw === null || options.raw === false) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`
    );
  }
  if (options.record_delimiter === void 0) {
    options.record_delimiter = [];
  } else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`
        ],
        options
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`
      ],
      options
    );
  }
  options.record_delimiter = options.record_delimiter.map(function(rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  if (typeof options.relax_column_count === "boolean") {
  } else if (options.relax_column_count === void 0 || options.relax_column_count === null) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
  } else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
  } else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`
    );
  }
  if (typeof options.relax_quotes === "boolean") {
  } else if (options.relax_quotes === void 0 || options.relax_quotes === null) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`
    );
  }
  if (typeof options.skip_empty_lines === "boolean") {
  } else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`
    );
  }
  if (typeof options.skip_records_with_empty_values === "boolean") {
  } else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`
    );
  }
  if (typeof options.skip_records_with_error === "boolean") {
  } else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`
    );
  }
  if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`
    );
  }
  if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`
    );
  }
  if (options.trim === void 0 || options.trim === null || options.trim === false) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`
    );
  }
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  if (options.to === void 0 || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`
      );
    }
  }
  if (options.to_line === void 0 || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`
      );
    }
  }
  return options;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
var delimiter_discover = function(records, options) {
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records2 = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records2.push(record);
      const close = () => {
      };
      const error = parser.parse(data, true, push, close);
      if (error !== void 0) throw error;
      return records2;
    })(records);
  }
  const info2 = Array(127).fill().map(() => ({ lines: [] }));
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      const code = record.charCodeAt(i);
      if (info2[code].lines[line] === void 0) info2[code].lines[line] = 0;
      info2[code].lines[line]++;
    }
  });
  info2.map((info3, i) => {
    info3.char_code = i;
    info3.std = std(info3.lines);
    info3.total = info3.lines.reduce((acc, val) => acc + val, 0);
    info3.preferred = !!options.preferred[i];
    info3.score = options.score(info3, options);
  });
  const result = info2.reduce(
    (acc, info3) => acc.score > info3.score ? acc : info3,
    {}
  );
  return String.fromCharCode(result.char_code);
};
var std = function(array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n
  );
};

// node_modules/csv-parse/lib/api/index.js
var isRecordEmpty = function(record) {
  return record.every(
    (field) => field == null || field.toString && field.toString().trim() === ""
  );
};
var cr = 13;
var nl = 10;
var boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254])
};
var transform = function(original_options = {}) {
  const info2 = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0
  };
  const options = normalize_options(original_options);
  return {
    info: info2,
    original_options,
    options,
    state: init_state(options),
    __needMoreData: function(i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function(nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote
      } = this.state;
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === void 0) {
          delimiterBuf = nextBuf;
        } else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        nextBuf = void 0;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto)
            )
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = void 0;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === void 0) {
        if (nextBuf === void 0) {
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== void 0 && nextBuf === void 0) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          if (end === false) {
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding2 in boms) {
            if (boms[encoding2].compare(buf, 0, boms[encoding2].length) === 0) {
              const bomLength = boms[encoding2].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              const options2 = normalize_options({
                ...this.original_options,
                encoding: encoding2
              });
              for (const key in options2) {
                this.options[key] = options2[key];
              }
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) {
          this.state.wasRowDelimiter = true;
        }
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr
              );
              const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) {
                pos += escape.length - 1;
              } else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment"
                    ],
                    this.options,
                    this.__infoField()
                  )
                );
                if (err !== void 0) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                if (relax_quotes === false) {
                  const info3 = this.__infoField();
                  const bom2 = Object.keys(boms).map(
                    (b) => boms[b].equals(this.state.field.toString()) ? b : false
                  ).filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info3.column)} at line ${info3.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom2 ? `(${bom2} bom)` : void 0
                      ],
                      this.options,
                      info3,
                      {
                        field: this.state.field
                      }
                    )
                  );
                  if (err !== void 0) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos
            );
            if (recordDelimiterLength !== 0) {
              const skipCommentLine = this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
              } else {
                if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== void 0) return errField;
                this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== void 0) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== void 0) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`
                ],
                this.options,
                this.__infoField()
              )
            );
          }
        }
        const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
          if (err !== void 0) return err;
        } else {
          if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== void 0) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== void 0) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function(push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info: info3,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err = columns === false ? new CsvError(
          "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
          [
            "Invalid Record Length:",
            `expect ${this.state.expectedRecordLength},`,
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        ) : new CsvError(
          "CSV_RECORD_INCONSISTENT_COLUMNS",
          [
            "Invalid Record Length:",
            `columns length is ${columns.length},`,
            // rename columns
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        );
        if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
          this.info.invalid_field_length++;
          this.state.error = err;
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        if (columns !== false) {
          const obj = {};
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === void 0 || columns[i].disabled) continue;
            if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
          }
          if (raw === true || info3 === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info3 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [obj[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? obj : [obj[objname], obj],
              push
            );
            if (err) {
              return err;
            }
          }
        } else {
          if (raw === true || info3 === true) {
            const extRecord = Object.assign(
              { record },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info3 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [record[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? record : [record[objname], record],
              push
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function(record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`
              ],
              this.options,
              this.__infoField(),
              {
                headers
              }
            )
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function() {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = void 0;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function() {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== void 0) return err;
        field = f;
      }
      this.state.record.push(field);
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function() {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function(record, push) {
      const { on_record } = this.options;
      if (on_record !== void 0) {
        const info3 = this.__infoRecord();
        try {
          record = on_record.call(null, record, info3);
        } catch (err) {
          return err;
        }
        if (record === void 0 || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function(field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      if (isColumns === true && relax_column_count && this.options.columns.length <= this.state.record.length) {
        return [void 0, void 0];
      }
      if (this.state.castField !== null) {
        try {
          const info3 = this.__infoField();
          return [void 0, this.state.castField.call(null, field, info3)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [void 0, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info3 = this.__infoField();
        return [void 0, this.options.cast_date.call(null, field, info3)];
      }
      return [void 0, field];
    },
    __compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function(buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      const first = buf[pos];
      if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function(buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) {
        return 0;
      } else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function(buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function(value) {
      return value - parseFloat(value) + 1 >= 0;
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function(buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function(chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function(buf, pos) {
      const { encoding } = this.options;
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding)
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function(msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== void 0) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : void 0
            );
          } catch (err2) {
            return err2;
          }
        }
        return void 0;
      } else {
        return err;
      }
    },
    __infoDataSet: function() {
      return {
        ...this.info,
        columns: this.options.columns
      };
    },
    __infoRecord: function() {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
      };
    },
    __infoField: function() {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records,
        column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
        quoting: this.state.wasQuoting
      };
    }
  };
};

// node_modules/csv-parse/lib/sync.js
var parse = function(data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? /* @__PURE__ */ Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === void 0) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {
  };
  const error = parser.parse(data, true, push, close);
  if (error !== void 0) throw error;
  return records;
};

// src/domain/build/cache-entry.ts
var cacheEntry = (text2) => {
  const fields = fieldsOf(text2);
  if (fields === null) return null;
  if (fields.every((field) => !field.includes("="))) {
    return { type: "registry", attributes: /* @__PURE__ */ new Map([["ref", text2]]) };
  }
  if (fields.some((field) => !field.includes("="))) return null;
  const attributes = new Map(fields.map(pairOf));
  const type = attributes.get("type");
  attributes.delete("type");
  return type === void 0 ? null : { type: type.toLowerCase(), attributes };
};
var isExportedHere = (cache) => ["local", "inline", "gha"].includes(cacheEntry(cache)?.type ?? "");
var cacheTypes = (caches) => [
  ...new Set(caches.flatMap((cache) => cacheEntry(cache)?.type ?? []))
];
var exposuresOf = ({ type, attributes }) => {
  if (type === "s3" || type === "azblob") return [`a cache of type ${type}`];
  if (type !== "gha") return [];
  return ["url", "url_v2", "token"].filter((key) => attributes.has(key)).map((key) => `\`${key}\` of a GitHub cache`);
};
var pairOf = (field) => {
  const at2 = field.indexOf("=");
  return [field.slice(0, at2).trim().toLowerCase(), field.slice(at2 + 1).trim()];
};
var fieldsOf = (text2) => {
  try {
    const [record = [], ...others] = parse(text2, { columns: false });
    return others.length === 0 && record.length > 0 ? record : null;
  } catch {
    return null;
  }
};

// src/domain/build/build-context.ts
var SCP = /^[\w-]+@[\w.-]+:/;
var isRemote = (context) => /^(?:https?|git|ssh):\/\//i.test(context) || /^(?:git@|github\.com\/)/.test(context) || SCP.test(context);
var isBySsh = (context) => /^ssh:\/\//i.test(context) || SCP.test(context);

// src/domain/scan/dockle-options.ts
var DOCKLE_OPTIONS = {
  "accept-keys": { flag: "accept-key" },
  "accept-files": { flag: "accept-file" },
  "accept-file-extensions": { flag: "accept-file-extension" },
  "sensitive-words": { flag: "sensitive-word" },
  "sensitive-files": { flag: "sensitive-file" }
};
var dockleArguments = (options) => Object.entries(options).flatMap(
  ([name, values]) => values.map((value) => `--${DOCKLE_OPTIONS[name].flag}=${value}`)
);

// src/domain/scan/vex/platform-cpe.ts
var NAMESPACES = new Map(
  Object.entries({
    "redhat:enterprise_linux": "redhat",
    "debian:debian_linux": "debian",
    "canonical:ubuntu_linux": "ubuntu",
    "alpinelinux:alpine_linux": "alpine",
    "amazon:amazon_linux": "amazon",
    "oracle:linux": "oracle",
    "rocky:linux": "rocky",
    "rocky:rocky": "rocky",
    "almalinux:almalinux": "alma",
    "suse:sles": "suse",
    "suse:linux_enterprise_server": "suse",
    "opensuse:leap": "opensuse",
    "fedoraproject:fedora": "fedora",
    "centos:centos": "centos"
  })
);
var CPE = /^cpe:(?:\/|2\.3:)[oa]:(?<system>[^:]+:[^:]+)(?::(?<version>[^:]*)(?::(?<update>[^:]*))?)?/iu;
var parsePlatform2 = (cpe) => {
  const { system, version: version2, update } = CPE.exec(cpe.trim())?.groups ?? {};
  const namespace = NAMESPACES.get((system ?? "").toLowerCase());
  return namespace === void 0 ? null : { namespace, version: versionOf(version2 ?? "", update ?? "") };
};
var versionOf = (version2, update) => {
  if (["", "*", "-"].includes(version2)) return null;
  const [, pack] = /^sp(\d+)$/iu.exec(update) ?? [];
  return pack === void 0 ? version2 : `${version2}.${pack}`;
};
var isOfPlatform = ({ namespace, version: version2 }, found) => {
  if (found.namespace !== namespace) return false;
  if (version2 === null) return true;
  const system = found.qualifiers["distro"]?.replace(/^.*-(?=\d)/u, "");
  return system !== void 0 && (system === version2 || system.startsWith(`${version2}.`));
};

// src/domain/scan/vex/purl.ts
var PURL = /^pkg:\/*(?<type>[A-Za-z][A-Za-z0-9.+-]*)\/+(?<path>[^@?#]+?)\/*(?:@(?<version>[^?#]*))?(?:\?(?<qualifiers>[^#]*))?(?:#(?<subpath>.*))?$/su;
var CASELESS = /* @__PURE__ */ new Set(["github", "bitbucket", "pypi", "oci", "deb", "rpm", "apk", "composer", "hex"]);
var LONGEST6 = 2048;
var parsePurl = (text2) => {
  const written = text2.trim().replace(/^(pkg:\/*npm\/+)@/u, "$1%40");
  const groups = written.length > LONGEST6 ? void 0 : PURL.exec(written)?.groups;
  if (groups === void 0) return null;
  const { type = "", path = "", version: version2, qualifiers = "", subpath = "" } = groups;
  return purlOf(type.toLowerCase(), {
    parts: path.split("/").filter(Boolean).map(decoded),
    version: version2 ? decoded(version2) : "",
    qualifiers: qualifiersIn(qualifiers),
    subpath: subpath.replace(/^\/+|\/+$/gu, "")
  });
};
var purlOf = (type, { parts, version: version2, qualifiers, subpath }) => {
  const known = parts.filter((part) => part !== null);
  const name = known.at(-1);
  if (name === void 0 || known.length < parts.length || version2 === null || qualifiers === null) return null;
  return {
    type,
    namespace: inCase(type, known.slice(0, -1).join("/")),
    name: type === "pypi" ? name.toLowerCase().replaceAll("_", "-") : inCase(type, name),
    version: version2 || null,
    qualifiers,
    subpath: subpath || null
  };
};
var inCase = (type, text2) => CASELESS.has(type) ? text2.toLowerCase() : text2;
var decoded = (text2) => {
  try {
    return decodeURIComponent(text2);
  } catch {
    return null;
  }
};
var qualifiersIn = (text2) => {
  const pairs = text2.split("&").filter(Boolean).map((pair) => {
    const [key = "", ...rest] = pair.split("=");
    return [key.toLowerCase(), decoded(rest.join("="))];
  });
  if (pairs.some(([, value]) => value === null)) return null;
  return Object.fromEntries(pairs.filter((pair) => Boolean(pair[1])));
};
var isCovered2 = (wanted, found) => wanted.type === found.type && wanted.namespace === found.namespace && wanted.name === found.name && (wanted.version === null || wanted.version === found.version) && (wanted.subpath === null || wanted.subpath === found.subpath) && Object.entries(wanted.qualifiers).every(([key, value]) => found.qualifiers[key] === value);

// src/domain/scan/vex/known-image.ts
var knownImage = (about, own) => about.sideCar === void 0 ? ownImage(own) : ofAnother(about.sideCar, own);
var ofAnother = (sideCar, own) => sideCar.ofRun === true ? ownImage({ ...own, digests: [], platform: sideCar.platform }) : sideCarImage(sideCar);
var ownImage = ({ repository, registry, digests = [], platform }) => ({
  isAt: (address) => {
    const named2 = repositoryName(address);
    return named2.repository === repository && registry !== void 0 && isOwnRegistry(named2.registry, registry);
  },
  name: lastPart(repository),
  tag: null,
  digests,
  architecture: architectureOf2(platform)
});
var sideCarImage = ({ image, platform }) => {
  const reference = parseImageReference(image);
  if (reference === null) return null;
  const { name, tag, digest } = reference;
  return {
    isAt: (address) => onDockerHub(address) === onDockerHub(name),
    name: lastPart(name),
    tag,
    digests: digest === null ? [] : [digest],
    architecture: architectureOf2(platform)
  };
};
var lastPart = (path) => path.split("/").at(-1) ?? path;
var architectureOf2 = (platform) => platform?.split("/")[1] ?? null;
var onDockerHub = (address) => {
  const inHub = address.replace(/^(?:index\.|registry-1\.)?docker\.io\//u, "");
  const [first = "", ...rest] = inHub.split("/");
  if (rest.length > 0 && /[.:]|^localhost$/u.test(first)) return inHub;
  return `docker.io/${rest.length === 0 ? `library/${first}` : inHub}`;
};
var isImage = (wanted, about, own) => {
  const image = knownImage(about, own);
  if (image === null) return false;
  if (wanted.kind === "digest") return image.digests.includes(wanted.digest);
  const { name, version: version2, qualifiers } = wanted.purl;
  return name === image.name && (version2 === null || image.digests.includes(version2)) && Object.entries(qualifiers).every(([key, value]) => isQualified(image, key, value));
};
var isQualified = (image, key, value) => {
  switch (key) {
    case "repository_url":
      return image.isAt(value.replace(/^https?:\/\//u, ""));
    case "tag":
      return value === image.tag;
    case "arch":
      return value === image.architecture;
    default:
      return false;
  }
};
var imageByReference = (text2) => {
  const reference = parseImageReference(text2);
  if (reference === null || reference.digest === null) return null;
  const { name, digest } = reference;
  const isInRegistry = name.startsWith(`${reference.registry}/`);
  const address = isInRegistry ? `?repository_url=${encodeURIComponent(name)}` : "";
  return parsePurl(`pkg:oci/${lastPart(name)}@${encodeURIComponent(digest)}${address}`);
};

export {
  SEVERITIES,
  DOCKLE_LEVELS,
  SOURCES,
  trivysReport,
  recordedScan,
  wasScanned,
  worstFirst,
  countByLevel,
  countsInWords,
  severitiesInWords,
  diffText,
  reachedBy,
  reachedInWords,
  changesOf,
  isOfService,
  identityOf,
  distinctFindings,
  judgementsOn,
  comparisonsIn,
  repositoryName,
  accountOfRegistry,
  imageName,
  referenceOf,
  UNKNOWN_IMAGE,
  NO_SIDE_CARS,
  allScanned,
  ofSideCar,
  scansOf,
  blockersOf,
  worstKind,
  onPlatform,
  isOfRun,
  sideCarInWords,
  nameWithoutDigest,
  nameOf,
  explain,
  placesOf,
  affectedBy,
  ownerInWords,
  logLines,
  plainLines,
  plainLine,
  markdown,
  unescaped,
  codeSpan,
  prose,
  codeBlock,
  link,
  parseTaskDefinitionArn,
  parseDeploymentId,
  parseCodeDeployId,
  deployerOf,
  revisionName,
  PAUSE_ANSWERS,
  awaitedPauses,
  stepBake,
  trafficInWords,
  hookInWords,
  firstView,
  viewOf,
  deploymentsShown,
  startFollowing,
  takeStep,
  interrupted,
  overdue,
  eventsSince,
  LONGEST_SUMMARY,
  named,
  countedTasks,
  minutes,
  summaryOf,
  messageFor,
  runningNow,
  isIdle,
  rolloutFault,
  outcomeLabel,
  givenUpInWords,
  DEPLOYERS2 as DEPLOYERS,
  interruptedFault,
  plural,
  inWords,
  isDigest,
  parseDigest,
  shortDigest,
  withShortDigests,
  ageInWords,
  stateInWords,
  registeredInWords,
  mutabilityOf,
  creationRequest,
  pullPolicy,
  creationInWords,
  prefixOnPush,
  regionOfKey,
  text,
  diagram,
  table,
  details,
  fitted,
  EXCEPTIONS_FILE,
  EXCEPTION_SCANNERS,
  EXCEPTION_SCOPES,
  matches,
  MISSING,
  isSuspicious,
  secretIn,
  looksSecret,
  nameWords,
  LINT_RULES,
  lintRule,
  DOCKLE_CODES,
  findingClass,
  unknownClass,
  splitFinding,
  SUGGESTED_DAYS,
  suggestedEntries,
  entryLines,
  dayOf,
  isDay,
  daysAfter,
  holdsOn,
  usesOf,
  isForLint,
  exceptionName,
  useLines,
  expiredInWords,
  soonInWords,
  sourceInWords,
  proposedInWords,
  acceptInWords,
  acceptingFile,
  wholeCommit,
  markOf,
  markInWords,
  notProvedBy,
  wayOf,
  lackedMark,
  promotedFrom,
  skippedIn,
  otherFindings,
  judgedKey,
  blocksSoon,
  soonestWorst,
  HIDDEN,
  compareScans,
  findingsOfBase,
  isCompared,
  baseFixes,
  parseImageReference,
  isByDigest,
  isBuiltOn,
  candidatesOf,
  familiarName,
  checkedInWords,
  comparedInWords,
  sideCarComparedInWords,
  sparedInWords,
  fixList,
  fixListOfImage,
  levelsDownTo,
  RULES,
  policyInWords,
  policyLine,
  rebuildOf,
  rebuildInWords,
  megabytes,
  waitInWords,
  commandInWords,
  findingInWords,
  acceptedInWords,
  placesInWords,
  countsOfFindings,
  soonInWords2,
  soonBlocks,
  byPriority,
  placeOf3 as placeOf,
  valuesOf,
  isByExpression,
  ruleFor,
  leadingTo,
  leadsTo,
  isForTests,
  serviceUrl,
  urlInWords,
  isOwnRegistry,
  ecrRegistry,
  placedTasks,
  MOST_OVERRIDES,
  overridesOf,
  taskIdOf,
  isRunMark,
  MOST_ALARMS,
  alarmsIn,
  outcomeOf,
  alarmInWords,
  alarmsInWords,
  checksOf,
  missingActions,
  NOTHING_VERIFIED,
  withCount,
  sentence,
  parse,
  parseSigner,
  parseWantedWorkflow,
  isWantedWorkflow,
  workflowInWords,
  isCalledByCommit,
  WAITS,
  isAtOrAfter,
  hasAllTraffic,
  ROLLBACK_GRACE_MS,
  VERDICT_GRACE_MS,
  SUCCESSOR_GRACE_MS,
  NO_REASON,
  isGone,
  primaryOf,
  newerPrimary,
  succeeded,
  ended,
  isWithoutCandidate,
  TRIGGERS,
  DEFAULT_POLICY,
  endingOf,
  moveFor,
  outlives,
  SUCCEEDED_SINCE,
  FIRST,
  REPLACED,
  BREAKER_LEAVES_IT,
  isLeftFailed,
  LINT_LEVELS,
  ALL_RULES,
  levelOf,
  isAllowedBase,
  patternProblem,
  isCovered,
  LICENSE_CATEGORIES,
  ANSWERS,
  lookedFor,
  asksForProperties,
  mergePolicyMaps,
  RELEASES_ORIGIN,
  allowedVersions,
  isKnownBad,
  judgeVersion,
  versionIn,
  releasedFor,
  PLATFORMS,
  releaseFor,
  METHODS,
  OCCASIONS,
  checksOn,
  checkInWords,
  checkInShort,
  defectIn,
  parseGivenImage,
  severalImages,
  asPlanned,
  reusedImage,
  kindOfArn,
  listenerOf,
  parseBaseline,
  recordedBaseline,
  cacheEntry,
  isExportedHere,
  cacheTypes,
  exposuresOf,
  isRemote,
  isBySsh,
  NO_SET,
  NO_HELD,
  addedTo,
  parsePlatform2 as parsePlatform,
  isOfPlatform,
  parsePurl,
  isCovered2,
  isImage,
  imageByReference,
  DOCKLE_OPTIONS,
  dockleArguments,
  refusedPath,
  refusalOfEach,
  leadsOut,
  commitOf,
  tagFrom,
  templateProblems,
  regionOf,
  sourceOf,
  isChosenByWriters,
  guardSourceOf,
  untrustedBecause,
  isPlatform,
  isForPlatform,
  areForPlatforms,
  engineFirst,
  runtimeOf,
  wantedPlatform,
  isWanted,
  checkRuntime
};
