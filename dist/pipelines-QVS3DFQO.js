import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  AwsError,
  NOT_SENT
} from "./chunk-PPPNLTW5.js";
import {
  BREAKER_LEAVES_IT,
  DOCKLE_LEVELS,
  FIRST,
  HIDDEN,
  LINT_RULES,
  LONGEST_SUMMARY,
  MISSING,
  MOST_OVERRIDES,
  NOTHING_VERIFIED,
  NO_HELD,
  NO_REASON,
  NO_SIDE_CARS,
  RELEASES_ORIGIN,
  REPLACED,
  ROLLBACK_GRACE_MS,
  RULES,
  SEVERITIES,
  SOURCES,
  SUCCEEDED_SINCE,
  SUCCESSOR_GRACE_MS,
  SUGGESTED_DAYS,
  UNKNOWN_IMAGE,
  VERDICT_GRACE_MS,
  acceptInWords,
  accountOfRegistry,
  addedTo,
  affectedBy,
  alarmInWords,
  alarmsIn,
  allowedVersions,
  asPlanned,
  asksForProperties,
  awaitedPauses,
  baseFixes,
  blockersOf,
  blocksSoon,
  byPriority,
  cacheEntry,
  candidatesOf,
  changesOf,
  checkInShort,
  checkInWords,
  checkedInWords,
  checksOf,
  checksOn,
  codeSpan,
  commandInWords,
  commitOf,
  compareScans,
  comparedInWords,
  comparisonsIn,
  countByLevel,
  countedTasks,
  countsInWords,
  countsOfFindings,
  dayOf,
  daysAfter,
  defectIn,
  deployerOf,
  deploymentsShown,
  details,
  diffText,
  distinctFindings,
  dockleArguments,
  ended,
  endingOf,
  eventsSince,
  explain,
  findingInWords,
  findingsOfBase,
  firstView,
  fitted,
  fixList,
  hasAllTraffic,
  holdsOn,
  hookInWords,
  identityOf,
  imageName,
  interrupted,
  interruptedFault,
  isAllowedBase,
  isAtOrAfter,
  isBuiltOn,
  isByDigest,
  isCompared,
  isCovered2 as isCovered,
  isDigest,
  isForLint,
  isForTests,
  isGone,
  isIdle,
  isImage,
  isKnownBad,
  isLeftFailed,
  isOfPlatform,
  isOwnRegistry,
  isRemote,
  isSuspicious,
  isWithoutCandidate,
  judgeVersion,
  judgedKey,
  judgementsOn,
  leadingTo,
  leadsOut,
  leadsTo,
  levelOf,
  link,
  looksSecret,
  markdown,
  matches,
  megabytes,
  messageFor,
  minutes,
  missingActions,
  moveFor,
  nameOf,
  nameWithoutDigest,
  nameWords,
  named,
  newerPrimary,
  ofSideCar,
  otherFindings,
  outcomeLabel,
  outcomeOf,
  outlives,
  overdue,
  overridesOf,
  ownerInWords,
  parseCodeDeployId,
  parseDeploymentId,
  parseDigest,
  parseImageReference,
  parsePurl,
  parseTaskDefinitionArn,
  placesOf,
  plainLine,
  plural,
  policyInWords,
  policyLine,
  primaryOf,
  proposedInWords,
  prose,
  reachedInWords,
  rebuildInWords,
  rebuildOf,
  recordedBaseline,
  recordedScan,
  referenceOf,
  refusalOfEach,
  refusedPath,
  registeredInWords,
  releaseFor,
  releasedFor,
  repositoryName,
  revisionName,
  rolloutFault,
  ruleFor,
  runningNow,
  scansOf,
  sentence,
  serviceUrl,
  shortDigest,
  sideCarComparedInWords,
  sideCarInWords,
  soonBlocks,
  soonInWords2 as soonInWords,
  soonestWorst,
  sourceInWords,
  sparedInWords,
  splitFinding,
  startFollowing,
  stepBake,
  succeeded,
  summaryOf,
  table,
  tagFrom,
  takeStep,
  taskIdOf,
  text,
  trivysReport,
  urlInWords,
  useLines,
  usesOf,
  versionIn,
  viewOf,
  waitInWords,
  wasScanned,
  withCount,
  withShortDigests,
  worstFirst,
  worstKind
} from "./chunk-NKGMP7GF.js";
import {
  CommandError,
  ESCAPE_SEQUENCES,
  INVISIBLE,
  external_exports
} from "./chunk-NX6SYDCF.js";
import {
  READ_ONLY_KEYS,
  ROOT,
  STRUCTURES,
  check,
  checkTaskDefinition,
  placeholderIn,
  registrable
} from "./chunk-I32BCAIG.js";
import {
  firstAndCount,
  inside,
  isMembers,
  itemsOf,
  nameOf as nameOf2,
  shortForms,
  unitsIn
} from "./chunk-TLGL66BL.js";
import "./chunk-V4ZP3B5Q.js";
import {
  LONGEST_VALUE,
  fill,
  usesIn
} from "./chunk-7YQUU343.js";
import {
  nameProblem,
  segmentsOf
} from "./chunk-XMEU57SG.js";
import {
  didYouMean,
  listNames,
  nearest
} from "./chunk-DEUNQXPF.js";
import {
  positionAt,
  positionText
} from "./chunk-KNAHS6CV.js";
import {
  jsonKeys,
  lineOf,
  parseDocument,
  parseTaskDefinition,
  placeOf
} from "./chunk-2Y2HAPDQ.js";
import {
  CATALOGUE,
  ShipError,
  fault,
  isExplained,
  messageOf
} from "./chunk-BNMVH7XM.js";
import {
  asWritten,
  isWrittenNumber,
  textOf
} from "./chunk-BW2SWVHA.js";
import {
  parseYaml,
  require_dist
} from "./chunk-R4ADL6QK.js";
import {
  MOST_LEVELS,
  cut,
  listedProblems,
  quoted
} from "./chunk-CUDM3E5L.js";
import {
  __commonJS,
  __name,
  __toESM
} from "./chunk-BUTU2U3S.js";

// node_modules/rfc6902/pointer.js
var require_pointer = __commonJS({
  "node_modules/rfc6902/pointer.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Pointer = void 0;
    exports.unescapeToken = unescapeToken;
    exports.escapeToken = escapeToken;
    function unescapeToken(token) {
      return token.replace(/~1/g, "/").replace(/~0/g, "~");
    }
    __name(unescapeToken, "unescapeToken");
    function escapeToken(token) {
      return token.replace(/~/g, "~0").replace(/\//g, "~1");
    }
    __name(escapeToken, "escapeToken");
    var Pointer2 = (
      /** @class */
      (function() {
        function Pointer3(tokens) {
          if (tokens === void 0) {
            tokens = [""];
          }
          this.tokens = tokens;
        }
        __name(Pointer3, "Pointer");
        Pointer3.fromJSON = function(path2) {
          var tokens = path2.split("/").map(unescapeToken);
          if (tokens[0] !== "")
            throw new Error("Invalid JSON Pointer: ".concat(path2));
          return new Pointer3(tokens);
        };
        Pointer3.prototype.toString = function() {
          return this.tokens.map(escapeToken).join("/");
        };
        Pointer3.prototype.evaluate = function(object) {
          var parent = null;
          var key2 = "";
          var value = object;
          for (var i = 1, l = this.tokens.length; i < l; i++) {
            parent = value;
            key2 = this.tokens[i];
            if (key2 == "__proto__" || key2 == "constructor" || key2 == "prototype") {
              continue;
            }
            value = (parent || {})[key2];
          }
          return { parent, key: key2, value };
        };
        Pointer3.prototype.get = function(object) {
          return this.evaluate(object).value;
        };
        Pointer3.prototype.set = function(object, value) {
          var endpoint = this.evaluate(object);
          if (endpoint.parent) {
            endpoint.parent[endpoint.key] = value;
          }
        };
        Pointer3.prototype.push = function(token) {
          this.tokens.push(token);
        };
        Pointer3.prototype.add = function(token) {
          var tokens = this.tokens.concat(String(token));
          return new Pointer3(tokens);
        };
        Pointer3.prototype.parent = function() {
          var tokens = this.tokens.length > 1 ? this.tokens.slice(0, -1) : [""];
          return new Pointer3(tokens);
        };
        return Pointer3;
      })()
    );
    exports.Pointer = Pointer2;
  }
});

// node_modules/rfc6902/util.js
var require_util = __commonJS({
  "node_modules/rfc6902/util.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.hasOwnProperty = void 0;
    exports.objectType = objectType;
    exports.clone = clone;
    exports.hasOwnProperty = Object.prototype.hasOwnProperty;
    function objectType(object) {
      if (object === void 0) {
        return "undefined";
      }
      if (object === null) {
        return "null";
      }
      if (Array.isArray(object)) {
        return "array";
      }
      return typeof object;
    }
    __name(objectType, "objectType");
    function isNonPrimitive(value) {
      return value != null && typeof value == "object";
    }
    __name(isNonPrimitive, "isNonPrimitive");
    function clone(source) {
      if (!isNonPrimitive(source)) {
        return source;
      }
      if (source.constructor == Array) {
        var length = source.length;
        var arrayTarget = new Array(length);
        for (var i = 0; i < length; i++) {
          arrayTarget[i] = clone(source[i]);
        }
        return arrayTarget;
      }
      if (source.constructor == Date) {
        var dateTarget = /* @__PURE__ */ new Date(+source);
        return dateTarget;
      }
      var objectTarget = {};
      for (var key2 in source) {
        if (exports.hasOwnProperty.call(source, key2) && key2 != "__proto__") {
          objectTarget[key2] = clone(source[key2]);
        }
      }
      return objectTarget;
    }
    __name(clone, "clone");
  }
});

// node_modules/rfc6902/diff.js
var require_diff = __commonJS({
  "node_modules/rfc6902/diff.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.isDestructive = isDestructive;
    exports.subtract = subtract;
    exports.intersection = intersection;
    exports.diffArrays = diffArrays2;
    exports.diffObjects = diffObjects;
    exports.diffAny = diffAny;
    var util_1 = require_util();
    function isDestructive(_a) {
      var op = _a.op;
      return op === "remove" || op === "replace" || op === "copy" || op === "move";
    }
    __name(isDestructive, "isDestructive");
    function subtract(minuend, subtrahend) {
      var keys = [];
      for (var key2 in minuend) {
        if (util_1.hasOwnProperty.call(minuend, key2) && minuend[key2] !== void 0 && !(util_1.hasOwnProperty.call(subtrahend, key2) && subtrahend[key2] !== void 0)) {
          keys.push(key2);
        }
      }
      return keys;
    }
    __name(subtract, "subtract");
    function intersection(objects) {
      var length = objects.length;
      var counter = {};
      for (var i = 0; i < length; i++) {
        var object = objects[i];
        for (var key2 in object) {
          if (util_1.hasOwnProperty.call(object, key2) && object[key2] !== void 0) {
            counter[key2] = (counter[key2] || 0) + 1;
          }
        }
      }
      for (var key2 in counter) {
        if (counter[key2] < length) {
          delete counter[key2];
        }
      }
      return Object.keys(counter);
    }
    __name(intersection, "intersection");
    function intersection2(a, b) {
      var keys = [];
      for (var key2 in a) {
        if (util_1.hasOwnProperty.call(a, key2) && a[key2] !== void 0 && util_1.hasOwnProperty.call(b, key2) && b[key2] !== void 0) {
          keys.push(key2);
        }
      }
      return keys;
    }
    __name(intersection2, "intersection2");
    function isArrayAdd(array_operation) {
      return array_operation.op === "add";
    }
    __name(isArrayAdd, "isArrayAdd");
    function isArrayRemove(array_operation) {
      return array_operation.op === "remove";
    }
    __name(isArrayRemove, "isArrayRemove");
    function appendArrayOperation(base2, operation) {
      return {
        // the new operation must be pushed on the end
        operations: base2.operations.concat(operation),
        cost: base2.cost + 1
      };
    }
    __name(appendArrayOperation, "appendArrayOperation");
    function diffArrays2(input, output2, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      var max_length = Math.max(input.length, output2.length);
      var memo = /* @__PURE__ */ new Map([[0, { operations: [], cost: 0 }]]);
      function dist(i, j) {
        var memo_key = i * (max_length + 1) + j;
        var memoized = memo.get(memo_key);
        if (memoized === void 0) {
          if (i > 0 && j > 0 && !diff(input[i - 1], output2[j - 1], ptr.add(String(i - 1))).length) {
            memoized = dist(i - 1, j - 1);
          } else {
            var alternatives = [];
            if (i > 0) {
              var remove_base = dist(i - 1, j);
              var remove_operation = {
                op: "remove",
                index: i - 1
              };
              alternatives.push(appendArrayOperation(remove_base, remove_operation));
            }
            if (j > 0) {
              var add_base = dist(i, j - 1);
              var add_operation = {
                op: "add",
                index: i - 1,
                value: output2[j - 1]
              };
              alternatives.push(appendArrayOperation(add_base, add_operation));
            }
            if (i > 0 && j > 0) {
              var replace_base = dist(i - 1, j - 1);
              var replace_operation = {
                op: "replace",
                index: i - 1,
                original: input[i - 1],
                value: output2[j - 1]
              };
              alternatives.push(appendArrayOperation(replace_base, replace_operation));
            }
            var best = alternatives.sort(function(a, b) {
              return a.cost - b.cost;
            })[0];
            memoized = best;
          }
          memo.set(memo_key, memoized);
        }
        return memoized;
      }
      __name(dist, "dist");
      var input_length = isNaN(input.length) || input.length <= 0 ? 0 : input.length;
      var output_length = isNaN(output2.length) || output2.length <= 0 ? 0 : output2.length;
      var array_operations = dist(input_length, output_length).operations;
      var padded_operations = array_operations.reduce(function(_a, array_operation) {
        var operations = _a[0], padding = _a[1];
        if (isArrayAdd(array_operation)) {
          var padded_index = array_operation.index + 1 + padding;
          var index_token = padded_index < input_length + padding ? String(padded_index) : "-";
          var operation = {
            op: array_operation.op,
            path: ptr.add(index_token).toString(),
            value: array_operation.value
          };
          return [operations.concat(operation), padding + 1];
        } else if (isArrayRemove(array_operation)) {
          var operation = {
            op: array_operation.op,
            path: ptr.add(String(array_operation.index + padding)).toString()
          };
          return [operations.concat(operation), padding - 1];
        } else {
          var replace_ptr = ptr.add(String(array_operation.index + padding));
          var replace_operations = diff(array_operation.original, array_operation.value, replace_ptr);
          return [operations.concat.apply(operations, replace_operations), padding];
        }
      }, [[], 0])[0];
      return padded_operations;
    }
    __name(diffArrays2, "diffArrays");
    function diffObjects(input, output2, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      var operations = [];
      subtract(input, output2).forEach(function(key2) {
        operations.push({ op: "remove", path: ptr.add(key2).toString() });
      });
      subtract(output2, input).forEach(function(key2) {
        operations.push({ op: "add", path: ptr.add(key2).toString(), value: output2[key2] });
      });
      intersection2(input, output2).forEach(function(key2) {
        operations.push.apply(operations, diff(input[key2], output2[key2], ptr.add(key2)));
      });
      return operations;
    }
    __name(diffObjects, "diffObjects");
    function diffAny(input, output2, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      if (input === output2) {
        return [];
      }
      var input_type = (0, util_1.objectType)(input);
      var output_type = (0, util_1.objectType)(output2);
      if (input_type == "array" && output_type == "array") {
        return diffArrays2(input, output2, ptr, diff);
      }
      if (input_type == "object" && output_type == "object") {
        return diffObjects(input, output2, ptr, diff);
      }
      return [{ op: "replace", path: ptr.toString(), value: output2 }];
    }
    __name(diffAny, "diffAny");
  }
});

// node_modules/rfc6902/patch.js
var require_patch = __commonJS({
  "node_modules/rfc6902/patch.js"(exports) {
    "use strict";
    var __extends = exports && exports.__extends || /* @__PURE__ */ (function() {
      var extendStatics = /* @__PURE__ */ __name(function(d, b) {
        extendStatics = Object.setPrototypeOf || { __proto__: [] } instanceof Array && function(d2, b2) {
          d2.__proto__ = b2;
        } || function(d2, b2) {
          for (var p in b2) if (Object.prototype.hasOwnProperty.call(b2, p)) d2[p] = b2[p];
        };
        return extendStatics(d, b);
      }, "extendStatics");
      return function(d, b) {
        if (typeof b !== "function" && b !== null)
          throw new TypeError("Class extends value " + String(b) + " is not a constructor or null");
        extendStatics(d, b);
        function __() {
          this.constructor = d;
        }
        __name(__, "__");
        d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
      };
    })();
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.InvalidOperationError = exports.TestError = exports.MissingError = void 0;
    exports.add = add;
    exports.remove = remove;
    exports.replace = replace;
    exports.move = move;
    exports.copy = copy;
    exports.test = test;
    exports.apply = apply2;
    var pointer_1 = require_pointer();
    var util_1 = require_util();
    var diff_1 = require_diff();
    var MissingError = (
      /** @class */
      (function(_super) {
        __extends(MissingError2, _super);
        function MissingError2(path2) {
          var _this = _super.call(this, "Value required at path: ".concat(path2)) || this;
          _this.path = path2;
          _this.name = "MissingError";
          return _this;
        }
        __name(MissingError2, "MissingError");
        return MissingError2;
      })(Error)
    );
    exports.MissingError = MissingError;
    var TestError = (
      /** @class */
      (function(_super) {
        __extends(TestError2, _super);
        function TestError2(actual, expected) {
          var _this = _super.call(this, "Test failed: ".concat(actual, " != ").concat(expected)) || this;
          _this.actual = actual;
          _this.expected = expected;
          _this.name = "TestError";
          return _this;
        }
        __name(TestError2, "TestError");
        return TestError2;
      })(Error)
    );
    exports.TestError = TestError;
    function _add(object, key2, value) {
      if (Array.isArray(object)) {
        if (key2 == "-") {
          object.push(value);
        } else {
          var index = parseInt(key2, 10);
          object.splice(index, 0, value);
        }
      } else {
        object[key2] = value;
      }
    }
    __name(_add, "_add");
    function _remove(object, key2) {
      if (Array.isArray(object)) {
        var index = parseInt(key2, 10);
        object.splice(index, 1);
      } else {
        delete object[key2];
      }
    }
    __name(_remove, "_remove");
    function add(object, operation, options2) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      if (!util_1.hasOwnProperty.call(operation, "value")) {
        return new InvalidOperationError(operation);
      }
      var pointer = pointer_1.Pointer.fromJSON(operation.path);
      if ((options2 === null || options2 === void 0 ? void 0 : options2.implicitArrayCreation) && pointer.tokens[pointer.tokens.length - 1] === "-") {
        var parentEndpoint = pointer.parent().evaluate(object);
        if (parentEndpoint.value === void 0 && (0, util_1.objectType)(parentEndpoint.parent) === "object") {
          parentEndpoint.parent[parentEndpoint.key] = [];
        }
      }
      var endpoint = pointer.evaluate(object);
      if (endpoint.parent === void 0 || endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      if ((options2 === null || options2 === void 0 ? void 0 : options2.implicitArrayCreation) && endpoint.key === "-" && !Array.isArray(endpoint.parent)) {
        return new MissingError(operation.path);
      }
      if (Array.isArray(endpoint.parent) && endpoint.key !== "-") {
        if (!/^(0|[1-9][0-9]*)$/.test(endpoint.key)) {
          return new MissingError(operation.path);
        }
        if (Number(endpoint.key) > endpoint.parent.length) {
          return new MissingError(operation.path);
        }
      }
      _add(endpoint.parent, endpoint.key, (0, util_1.clone)(operation.value));
      return null;
    }
    __name(add, "add");
    function remove(object, operation, options2) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
      if (endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      if (endpoint.value === void 0) {
        return new MissingError(operation.path);
      }
      _remove(endpoint.parent, endpoint.key);
      return null;
    }
    __name(remove, "remove");
    function replace(object, operation, options2) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      if (!util_1.hasOwnProperty.call(operation, "value")) {
        return new InvalidOperationError(operation);
      }
      var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
      if (endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      if (Array.isArray(endpoint.parent)) {
        if (parseInt(endpoint.key, 10) >= endpoint.parent.length) {
          return new MissingError(operation.path);
        }
      } else if (endpoint.value === void 0) {
        return new MissingError(operation.path);
      }
      endpoint.parent[endpoint.key] = (0, util_1.clone)(operation.value);
      return null;
    }
    __name(replace, "replace");
    function move(object, operation, options2) {
      if (operation.path == null || operation.from == null) {
        return new InvalidOperationError(operation);
      }
      var from_pointer = pointer_1.Pointer.fromJSON(operation.from);
      var from_endpoint = from_pointer.evaluate(object);
      if (from_endpoint.value === void 0) {
        return new MissingError(operation.from);
      }
      var pointer = pointer_1.Pointer.fromJSON(operation.path);
      if (from_pointer.tokens.length < pointer.tokens.length && from_pointer.tokens.every(function(token, index) {
        return token === pointer.tokens[index];
      })) {
        return new MissingError(operation.path);
      }
      var endpoint = pointer.evaluate(object);
      if (endpoint.parent === void 0 || endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      _remove(from_endpoint.parent, from_endpoint.key);
      _add(endpoint.parent, endpoint.key, from_endpoint.value);
      return null;
    }
    __name(move, "move");
    function copy(object, operation, options2) {
      if (operation.path == null || operation.from == null) {
        return new InvalidOperationError(operation);
      }
      var from_endpoint = pointer_1.Pointer.fromJSON(operation.from).evaluate(object);
      if (from_endpoint.value === void 0) {
        return new MissingError(operation.from);
      }
      var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
      if (endpoint.parent === void 0 || endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      _add(endpoint.parent, endpoint.key, (0, util_1.clone)(from_endpoint.value));
      return null;
    }
    __name(copy, "copy");
    function test(object, operation, options2) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
      if ((0, diff_1.diffAny)(endpoint.value, operation.value, new pointer_1.Pointer()).length) {
        return new TestError(endpoint.value, operation.value);
      }
      return null;
    }
    __name(test, "test");
    var InvalidOperationError = (
      /** @class */
      (function(_super) {
        __extends(InvalidOperationError2, _super);
        function InvalidOperationError2(operation) {
          var _this = _super.call(this, "Invalid operation: ".concat(operation.op)) || this;
          _this.operation = operation;
          _this.name = "InvalidOperationError";
          return _this;
        }
        __name(InvalidOperationError2, "InvalidOperationError");
        return InvalidOperationError2;
      })(Error)
    );
    exports.InvalidOperationError = InvalidOperationError;
    function apply2(object, operation, options2) {
      switch (operation.op) {
        case "add":
          return add(object, operation, options2);
        case "remove":
          return remove(object, operation, options2);
        case "replace":
          return replace(object, operation, options2);
        case "move":
          return move(object, operation, options2);
        case "copy":
          return copy(object, operation, options2);
        case "test":
          return test(object, operation, options2);
      }
      return new InvalidOperationError(operation);
    }
    __name(apply2, "apply");
  }
});

// node_modules/rfc6902/index.js
var require_rfc6902 = __commonJS({
  "node_modules/rfc6902/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Pointer = void 0;
    exports.applyPatch = applyPatch2;
    exports.createPatch = createPatch;
    exports.createTests = createTests;
    var pointer_1 = require_pointer();
    Object.defineProperty(exports, "Pointer", { enumerable: true, get: /* @__PURE__ */ __name(function() {
      return pointer_1.Pointer;
    }, "get") });
    var patch_1 = require_patch();
    var diff_1 = require_diff();
    function applyPatch2(object, patch, options2) {
      return patch.map(function(operation) {
        return (0, patch_1.apply)(object, operation, options2);
      });
    }
    __name(applyPatch2, "applyPatch");
    function wrapVoidableDiff(diff) {
      function wrappedDiff(input, output2, ptr) {
        var custom_patch = diff(input, output2, ptr);
        return Array.isArray(custom_patch) ? custom_patch : (0, diff_1.diffAny)(input, output2, ptr, wrappedDiff);
      }
      __name(wrappedDiff, "wrappedDiff");
      return wrappedDiff;
    }
    __name(wrapVoidableDiff, "wrapVoidableDiff");
    function createPatch(input, output2, diff) {
      var ptr = new pointer_1.Pointer();
      return (diff ? wrapVoidableDiff(diff) : diff_1.diffAny)(input, output2, ptr);
    }
    __name(createPatch, "createPatch");
    function createTest(input, path2) {
      var endpoint = pointer_1.Pointer.fromJSON(path2).evaluate(input);
      if (endpoint !== void 0) {
        return { op: "test", path: path2, value: endpoint.value };
      }
    }
    __name(createTest, "createTest");
    function createTests(input, patch) {
      var tests = new Array();
      patch.filter(diff_1.isDestructive).forEach(function(operation) {
        var pathTest = createTest(input, operation.path);
        if (pathTest)
          tests.push(pathTest);
        if ("from" in operation) {
          var fromTest = createTest(input, operation.from);
          if (fromTest)
            tests.push(fromTest);
        }
      });
      return tests;
    }
    __name(createTests, "createTests");
  }
});

// src/domain/apps/changed-apps.ts
var judgeApps = /* @__PURE__ */ __name((apps2, changes, settingsFile) => apps2.map((app) => ({ name: app.name, ...verdictOn(app, changes, settingsFile) })), "judgeApps");
var verdictOn = /* @__PURE__ */ __name(({ paths }, changes, settingsFile) => {
  if (changes.kind === "unknown") return { kind: "changed", because: changes.because };
  if (paths === null) return { kind: "changed", because: "it has no `paths`" };
  const wanted = [...paths, ...settingsFile === null ? [] : [settingsFile]];
  const file = changes.files.find((one) => wanted.some((path2) => concerns(path2, one)));
  if (file !== void 0) return { kind: "changed", because: `${file} was changed` };
  return { kind: "unchanged", because: `no file of its \`paths\` was changed since ${changes.since.slice(0, 7)}` };
}, "verdictOn");
var concerns = /* @__PURE__ */ __name((path2, file) => {
  const plain = path2.replace(/^\.\//u, "").replace(/\/+$/u, "");
  return plain === "." || matches(plain, file) || matches(`${plain}/*`, file);
}, "concerns");

// src/ports/stage.ts
var defineStage = /* @__PURE__ */ __name((stage) => stage, "defineStage");

// src/stages/apps/find-changed-apps.ts
var findChangedApps = defineStage({
  kind: "apps",
  title: "Find the apps that changed",
  uses: ["github", "log"],
  run: /* @__PURE__ */ __name(async (input, { github, log: log2 }) => {
    const changes = await changesOf2(input, github);
    const apps2 = judgeApps(input.apps, changes, input.settingsFile);
    for (const { name, kind, because } of apps2) log2.info(`${name}: ${kind}, as ${because}`);
    return { apps: apps2 };
  }, "run"),
  record: /* @__PURE__ */ __name((found) => found, "record")
});
var changesOf2 = /* @__PURE__ */ __name(async ({ base: base2, head }, github) => {
  if (base2 === null) return { kind: "unknown", because: "the event of this run compares with no commit" };
  try {
    const files = await github.changedFiles(base2, head);
    if (files !== null) return { kind: "known", since: base2, files };
    return { kind: "unknown", because: `GitHub does not list every file that was changed since ${base2.slice(0, 7)}` };
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
    return { kind: "unknown", because: `the changed files are not known: ${messageOf(error)}` };
  }
}, "changesOf");

// src/pipelines/apps.ts
var apps = /* @__PURE__ */ __name((flow, c) => {
  flow.stage(findChangedApps, {}, () => ({ ...c.listedApps, head: commitOf(c.run) }));
}, "apps");

// src/core/condition.ts
var when = /* @__PURE__ */ __name((holds, because) => ({ kind: "configured", holds, because }), "when");
var unless = /* @__PURE__ */ __name((node, kind, because) => ({
  kind: "result",
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: /* @__PURE__ */ __name((result) => result.kind !== kind, "holds"),
  because
}), "unless");
var provided = /* @__PURE__ */ __name((node, holds, because) => ({
  kind: "result",
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: /* @__PURE__ */ __name((result) => holds(result), "holds"),
  because
}), "provided");

// src/stages/credentials.ts
var findCredentials = defineStage({
  kind: "credentials",
  title: "Look for AWS credentials",
  uses: ["target", "log"],
  run: /* @__PURE__ */ __name(async (_, { target, log: log2 }) => {
    const kind = await target.credentials();
    log2.info(kind === "present" ? "AWS credentials found" : "no AWS credentials found: nothing in AWS is read");
    return { kind };
  }, "run"),
  record: /* @__PURE__ */ __name((found) => found, "record")
});

// src/domain/image/platform.ts
var ARCHITECTURES = {
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
var SYSTEMS = ["linux", "windows", "darwin", "freebsd"];
var parsePlatform = /* @__PURE__ */ __name((text2) => {
  const parts = text2.trim().toLowerCase().split("/");
  const [os = "", name, variant = ""] = SYSTEMS.includes(parts[0] ?? "") ? parts : ["linux", ...parts];
  if (name === void 0) return { os, architecture: null, variant };
  const known4 = architectureOf(name);
  return { os, architecture: known4.name, variant: variant === "" ? known4.variant : variant.replace(/^v?(?=\d)/u, "v") };
}, "parsePlatform");
var architectureOf = /* @__PURE__ */ __name((name) => (Object.hasOwn(ARCHITECTURES, name) ? ARCHITECTURES[name] : void 0) ?? { name, variant: "" }, "architectureOf");
var isForPlatform = /* @__PURE__ */ __name((built, asked2) => {
  const [is, wanted] = [parsePlatform(built), parsePlatform(asked2)];
  if (is.os !== wanted.os) return false;
  return wanted.architecture === null || is.architecture === wanted.architecture && is.variant === wanted.variant;
}, "isForPlatform");
var runtimeOf = /* @__PURE__ */ __name(({ input }) => {
  const { runtimePlatform, requiresCompatibilities } = input;
  const isFargate = requiresCompatibilities?.join() === "FARGATE";
  if (runtimePlatform !== void 0) {
    const { cpuArchitecture: cpu, operatingSystemFamily: family2 = "LINUX" } = runtimePlatform;
    const os = family2.startsWith("WINDOWS") ? "windows" : "linux";
    return { os, architecture: CPUS[cpu ?? (isFargate ? "X86_64" : "")] ?? null, because: "`runtimePlatform`" };
  }
  return isFargate ? { os: "linux", architecture: "amd64", because: "the default of Fargate" } : null;
}, "runtimeOf");
var wantedPlatform = /* @__PURE__ */ __name((draft) => {
  const runtime = runtimeOf(draft);
  const os = runtime?.os ?? "linux";
  const architecture = runtime?.architecture ?? null;
  if (architecture === null) return { os, architectures: Object.values(CPUS), because: null };
  return { os, architectures: [architecture], because: runtime?.because ?? null };
}, "wantedPlatform");
var isWanted = /* @__PURE__ */ __name((platform, { os, architectures }) => {
  const is = parsePlatform(platform);
  return is.os === os && is.architecture !== null && architectures.includes(is.architecture);
}, "isWanted");
var CPUS = { X86_64: "amd64", ARM64: "arm64" };
var checkRuntime = /* @__PURE__ */ __name((draft, { platform, subject, chosenBy }) => {
  const runtime = runtimeOf(draft);
  if (runtime === null) return;
  const { os, architecture } = parsePlatform(platform);
  const isSame4 = architecture === null || runtime.architecture === null || architecture === runtime.architecture;
  if (os === runtime.os && isSame4) return;
  const wanted = runtime.architecture === null ? runtime.os : `${runtime.os}/${runtime.architecture}`;
  throw fault("E_PLATFORM", {
    message: `${subject} ${platform}, but the tasks of ${draft.source} run on ${wanted} (${runtime.because})`,
    headline: `${subject} ${platform}, but the tasks run on ${wanted}`,
    hint: `Set ${chosenBy === "image" ? `\`image\` to one for ${wanted}` : `\`platforms: ${wanted}\``}, or \`runtimePlatform\` of the task definition.`
  });
}, "checkRuntime");

// src/stages/platform.ts
var comparePlatform = defineStage({
  kind: "platform",
  title: "Compare the platform",
  uses: ["log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: /* @__PURE__ */ __name(async ({ platform, services }, { log: log2 }) => {
    for (const { taskDefinition } of services) checkRuntime(taskDefinition, { subject: "the image is", platform });
    log2.info(`the tasks can run an image for ${platform}`);
    return { platform };
  }, "run"),
  record: /* @__PURE__ */ __name((compared) => compared, "record")
});

// src/stages/plan/every-problem.ts
var allOrEveryProblem = /* @__PURE__ */ __name(async (lookups) => {
  const settled = await Promise.allSettled(lookups);
  const errors = settled.flatMap((ending) => ending.status === "rejected" ? problemsIn(ending.reason) : []);
  if (errors.length > 0) throw new AggregateError([...new Set(errors)]);
  return settled.map((ending) => ending.status === "fulfilled" ? ending.value : void 0);
}, "allOrEveryProblem");
var everyCheck = /* @__PURE__ */ __name(async (...checks) => {
  await allOrEveryProblem(checks.map((check4) => Promise.resolve().then(check4)));
}, "everyCheck");
var problemsIn = /* @__PURE__ */ __name((thrown) => thrown instanceof AggregateError ? thrown.errors.flatMap(problemsIn) : [thrown], "problemsIn");
var asOneError = /* @__PURE__ */ __name((thrown) => {
  const errors = problemsIn(thrown);
  const credentials = errors.find((error) => isShipError(error) && error.code.startsWith("E_CREDENTIALS"));
  return credentials !== void 0 && errors.every(isShipError) ? credentials : together(errors);
}, "asOneError");
var isShipError = /* @__PURE__ */ __name((error) => error instanceof ShipError, "isShipError");
var together = /* @__PURE__ */ __name((errors) => {
  const alone = errors.find((error) => !isShipError(error));
  if (alone !== void 0) return alone;
  const known4 = errors.filter(isShipError);
  const problems = known4.filter(
    ({ code: code2, message }, index) => known4.findIndex((other) => other.code === code2 && other.message === message) === index
  );
  const [first] = problems;
  if (problems.length === 1) return first;
  const lines2 = problems.map(
    ({ message, hint }) => `- ${message.replaceAll("\n", "\n  ")}${hint === void 0 ? "" : `
  ${hint}`}`
  );
  return fault(problems.some(({ kind }) => kind === "input") ? "E_INPUT" : "E_AWS", {
    message: `the plan found ${problems.length} problems:
${lines2.join("\n")}`,
    headline: [...jointForms(problems), ...firstOf(problems), `${problems.length} problems in the target`],
    hint: "Correct what is listed; nothing was changed.",
    cause: first
  });
}, "together");
var firstOf = /* @__PURE__ */ __name((problems) => problems.slice(0, 1).flatMap((first) => firstAndCount([...shortForms(first), CATALOGUE[first.code].title], problems.length)), "firstOf");
var jointForms = /* @__PURE__ */ __name((problems) => {
  const forms = problems.map(shortForms);
  const longest = Math.max(...forms.map(({ length }) => length));
  return Array.from(
    { length: longest },
    (_, level) => forms.map((one) => one[Math.min(level, one.length - 1)] ?? "").join("; ")
  );
}, "jointForms");

// src/domain/lint/excepted.ts
var exceptLint = /* @__PURE__ */ __name((findings, exceptions, today) => {
  const holding2 = exceptions.filter((one) => holdsOn(one, today) && (one.scanner === null || one.scanner === "lint"));
  return findings.flatMap((finding) => {
    const about = holding2.filter(({ id }) => id === finding.rule);
    const groups = Map.groupBy(
      finding.places,
      ({ path: place }) => about.find(({ path: path2 }) => path2 === null || matches(path2, place))
    );
    return [...groups].map(
      ([excepted, places]) => excepted === void 0 ? { ...finding, places } : { ...finding, level: "warn", places, excepted }
    );
  });
}, "exceptLint");

// src/domain/lint/lint-facts.ts
var lintFacts = /* @__PURE__ */ __name(({ input }, { containerName, sideCars }) => {
  const containers = input.containerDefinitions ?? [];
  const isOnFargate2 = (input.requiresCompatibilities ?? []).some((one) => one.toUpperCase() === "FARGATE");
  const isWindows = /^windows/i.test(input.runtimePlatform?.operatingSystemFamily ?? "");
  return {
    containers,
    byName: new Map(containers.map((container) => [container.name ?? "", container])),
    volumeNames: new Set((input.volumes ?? []).map(({ name }) => name ?? "")),
    hasLogRouter: containers.some(({ firelensConfiguration }) => firelensConfiguration !== void 0),
    containerName,
    sideCars,
    capacity: isOnFargate2 ? "fargate" : "other",
    system: isWindows ? "windows" : "linux"
  };
}, "lintFacts");

// src/domain/lint/lint.ts
var lint = /* @__PURE__ */ __name((draft, options2) => {
  const facts = lintFacts(draft, { sideCars: "as-written", ...options2 });
  return LINT_RULES.flatMap((rule) => {
    const level = levelOf(rule, options2);
    const places = level === null ? [] : rule.check(draft.input, facts).flatMap((place) => withoutValue(place, draft));
    return level === null || places.length === 0 ? [] : [{ rule, level, places }];
  }).toSorted((one, other) => rank(one) - rank(other)).map(({ rule, ...finding }) => ({ rule: rule.id, ...finding }));
}, "lint");
var withoutValue = /* @__PURE__ */ __name((place, { filled: filled2 }) => {
  const text2 = filled2?.get(place.path);
  if (text2 === void 0) return [place];
  return text2.text === null ? [] : [{ ...place, detail: place.detail === null ? null : text2.written }];
}, "withoutValue");
var SEVERITIES2 = ["HIGH", "MEDIUM", "LOW"];
var rank = /* @__PURE__ */ __name(({
  rule,
  level
}) => (level === "error" ? 0 : SEVERITIES2.length) + SEVERITIES2.indexOf(rule.severity), "rank");

// src/domain/task-definition/overrides.ts
var originOf = /* @__PURE__ */ __name((origins, path2) => {
  let whole4 = path2;
  for (let step2 = 0; step2 < MOST_PARTS && origins.size > 0 && whole4 !== ""; step2++) {
    const at2 = origins.get(whole4);
    if (at2 !== void 0) return at2 === "" ? null : at2;
    whole4 = whole4.slice(0, Math.max(whole4.lastIndexOf("."), whole4.lastIndexOf("["), 0));
  }
  return null;
}, "originOf");
var MOST_PARTS = 100;
var atSetting = /* @__PURE__ */ __name(({ positions: positions2 }, ...path2) => {
  const at2 = positionAt(positions2, path2);
  return at2 === null ? "" : `${positionText(at2)}: `;
}, "atSetting");

// src/domain/task-definition/override-place.ts
var at = /* @__PURE__ */ __name(({ overrides, name }, ...path2) => atSetting(overrides, "containers", name, ...path2), "at");
var note = /* @__PURE__ */ __name((place, member2, setting) => {
  const text2 = at(place, ...setting);
  if (text2 !== "") place.origins.set(`containerDefinitions[${place.index}].${member2.join(".")}`, text2.slice(0, -2));
}, "note");
var ownOf = /* @__PURE__ */ __name((all, name) => Object.hasOwn(all, name) ? all[name] : void 0, "ownOf");
var changedMap = /* @__PURE__ */ __name((before, changes) => Object.fromEntries([
  ...Object.entries(before).filter(([key2]) => ownOf(changes, key2) !== null),
  ...setIn(changes).map((key2) => [key2, changes[key2]])
]), "changedMap");
var setIn = /* @__PURE__ */ __name((changes) => Object.entries(changes).flatMap(([name, value]) => value === null ? [] : [name]), "setIn");

// src/domain/task-definition/variable-overrides.ts
var MEMBERS = { environment: "value", secrets: "valueFrom" };
var withVariables = /* @__PURE__ */ __name(({ environment = {}, secrets = {} }, place) => (container) => {
  const asSecret = clashes(secrets, environment, container["environment"]);
  const asVariable = clashes(environment, secrets, container["secrets"]).filter((name) => !asSecret.includes(name));
  for (const name of asSecret) place.problems.push(clash(place, "secrets", name));
  for (const name of asVariable) place.problems.push(clash(place, "environment", name));
  const without = /* @__PURE__ */ __name((changes) => Object.fromEntries(Object.entries(changes).filter(([name]) => ![...asSecret, ...asVariable].includes(name))), "without");
  const variables2 = changedList("environment", without(environment), place);
  return changedList("secrets", without(secrets), place)(variables2(container));
}, "withVariables");
var clashes = /* @__PURE__ */ __name((own, other, there) => setIn(own).filter((name) => {
  const change = ownOf(other, name);
  return typeof change === "string" || change !== null && itemsOf(there).some((entry) => nameOf3(entry) === name);
}), "clashes");
var clash = /* @__PURE__ */ __name((place, list, name) => {
  const [what, other] = list === "secrets" ? ["a variable", "environment"] : ["a secret", "secrets"];
  const path2 = `containers.${place.name}`;
  return `${at(place, list, name)}\`${path2}.${list}\`: ${quoted(name)} is also ${what}; to remove that one, set it to null in \`${path2}.${other}\``;
}, "clash");
var changedList = /* @__PURE__ */ __name((list, changes, place) => (container) => {
  const before = container[list] ?? [];
  if (Object.keys(changes).length === 0 || !Array.isArray(before)) return container;
  const entryOf2 = /* @__PURE__ */ __name((name) => ({ name, [MEMBERS[list]]: changes[name] }), "entryOf");
  const known4 = new Set(before.map(nameOf3));
  const kept = before.filter((entry) => ownOf(changes, nameOf3(entry)) !== null);
  const after = [
    ...kept.map((entry) => ownOf(changes, nameOf3(entry)) === void 0 ? entry : entryOf2(nameOf3(entry))),
    ...setIn(changes).filter((name) => !known4.has(name)).map(entryOf2)
  ];
  for (const [index, entry] of after.entries()) {
    const name = nameOf3(entry);
    if (typeof ownOf(changes, name) === "string") note(place, [`${list}[${index}]`], [list, name]);
  }
  return { ...container, [list]: after };
}, "changedList");
var nameOf3 = /* @__PURE__ */ __name((entry) => isMembers(entry) && typeof entry["name"] === "string" ? entry["name"] : "", "nameOf");

// src/domain/task-definition/container-overrides.ts
var withContainers = /* @__PURE__ */ __name((value, overrides, built) => {
  const problems = [];
  const origins = /* @__PURE__ */ new Map();
  if (!Array.isArray(value["containerDefinitions"])) return { value, problems, origins };
  const containers = value["containerDefinitions"];
  const names = containers.flatMap((one) => isMembers(one) && typeof one["name"] === "string" ? one["name"] : []);
  for (const name of Object.keys(overrides.containers).filter((one) => !names.includes(one))) {
    problems.push(`${atSetting(overrides, "containers", name)}${unknownContainer(name, names)}`);
  }
  const changed = containers.map((container, index) => {
    if (!isMembers(container) || typeof container["name"] !== "string") return container;
    const { name } = container;
    const change = ownOf(overrides.containers, name);
    if (change === void 0) return container;
    const place = { name, index, overrides, problems, origins };
    if (change.image !== void 0 && name === built) problems.push(`${at(place, "image")}${imageTwice(name)}`);
    return stepsOf(change, place).reduce((before, step2) => step2(before), container);
  });
  return { value: { ...value, containerDefinitions: changed }, problems, origins };
}, "withContainers");
var unknownContainer = /* @__PURE__ */ __name((name, names) => {
  const near = nearest(name, names);
  const there = `the task definition has no container '${quoted(name)}'`;
  return `\`containers\`: ${there}${near === null ? `; it has ${names.join(", ")}` : `; did you mean ${near}?`}`;
}, "unknownContainer");
var imageTwice = /* @__PURE__ */ __name((name) => `\`containers.${name}.image\`: this container gets the image of the run; remove the setting, or name another container in \`container-name\``, "imageTwice");
var WHOLE = {
  image: "image",
  cpu: "cpu",
  memory: "memory",
  "memory-reservation": "memoryReservation",
  command: "command",
  "entry-point": "entryPoint"
};
var stepsOf = /* @__PURE__ */ __name((change, place) => {
  const { "environment-files": files } = change;
  const whole4 = Object.entries(WHOLE).map(
    ([setting, member2]) => (
      // The keys of WHOLE are settings of a container.
      set(member2, change[setting], { ...place, setting })
    )
  );
  const withFiles = set("environmentFiles", files?.map((value) => ({ value, type: "s3" })) ?? files, {
    ...place,
    setting: "environment-files"
  });
  return [...whole4, withFiles, withVariables(change, place), withLabels(change, place), withLogging(change, place)];
}, "stepsOf");
var set = /* @__PURE__ */ __name((member2, value, place) => (container) => {
  if (value === void 0) return container;
  const { [member2]: _, ...others } = container;
  if (value !== null || container[member2] !== void 0) note(place, [member2], [place.setting]);
  if (value === null) return others;
  return { ...container, [member2]: value };
}, "set");
var withLabels = /* @__PURE__ */ __name(({ "docker-labels": labels2 }, place) => (container) => {
  const before = container["dockerLabels"] ?? {};
  if (labels2 === void 0 || !isMembers(before)) return container;
  for (const key2 of setIn(labels2)) note(place, ["dockerLabels", key2], ["docker-labels", key2]);
  return { ...container, dockerLabels: changedMap(before, labels2) };
}, "withLabels");
var withLogging = /* @__PURE__ */ __name((change, place) => (container) => {
  const before = container["logConfiguration"] ?? {};
  if (!isMembers(before)) return container;
  if (change["log-options"] !== void 0 && (change["log-driver"] ?? before["logDriver"]) === void 0) {
    const why = "the container has no log configuration; set `log-driver`, too";
    place.problems.push(`${at(place, "log-options")}\`containers.${place.name}.log-options\`: ${why}`);
    return container;
  }
  const after = withOptions(change, place)(withDriver(change, place)(before));
  return after === before ? container : { ...container, logConfiguration: after };
}, "withLogging");
var withDriver = /* @__PURE__ */ __name(({ "log-driver": driver }, place) => (configuration) => {
  if (driver === void 0) return configuration;
  const isNew = configuration["logDriver"] === void 0;
  note(place, ["logConfiguration", ...isNew ? [] : ["logDriver"]], ["log-driver"]);
  return { ...configuration, logDriver: driver };
}, "withDriver");
var withOptions = /* @__PURE__ */ __name(({ "log-options": options2 }, place) => (configuration) => {
  const before = configuration["options"] ?? {};
  if (options2 === void 0 || !isMembers(before)) return configuration;
  for (const key2 of setIn(options2)) note(place, ["logConfiguration", "options", key2], ["log-options", key2]);
  return { ...configuration, options: changedMap(before, options2) };
}, "withOptions");

// src/domain/task-definition/patch.ts
var import_rfc6902 = __toESM(require_rfc6902(), 1);

// src/domain/task-definition/patch-origins.ts
var placesOf2 = /* @__PURE__ */ __name((document3, operation) => {
  const to = targetOf(document3, operation.path);
  switch (operation.op) {
    case "test":
      return { removed: null, added: null };
    case "remove":
      return { removed: to, added: null };
    case "replace":
      return { removed: to, added: to };
    case "add":
    case "copy":
      return { removed: null, added: to };
    case "move": {
      const removed = targetOf(document3, operation.from);
      return { removed, added: withoutItem(to, removed) };
    }
  }
}, "placesOf");
var targetOf = /* @__PURE__ */ __name((document3, pointer) => {
  const parts = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let target = { path: "", list: null };
  let whole4 = document3;
  for (const part of parts) {
    const { path: path2 } = target;
    if (Array.isArray(whole4)) {
      const index = part === "-" ? whole4.length : Number(part);
      target = { path: `${path2}[${index}]`, list: { path: path2, index, length: whole4.length } };
      whole4 = whole4[index];
    } else {
      target = { path: `${path2}${path2 === "" ? "" : "."}${part}`, list: null };
      whole4 = isMembers(whole4) ? whole4[part] : void 0;
    }
  }
  return target;
}, "targetOf");
var withoutItem = /* @__PURE__ */ __name((to, { list: from }) => {
  if (from === null) return to;
  if (to.list?.path !== from.path) {
    const path2 = shifted(to.path, from, -1);
    return { path: path2, list: to.list === null ? null : { ...to.list, path: shifted(to.list.path, from, -1) } };
  }
  const index = Math.min(to.list.index, from.length - 1);
  return { path: `${from.path}[${index}]`, list: { ...to.list, index } };
}, "withoutItem");
var moveOrigins = /* @__PURE__ */ __name((origins, { removed, added }, at2) => {
  if (removed !== null) {
    forget(origins, removed.path);
    if (removed.list === null) origins.set(removed.path, at2);
    else shift(origins, removed.list, -1);
  }
  if (added === null) return;
  if (added.list === null) forget(origins, added.path);
  else shift(origins, added.list, 1);
  origins.set(added.path, at2);
}, "moveOrigins");
var forget = /* @__PURE__ */ __name((origins, whole4) => {
  for (const path2 of [...origins.keys()]) {
    if (path2 === whole4 || path2.startsWith(`${whole4}.`) || path2.startsWith(`${whole4}[`)) origins.delete(path2);
  }
}, "forget");
var shift = /* @__PURE__ */ __name((origins, item, by) => {
  const moved = [...origins].flatMap(([path2, at2]) => {
    const to = shifted(path2, item, by);
    return to === path2 ? [] : [{ path: path2, to, at: at2 }];
  });
  for (const { path: path2 } of moved) origins.delete(path2);
  for (const { to, at: at2 } of moved) origins.set(to, at2);
}, "shift");
var shifted = /* @__PURE__ */ __name((path2, { path: list, index }, by) => {
  if (!path2.startsWith(`${list}[`)) return path2;
  const [whole4 = "", number = ""] = /^\[(\d+)\]/.exec(path2.slice(list.length)) ?? [];
  return Number(number) < index ? path2 : `${list}[${Number(number) + by}]${path2.slice(list.length + whole4.length)}`;
}, "shifted");

// src/domain/task-definition/patch.ts
var SETTING = "task-definition-patch";
var withPatch = /* @__PURE__ */ __name((value, overrides, before = /* @__PURE__ */ new Map()) => {
  const patch = overrides[SETTING];
  const origins = new Map(before);
  if (patch.length === 0) return { value, problems: [], origins };
  const document3 = encoded(value);
  let room = MOST_COPIED;
  for (const [index, operation] of patch.entries()) {
    const at2 = atSetting(overrides, SETTING, index);
    const places = placesOf2(document3, operation);
    const absent = missing(document3, operation);
    if (absent === null && operation.op === "copy") room -= sizeAt(document3, operation.from, room);
    const why = absent ?? (room < 0 ? TOO_MUCH : apply(document3, operation));
    if (why !== null) {
      const what = `\`${SETTING}\`: operation ${index + 1} (${operation.op} ${quoted(operation.path)}) does not apply: ${why}`;
      return { value, problems: [`${at2}${what}`], origins };
    }
    moveOrigins(origins, places, at2.slice(0, -2));
  }
  return { value: decoded(document3), problems: [], origins };
}, "withPatch");
var MOST_COPIED = 2e5;
var TOO_MUCH = `the copies add more than ${MOST_COPIED} characters; ECS registers at most 64 KiB`;
var sizeAt = /* @__PURE__ */ __name((document3, pointer, limit) => {
  const open = [import_rfc6902.Pointer.fromJSON(pointer).get(document3)];
  let size2 = 0;
  while (open.length > 0 && size2 <= limit) {
    const value = open.pop();
    size2 += 1 + (typeof value === "string" ? value.length : 0);
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.entries(value)) open.push(...inner);
    }
  }
  return size2;
}, "sizeAt");
var apply = /* @__PURE__ */ __name((document3, operation) => {
  const own = "value" in operation ? { ...operation, value: encoded(operation.value) } : operation;
  const [error] = (0, import_rfc6902.applyPatch)(document3, [own]);
  if (error === null || error === void 0) return null;
  return operation.op === "test" ? "the value there is another one" : error.message;
}, "apply");
var missing = /* @__PURE__ */ __name((document3, operation) => {
  const { op, path: path2 } = operation;
  if ("from" in operation) {
    const why = missingAt(document3, operation.from, "existing");
    if (why !== null) return `from ${quoted(operation.from)}: ${why}`;
    if (op === "move" && `${path2}/`.startsWith(`${operation.from}/`)) return "a value cannot be moved into itself";
  }
  return missingAt(document3, path2, op === "add" || "from" in operation ? "new" : "existing");
}, "missing");
var NO_KEYS = ["__proto__", "constructor", "prototype"];
var missingAt = /* @__PURE__ */ __name((document3, path2, last) => {
  const parts = path2.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (parts.length === 0) return "it names the whole task definition; name a part of it";
  let value = document3;
  for (const [index, part] of parts.entries()) {
    if (NO_KEYS.includes(part)) return `'${part}' cannot be a key`;
    const place = index === 0 ? "the task definition" : `/${parts.slice(0, index).join("/")}`;
    const isNew = last === "new" && index === parts.length - 1;
    const why = Array.isArray(value) ? missingItem(value, part, { place, isNew }) : missingMember(value, part, { place, isNew });
    if (why !== null) return why;
    value = value[part];
  }
  return null;
}, "missingAt");
var missingItem = /* @__PURE__ */ __name((list, part, { place, isNew }) => {
  const entries = `${list.length} ${list.length === 1 ? "entry" : "entries"}`;
  if (part === "-" && isNew) return null;
  if (!/^(0|[1-9]\d{0,8})$/.test(part)) {
    const names = namesIn(list);
    const instead = names.includes(part) ? `; \`${quoted(part)}\` is number ${names.indexOf(part)}` : "";
    return `${quoted(place)} is a list, so '${quoted(part)}' must be the number of an entry${instead}`;
  }
  return Number(part) < list.length || isNew && Number(part) === list.length ? null : `${quoted(place)} has ${entries}, counted from 0`;
}, "missingItem");
var namesIn = /* @__PURE__ */ __name((list) => list.map((entry) => isMembers(entry) ? String(entry["name"]) : ""), "namesIn");
var missingMember = /* @__PURE__ */ __name((value, part, { place, isNew }) => {
  if (!isMembers(value)) return `${quoted(place)} is ${nameOf2(value)}, which has no '${quoted(part)}'`;
  if (isNew || Object.hasOwn(value, part)) return null;
  const names = listNames({ plural: "keys", word: part, names: Object.keys(value) });
  return `${quoted(place)} has no '${quoted(part)}' (${names})`;
}, "missingMember");
var MARK = "\0number ";
var encoded = /* @__PURE__ */ __name((value) => {
  if (isWrittenNumber(value)) return `${MARK}${textOf(value)} ${value.value}`;
  if (Array.isArray(value)) return value.map(encoded);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([key2, member2]) => [key2, encoded(member2)])) : value;
}, "encoded");
var decoded = /* @__PURE__ */ __name((value) => {
  if (typeof value === "string" && value.startsWith(MARK)) {
    const [text2 = "", number] = value.slice(MARK.length).split(" ");
    return asWritten(Number(number), text2);
  }
  if (Array.isArray(value)) return value.map(decoded);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([key2, member2]) => [key2, decoded(member2)])) : value;
}, "decoded");

// src/domain/task-definition/apply-overrides.ts
var builtContainer = /* @__PURE__ */ __name((value, wanted) => {
  if (wanted !== null) return wanted;
  const [only, ...others] = itemsOf(value["containerDefinitions"]);
  return others.length === 0 && isMembers(only) && typeof only["name"] === "string" ? only["name"] : null;
}, "builtContainer");
var withOverrides = /* @__PURE__ */ __name((value, overrides, containerName) => {
  if (!isMembers(value)) return { value, problems: [], origins: /* @__PURE__ */ new Map() };
  const built = builtContainer(value, containerName);
  const containers = withContainers(value, overrides, built);
  const root = withRoot(containers.value, overrides);
  const patched = withPatch(root.value, overrides, new Map([...containers.origins, ...root.origins]));
  const steps = [containers, root, patched];
  return {
    value: patched.value,
    problems: [
      ...steps.flatMap(({ problems }) => problems),
      ...contradictions(root.value, patched.value, { overrides, built })
    ],
    origins: patched.origins
  };
}, "withOverrides");
var ROOT2 = {
  "task-cpu": /* @__PURE__ */ __name((cpu) => ({ cpu }), "task-cpu"),
  "task-memory": /* @__PURE__ */ __name((memory) => ({ memory }), "task-memory"),
  "ephemeral-storage": /* @__PURE__ */ __name((sizeInGiB) => ({ ephemeralStorage: { sizeInGiB } }), "ephemeral-storage"),
  "execution-role": /* @__PURE__ */ __name((executionRoleArn) => ({ executionRoleArn }), "execution-role"),
  "task-role": /* @__PURE__ */ __name((taskRoleArn) => ({ taskRoleArn }), "task-role"),
  "runtime-platform": /* @__PURE__ */ __name((runtimePlatform) => ({ runtimePlatform }), "runtime-platform")
};
var withRoot = /* @__PURE__ */ __name((value, overrides) => {
  const origins = /* @__PURE__ */ new Map();
  const members = Object.entries(ROOT2).map(([name, memberOf2]) => {
    const set2 = overrides[name];
    if (set2 === null) return {};
    const member2 = memberOf2(set2);
    for (const key2 of Object.keys(member2)) origins.set(key2, atSetting(overrides, name).slice(0, -2));
    return member2;
  });
  const changed = Object.assign({}, value, ...members);
  return { value: withTags(changed, overrides["task-definition-tags"]), problems: [], origins };
}, "withRoot");
var withTags = /* @__PURE__ */ __name((value, changes) => {
  const { tags: given4 = [] } = value;
  if (Object.keys(changes).length === 0 || !Array.isArray(given4)) return value;
  const keyOf2 = /* @__PURE__ */ __name((tag) => isMembers(tag) ? String(tag["key"]) : "", "keyOf");
  const kept = itemsOf(given4).filter((tag) => !Object.hasOwn(changes, keyOf2(tag)));
  const set2 = Object.entries(changes).flatMap(([key2, one]) => one === null ? [] : [{ key: key2, value: one }]);
  const { tags: _, ...others } = value;
  const tags = [...kept, ...set2];
  return tags.length === 0 ? others : { ...others, tags };
}, "withTags");
var contradictions = /* @__PURE__ */ __name((before, after, { overrides, built }) => {
  const isChanged = /* @__PURE__ */ __name((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]), "isChanged");
  const patch = `${atSetting(overrides, "task-definition-patch")}\`task-definition-patch\``;
  const roles = [
    ["execution-role", "executionRoleArn"],
    ["task-role", "taskRoleArn"]
  ].flatMap(
    ([setting, member2]) => overrides[setting] !== null && isChanged(member2) ? [`${patch} changes ${member2}, which \`${setting}\` sets${placeOf2(overrides, setting)}; keep one of them`] : []
  );
  const readOnly = READ_ONLY_KEYS.filter(isChanged).map((key2) => `${patch} sets ${key2}, which only ECS sets`);
  const images = built === null ? [] : [before, after].flatMap((one) => imageOf(one, built));
  const image = images.length === 2 && images[0] !== images[1];
  return [
    ...roles,
    ...readOnly,
    ...image ? [`${patch} changes the image of \`${built}\`, which gets the image of the run`] : []
  ];
}, "contradictions");
var placeOf2 = /* @__PURE__ */ __name((overrides, setting) => {
  const at2 = atSetting(overrides, setting);
  return at2 === "" ? "" : ` (${at2.slice(0, -2)})`;
}, "placeOf");
var imageOf = /* @__PURE__ */ __name((value, name) => {
  const own = itemsOf(value["containerDefinitions"]).find((one) => isMembers(one) && one["name"] === name);
  return isMembers(own) ? [own["image"] ?? null] : [];
}, "imageOf");

// src/domain/task-definition/newer-members.ts
import { isDeepStrictEqual } from "node:util";
var newerMembers = /* @__PURE__ */ __name((definition) => new Map(membersIn({ ...definition }, ROOT, "")), "newerMembers");
var membersIn = /* @__PURE__ */ __name((value, type, path2) => {
  if (type.endsWith("[]")) {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap(
      (item, index) => membersIn(item, type.slice(0, -"[]".length), `${path2}[${nameIn(item, index)}]`)
    );
  }
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  if (types === void 0 || !isMembers(value)) return [];
  return Object.entries(value).flatMap(([key2, member2]) => {
    if (member2 === null || member2 === void 0) return [];
    const known4 = Object.hasOwn(types, key2) ? types[key2] : void 0;
    const at2 = inside(path2, key2);
    return known4 === void 0 ? [[at2, member2]] : membersIn(member2, known4.replace("!", ""), at2);
  });
}, "membersIn");
var nameIn = /* @__PURE__ */ __name((item, index) => isMembers(item) && typeof item["name"] === "string" ? quoted(item["name"]) : String(index), "nameIn");
var lostMembers = /* @__PURE__ */ __name((sent, registered) => [...sent].flatMap(([path2, value]) => {
  const isThere = registered.has(path2) && (!path2.includes(".") || isDeepStrictEqual(registered.get(path2), value));
  return isThere ? [] : [path2];
}), "lostMembers");

// src/domain/task-definition/json-places.ts
var TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;
var scalar = /* @__PURE__ */ __name((start, text2) => ({ start, members: /* @__PURE__ */ __name(() => null, "members"), items: /* @__PURE__ */ __name(() => null, "items"), text: text2 }), "scalar");
var jsonPlaces = /* @__PURE__ */ __name((json) => {
  let root = null;
  let key2 = null;
  const open = [];
  const attach = /* @__PURE__ */ __name((node) => {
    const whole4 = open.at(-1);
    root ??= node;
    if (key2 !== null) whole4?.members?.set(key2.name, { at: key2.at, node });
    else whole4?.items?.push({ at: node.start, node });
    key2 = null;
  }, "attach");
  const enter = /* @__PURE__ */ __name((start, { members, items }) => {
    attach({ start, members: /* @__PURE__ */ __name(() => members, "members"), items: /* @__PURE__ */ __name(() => items, "items"), text: null });
    open.push({ members, items });
  }, "enter");
  const take = /* @__PURE__ */ __name((token, at2) => {
    const text2 = String(JSON.parse(token));
    if (key2 === null && isMap(open.at(-1))) key2 = { name: text2, at: at2 };
    else attach(scalar(at2, text2));
  }, "take");
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === "{") enter(index, { members: /* @__PURE__ */ new Map(), items: null });
    else if (token === "[") enter(index, { members: null, items: [] });
    else if (token === "}" || token === "]") open.pop();
    else if (token !== "," && token !== ":") take(token, index);
  }
  return root;
}, "jsonPlaces");
var isMap = /* @__PURE__ */ __name((whole4) => whole4 !== void 0 && whole4.members !== null, "isMap");

// src/domain/task-definition/yaml-places.ts
var import_yaml = __toESM(require_dist(), 1);
var yamlPlaces = /* @__PURE__ */ __name((document3) => {
  const anchored = anchorsOf(document3);
  const target = /* @__PURE__ */ __name((node) => {
    if (!(0, import_yaml.isAlias)(node)) return (0, import_yaml.isNode)(node) ? node : null;
    return anchored.get(node.source)?.findLast((one) => startOf(one) < startOf(node)) ?? null;
  }, "target");
  const placeOf7 = once((node) => {
    const members = once(() => (0, import_yaml.isMap)(node) ? membersOf2(node.items) : null);
    const items = once(
      () => (0, import_yaml.isSeq)(node) ? node.items.map((item) => ({ at: startOf(item), node: inner(item) })) : null
    );
    return {
      start: startOf(node),
      members: /* @__PURE__ */ __name(() => members(node), "members"),
      items: /* @__PURE__ */ __name(() => items(node), "items"),
      text: (0, import_yaml.isScalar)(node) ? String(node.value) : null
    };
  });
  const inner = /* @__PURE__ */ __name((node) => {
    const found = target(node);
    return found === null ? null : placeOf7(found);
  }, "inner");
  const membersOf2 = /* @__PURE__ */ __name((pairs2) => {
    const all = new Map(
      pairs2.flatMap(
        (pair) => isMerge(pair) ? [] : [[nameOfKey(pair), { at: startOf(pair.key), node: inner(pair.value) }]]
      )
    );
    for (const source of pairs2.filter(isMerge).flatMap(({ value }) => sourcesOf(target(value)))) {
      for (const [name, part] of inner(source)?.members() ?? []) if (!all.has(name)) all.set(name, part);
    }
    return all;
  }, "membersOf");
  return inner(document3.contents);
}, "yamlPlaces");
var startOf = /* @__PURE__ */ __name((node) => (0, import_yaml.isNode)(node) ? node.range?.[0] ?? 0 : 0, "startOf");
var anchorsOf = /* @__PURE__ */ __name((document3) => {
  const anchored = /* @__PURE__ */ new Map();
  (0, import_yaml.visit)(document3, {
    Node: /* @__PURE__ */ __name((_, node) => {
      if ((0, import_yaml.isAlias)(node) || node.anchor === void 0) return;
      const known4 = anchored.get(node.anchor);
      if (known4 === void 0) anchored.set(node.anchor, [node]);
      else known4.push(node);
    }, "Node")
  });
  return anchored;
}, "anchorsOf");
var isMerge = /* @__PURE__ */ __name(({ key: key2 }) => (0, import_yaml.isScalar)(key2) && typeof key2.value === "symbol", "isMerge");
var nameOfKey = /* @__PURE__ */ __name(({ key: key2 }) => (0, import_yaml.isScalar)(key2) ? String(key2.value) : "", "nameOfKey");
var sourcesOf = /* @__PURE__ */ __name((node) => (0, import_yaml.isSeq)(node) ? node.items : [node], "sourcesOf");
var once = /* @__PURE__ */ __name((find) => {
  const known4 = /* @__PURE__ */ new Map();
  return (node) => {
    const found = known4.get(node) ?? find(node);
    known4.set(node, found);
    return found;
  };
}, "once");

// src/domain/task-definition/place-in-file.ts
var placeInFile = /* @__PURE__ */ __name((file, definition) => {
  let placeOf7;
  return (path2) => (placeOf7 ??= placesIn(file, definition))(path2);
}, "placeInFile");
var placesIn = /* @__PURE__ */ __name(({ text: text2, source }, definition) => {
  const read3 = text2.replace(/^\uFEFF/, "");
  const document3 = partsOf(read3);
  if (document3 === null) return () => null;
  const positionOf = positions(read3);
  const lists = /* @__PURE__ */ new Map();
  return (path2) => {
    const node = rootFor(document3, path2);
    return `${source}:${positionOf(offsetOf({ node, value: definition, rest: path2, offset: node.start }, lists))}`;
  };
}, "placesIn");
var partsOf = /* @__PURE__ */ __name((text2) => {
  if (isJson(text2)) return jsonPlaces(text2);
  const parsed2 = parseYaml(text2, { levels: MOST_LEVELS, merge: true });
  return parsed2.kind === "too-deep" ? null : yamlPlaces(parsed2.document);
}, "partsOf");
var isJson = /* @__PURE__ */ __name((text2) => {
  try {
    JSON.parse(text2);
    return true;
  } catch {
    return false;
  }
}, "isJson");
var rootFor = /* @__PURE__ */ __name((contents, path2) => {
  const inner = contents.members()?.get("taskDefinition")?.node ?? null;
  if (inner === null || inner.members() === null) return contents;
  return path2.startsWith("tags") && contents.members()?.has("tags") === true ? contents : inner;
}, "rootFor");
var offsetOf = /* @__PURE__ */ __name((first, lists) => {
  let { offset } = first;
  for (let step2 = first; step2 !== null; step2 = next(step2, lists)) ({ offset } = step2);
  return offset;
}, "offsetOf");
var next = /* @__PURE__ */ __name((step2, lists) => {
  const { node, rest } = step2;
  if (node === null || rest === "") return null;
  const members = node.members();
  return members === null ? intoList({ ...step2, node }, lists) : intoMap(step2, members);
}, "next");
var intoMap = /* @__PURE__ */ __name(({ value, rest }, members) => {
  const path2 = rest.replace(/^\./, "");
  const key2 = keysOf(path2).find((one) => members.has(one));
  const part = key2 === void 0 ? void 0 : members.get(key2);
  if (key2 === void 0 || part === void 0) return null;
  const inner = isMembers(value) ? value[key2] : void 0;
  return { node: part.node, value: inner, rest: path2.slice(key2.length), offset: part.at };
}, "intoMap");
var MOST_DOTS = 50;
var keysOf = /* @__PURE__ */ __name((path2) => [
  path2,
  ...[...path2.matchAll(/[.[]/g).take(MOST_DOTS)].map(({ index }) => path2.slice(0, index)).toReversed()
], "keysOf");
var intoList = /* @__PURE__ */ __name(({ node, value, rest }, lists) => {
  const [whole4 = "", number = ""] = /^\[(\d+)\]/.exec(rest) ?? [];
  const items = node.items();
  if (items === null || whole4 === "") return null;
  const names = lists.get(node) ?? namesIn2(items);
  lists.set(node, names);
  const values = itemsOf(value);
  const inner = values[Number(number)];
  const index = indexOf(names, { name: nameOf4(inner), index: items.length === values.length ? Number(number) : null });
  const item = index === null ? void 0 : items[index];
  return item === void 0 ? null : { node: item.node, value: inner, rest: rest.slice(whole4.length), offset: item.at };
}, "intoList");
var namesIn2 = /* @__PURE__ */ __name((items) => {
  const names = items.map(({ node }) => {
    const members = node?.members();
    return (members?.get("name") ?? members?.get("key"))?.node?.text ?? null;
  });
  const indexes = /* @__PURE__ */ new Map();
  for (const [index, name] of names.entries()) if (name !== null && !indexes.has(name)) indexes.set(name, index);
  return { names, indexes };
}, "namesIn");
var indexOf = /* @__PURE__ */ __name(({ names, indexes }, { name, index }) => {
  if (name === null || index !== null && names[index] === name) return index;
  return indexes.get(name) ?? index;
}, "indexOf");
var nameOf4 = /* @__PURE__ */ __name((value) => {
  if (!isMembers(value)) return null;
  const { name, key: key2 } = value;
  return typeof name === "string" ? name : typeof key2 === "string" ? key2 : null;
}, "nameOf");
var positions = /* @__PURE__ */ __name((text2) => {
  const starts = [0, ...[...text2.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    const line2 = lineAt(starts, offset);
    return `${line2 + 1}:${offset - (starts[line2] ?? 0) + 1}`;
  };
}, "positions");
var lineAt = /* @__PURE__ */ __name((starts, offset) => {
  let [first, last] = [0, starts.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return first;
}, "lineAt");

// src/domain/task-definition/task-definition.ts
var containerNames = /* @__PURE__ */ __name(({ input }) => (input.containerDefinitions ?? []).flatMap(({ name }) => name === void 0 ? [] : [name]), "containerNames");
var chooseContainer = /* @__PURE__ */ __name((draft, wanted) => {
  const names = containerNames(draft);
  const [first] = names;
  if (wanted === null && first !== void 0 && names.length === 1) return first;
  if (wanted !== null && names.includes(wanted)) return wanted;
  if (wanted === null) {
    const message = `Set \`container-name\`: \`${draft.source}\` has several containers (${names.join(", ")})`;
    throw fault("E_CONTAINER_NOT_FOUND", { message, headline: message });
  }
  const there = names.length === 1 ? `the task definition ${draft.source}; its only container is \`${names.join()}\`` : `the task definition ${draft.source}, which has ${names.join(", ")}`;
  const near = nearest(wanted, names);
  const missing3 = `the container '${wanted}' does not exist`;
  throw fault("E_CONTAINER_NOT_FOUND", {
    message: `${missing3} in ${there}`,
    headline: [`${missing3} in ${there}`, `${missing3} in the task definition`, missing3],
    ...near === null ? {} : { hint: `Did you mean '${near}'? Correct \`container-name\`.` }
  });
}, "chooseContainer");
var withImage = /* @__PURE__ */ __name((draft, change) => {
  const containerName = chooseContainer(draft, change.containerName);
  const replaceImage = /* @__PURE__ */ __name((container) => container.name === containerName ? { ...container, image: change.image } : container, "replaceImage");
  const replaced2 = `containerDefinitions[${containerNames(draft).indexOf(containerName)}].image`;
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) },
    ...draft.filled === void 0 ? {} : { filled: new Map([...draft.filled].filter(([path2]) => path2 !== replaced2)) }
  };
}, "withImage");
var withSideCarImages = /* @__PURE__ */ __name((draft, containerName, imageOf5) => {
  const replaceImage = /* @__PURE__ */ __name((container) => container.name === containerName || container.image === void 0 ? container : { ...container, image: imageOf5(container.image) }, "replaceImage");
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) }
  };
}, "withSideCarImages");

// src/domain/values/place-names.ts
var namesBeside = /* @__PURE__ */ __name((document3, { path: path2, text: text2 }, reference) => {
  const parent = path2.slice(0, -1).reduce(memberOf, document3);
  return [
    ...path2.slice(-1).filter((key2) => typeof key2 === "string"),
    ...texts([memberOf(parent, "name"), optionBefore(parent, path2)]),
    ...namesWithin(text2, reference.written),
    lastName(reference)
  ];
}, "namesBeside");
var memberOf = /* @__PURE__ */ __name((value, key2) => {
  if (Array.isArray(value)) return typeof key2 === "number" ? value[key2] : void 0;
  return isMembers(value) && Object.hasOwn(value, key2) ? value[key2] : void 0;
}, "memberOf");
var texts = /* @__PURE__ */ __name((values) => values.filter((value) => typeof value === "string"), "texts");
var optionBefore = /* @__PURE__ */ __name((parent, path2) => {
  const index = path2.at(-1);
  const before = typeof index === "number" ? memberOf(parent, index - 1) : void 0;
  return typeof before === "string" && /^--?[\w-]+$/.test(before) ? before : void 0;
}, "optionBefore");
var namesWithin = /* @__PURE__ */ __name((text2, written3) => [
  ...text2.includes(`:${written3}@`) ? ["password"] : [],
  ...text2.split(written3).slice(0, -1).flatMap((before) => texts([ASSIGNED.exec(before.slice(-LONGEST_NAME))?.[1]]))
], "namesWithin");
var ASSIGNED = /([\w-]+)\\?["']?(?:=| ?: ?| )\\?["']?$/;
var LONGEST_NAME = 200;
var lastName = /* @__PURE__ */ __name(({ source, name }) => source === "ssm" ? name.replace(/:.*$/, "").split("/").at(-1) ?? "" : name.split(".").at(-1) ?? "", "lastName");

// src/domain/values/places.ts
var import_yaml2 = __toESM(require_dist(), 1);
var placesIn2 = /* @__PURE__ */ __name((files) => {
  let rangeOf;
  return (path2, piece) => {
    const [document3] = files;
    if (document3 === void 0) return null;
    rangeOf ??= rangesIn(document3.text);
    const range = rangeOf(path2) ?? rangeOf(["taskDefinition", ...path2]);
    const offset = range === null ? -1 : document3.text.indexOf(piece, range.start);
    if (range !== null && offset !== -1 && offset < range.end) return placeText(document3, offset);
    const holder = files.find(({ text: text2 }) => text2.includes(piece));
    return holder === void 0 ? null : placeText(holder, holder.text.indexOf(piece));
  };
}, "placesIn");
var rangesIn = /* @__PURE__ */ __name((text2) => {
  const parsed2 = parseYaml(text2, { levels: MOST_LEVELS, merge: true });
  if (parsed2.kind === "too-deep") return () => null;
  return (path2) => {
    const node = parsed2.document.getIn(path2, true);
    const [start, end] = ((0, import_yaml2.isScalar)(node) ? node.range : null) ?? [];
    return start === void 0 || end === void 0 ? null : { start, end };
  };
}, "rangesIn");
var placeText = /* @__PURE__ */ __name(({ source, text: text2 }, offset) => {
  const before = text2.slice(0, offset).split(/\r\n|[\r\n]/);
  return `${source}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}, "placeText");

// src/domain/values/value-masks.ts
var SHORTEST = 8;
var ORDINARY = /^(?:[\d.,:%-]+|[a-z]+(?:[-_./ ][a-z]+)*(?:-?\d{1,3})?)$/i;
var NAMES = /^(?:family|name|image|awslogs-.*)$/;
var isMasked = /* @__PURE__ */ __name(({ value, member: member2, names }, shown2) => {
  const text2 = value.trim();
  if (text2 === "" || shown2.includes(text2)) return false;
  const signs = names.flatMap((name) => looksSecret({ name, value: text2 })?.by ?? []);
  if (signs.includes("value")) return true;
  if (NAMES.test(member2)) return false;
  if (signs.includes("name")) return true;
  return text2.length >= SHORTEST && !ORDINARY.test(text2) && !shown2.some((one) => one.includes(text2));
}, "isMasked");

// src/stages/plan/missing-values.ts
var missingValues = /* @__PURE__ */ __name((uses, known4) => {
  const found = /* @__PURE__ */ new Map();
  for (const { path: path2, references } of uses) {
    for (const { written: written3 } of references) {
      const lookup = known4.lookups.get(written3);
      const why = problemOf(lookup);
      if (why === null || found.has(written3)) continue;
      const group = lookup?.kind === "unreadable" ? why : `${why} ${written3}`;
      found.set(written3, { written: written3, place: known4.placeOf(path2, written3), why, group });
    }
  }
  const groups = Map.groupBy(found.values(), ({ group }) => group);
  return { count: found.size, lines: [...groups.values()].map(lineOf2) };
}, "missingValues");
var problemOf = /* @__PURE__ */ __name((lookup) => {
  if (lookup === void 0) return null;
  if (lookup.kind !== "value") return lookup.why;
  return lookup.text.length > LONGEST_VALUE ? `its value has more than ${LONGEST_VALUE} characters` : null;
}, "problemOf");
var MOST_PLACES = 5;
var lineOf2 = /* @__PURE__ */ __name((all) => {
  const [first, ...others] = all;
  if (first === void 0) return "";
  if (others.length === 0) return `${first.place}: ${quoted(first.written)}: ${first.why}`;
  const places = all.slice(0, MOST_PLACES).map(({ written: written3, place }) => `${quoted(written3)} (${place})`);
  const rest = all.length - places.length;
  return `${first.why}; named by ${places.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}, "lineOf");

// src/stages/plan/unread-source.ts
var MOST_PLACES2 = 5;
var withPlaceholders = /* @__PURE__ */ __name(({ source, thrown }, asking) => {
  if (!(thrown instanceof ShipError) || NOT_ABOUT_IT.test(thrown.code)) return thrown;
  const places = placesFor(source, asking);
  if (places.length === 0) return thrown;
  const rest = places.length - MOST_PLACES2;
  const { code: code2, message, headlines, hint } = thrown;
  return fault(code2, {
    message: `${message}; needed by ${places.slice(0, MOST_PLACES2).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
    headline: headlines.length === 0 ? message : headlines,
    ...hint === void 0 ? {} : { hint },
    cause: thrown
  });
}, "withPlaceholders");
var placesFor = /* @__PURE__ */ __name((source, { uses, isKnown: isKnown2, placeOf: placeOf7 }) => {
  const all = uses.flatMap(
    ({ path: path2, references }) => references.filter((one) => one.source === source && !isKnown2(one.written)).map(({ written: written3 }) => ({ written: written3, path: path2 }))
  );
  const firsts = [...Map.groupBy(all, ({ written: written3 }) => written3).values()].flatMap((same) => same.slice(0, 1));
  return firsts.map(({ written: written3, path: path2 }) => `${quoted(written3)} (${placeOf7(path2, written3)})`);
}, "placesFor");
var NOT_ABOUT_IT = /^E_(?:CREDENTIALS|REGION|CANCELLED|INTERNAL)/u;

// src/domain/values/named-facts.ts
var WITHOUT = {
  environment: "`environment` is not set",
  app: "`app` is not set",
  cluster: "it is unknown in this run",
  service: "it is unknown in this run",
  repository: "`repository` is not set",
  region: "it is unknown without credentials",
  account: "it is unknown without credentials",
  "image-tag": "this run computes no tag",
  commit: "it is unknown in this run",
  branch: "the run is not for a branch"
};
var RUN_FACT_NAMES = Object.keys(WITHOUT);
var lookUpFact = /* @__PURE__ */ __name((facts, name) => {
  const known4 = RUN_FACT_NAMES.find((one) => one === name);
  if (known4 === void 0) {
    return { kind: "problem", why: `is not one of ${RUN_FACT_NAMES.join(", ")}${didYouMean(name, RUN_FACT_NAMES)}` };
  }
  const text2 = facts[known4] ?? "";
  return text2 === "" ? { kind: "problem", why: `has no value: ${WITHOUT[known4]}` } : { kind: "value", text: text2 };
}, "lookUpFact");

// src/domain/values/state-outputs.ts
var OUTPUT = external_exports.looseObject({ value: external_exports.unknown(), sensitive: external_exports.boolean().optional() });
var OUTPUTS = external_exports.record(external_exports.string(), OUTPUT);
var STATE = external_exports.looseObject({ version: external_exports.literal(4), outputs: OUTPUTS.optional(), lineage: external_exports.string() });
var OTHERS = [
  { key: "encrypted_data", what: "is an encrypted state" },
  { key: "backend", what: "only names the backend that has the state" },
  { key: "planned_values", what: "is a plan of Terraform" },
  { key: "format_version", what: "is the output of `terraform show -json`" }
];
var USE = "use a state file of version 4 or the output of `terraform output -json`";
var readStateOutputs = /* @__PURE__ */ __name((text2) => {
  const json = text2.replace(/^\uFEFF/, "");
  const parsed2 = parse(json);
  if (parsed2.kind === "problem") return parsed2;
  const { value } = parsed2;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return problem("is not a JSON object");
  const { double } = jsonKeys(json);
  return double === null ? outputsOf(value) : problem(setTwice(json, double));
}, "readStateOutputs");
var outputsOf = /* @__PURE__ */ __name((value) => {
  const state = STATE.safeParse(value);
  if (state.success) return { kind: "outputs", outputs: new Map(Object.entries(state.data.outputs ?? {})) };
  const outputs = PRINTED.safeParse(value);
  if (outputs.success) return { kind: "outputs", outputs: new Map(Object.entries(outputs.data)) };
  const other = OTHERS.find(({ key: key2 }) => Object.hasOwn(value, key2));
  return problem(other?.what ?? olderState(value) ?? "is not a state");
}, "outputsOf");
var setTwice = /* @__PURE__ */ __name((json, { key: key2, offset, first }) => `sets \`${quoted(key2)}\` in line ${lineOf(json, first)} and again in line ${placeOf(json, offset).replace(":", ", column ")}`, "setTwice");
var problem = /* @__PURE__ */ __name((what) => ({
  kind: "problem",
  why: `${what}; ${USE}`
}), "problem");
var parse = /* @__PURE__ */ __name((json) => {
  if (json.trim() === "") return problem("is empty");
  if (json.slice(0, 20).includes("\0")) return problem("is not UTF-8 but probably UTF-16");
  if (json.includes("\uFFFD")) return problem("is not UTF-8");
  try {
    return { kind: "json", value: JSON.parse(json) };
  } catch (thrown) {
    const [, line2, column] = / \(line (\d+) column (\d+)\)$/.exec(messageOf(thrown)) ?? [];
    return problem(`is not JSON${line2 === void 0 ? "" : ` (line ${line2}, column ${column})`}`);
  }
}, "parse");
var olderState = /* @__PURE__ */ __name((value) => {
  const { version } = value;
  return typeof version === "number" && version !== 4 && Object.hasOwn(value, "lineage") ? `is a state of version ${version}` : null;
}, "olderState");
var PRINTED = external_exports.record(external_exports.string(), external_exports.looseObject({ value: external_exports.unknown(), sensitive: external_exports.boolean(), type: external_exports.unknown() }));
var lookUpOutput = /* @__PURE__ */ __name((state, name) => {
  if (state.kind === "problem") return { kind: "unreadable", why: state.why };
  const output2 = state.outputs.get(name.replace(/^output\./, ""));
  if (output2 === void 0) return { kind: "problem", why: missing2(name, [...state.outputs.keys()]) };
  if (output2.sensitive === true) return { kind: "problem", why: SENSITIVE };
  const why = problemOf2(output2.value);
  return why === null ? { kind: "value", text: String(output2.value) } : { kind: "problem", why: `the output ${why}` };
}, "lookUpOutput");
var problemOf2 = /* @__PURE__ */ __name((value) => {
  switch (typeof value) {
    case "string":
      return value === "" ? "is empty" : null;
    case "boolean":
      return null;
    case "number":
      return isExact(value) ? null : INEXACT;
    default:
      return value === null ? "is null" : `is ${Array.isArray(value) ? "a list" : "an object"}, not a text, a number, true or false`;
  }
}, "problemOf");
var isExact = /* @__PURE__ */ __name((value) => Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?[\d.]{1,16}$/.test(String(value)), "isExact");
var INEXACT = "is a number of too many digits to be read exactly; make it a text, with `tostring` in Terraform";
var SENSITIVE = "the output is sensitive, and its value could be read in the task definition; store it as a secret, and hand that to the container with `secrets`";
var missing2 = /* @__PURE__ */ __name((name, names) => {
  const wanted = name.replace(/^output\./, "");
  const near = nearest(wanted, names);
  const meant = near === null ? "" : `; did you mean output.${near}?`;
  return `the state has no output ${wanted}: ${listNames({ plural: "outputs", word: wanted, names })}${meant}`;
}, "missing");

// src/domain/values/variables.ts
var lookUpVariable = /* @__PURE__ */ __name((listed6, name) => {
  const value = Object.hasOwn(listed6, name) ? listed6[name] : void 0;
  if (value === void 0) return { kind: "problem", why: `the input \`value-envs\` does not list ${name}` };
  if (value === null) return { kind: "problem", why: `the variable ${name} is not set` };
  if (value !== "") return { kind: "value", text: value };
  return {
    kind: "problem",
    why: `the variable ${name} is empty; so is one whose secret or variable GitHub does not have`
  };
}, "lookUpVariable");

// src/stages/allowed-paths.ts
var assertAllowed = /* @__PURE__ */ __name(async (paths, files) => {
  for (const path2 of paths) {
    const refusal = await refusalOfEach(path2, files.refusal);
    if (refusal !== null) throw fault("E_INPUT", { message: refusedPath(path2, refusal) });
  }
}, "assertAllowed");

// src/stages/plan/state-file.ts
var LARGEST_STATE = 16 * 1024 * 1024;
var readStateFile = /* @__PURE__ */ __name(async (file, files) => {
  await assertAllowed([file], files);
  const subject = `\`tfstate\`: the file ${file.given}`;
  const kind = await files.kindOf(file.path);
  if (kind === "directory") return { kind: "problem", why: `\`tfstate\`: ${file.given} is a folder, not a file` };
  if (kind !== "file") return { kind: "problem", why: `${subject} does not exist` };
  if (await files.sizeBytes(file.path) > LARGEST_STATE)
    return { kind: "problem", why: `${subject} is larger than 16 MB; use the output of \`terraform output -json\`` };
  const reading = readStateOutputs(await files.readText(file.path) ?? "");
  return reading.kind === "outputs" ? reading : { kind: "problem", why: `${subject} ${reading.why}` };
}, "readStateFile");

// src/domain/aws/secret-parameters.ts
var secretBehind = /* @__PURE__ */ __name((parameter) => /^(?:arn:[^:]*:ssm:[^:]*:[^:]*:parameter)?\/aws\/reference\/secretsmanager\/(.+)$/.exec(parameter)?.[1] ?? null, "secretBehind");

// src/domain/aws/pages.ts
var readPages = /* @__PURE__ */ __name(async (read3, mostPages = 100) => {
  const items = [];
  let nextToken;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await read3(nextToken);
    items.push(...page.items);
    nextToken = page.nextToken;
    if (nextToken === void 0) break;
  }
  return items;
}, "readPages");
var MOST_PARAMETERS = 10;
var chunksOf = /* @__PURE__ */ __name((items, size2) => Array.from({ length: Math.ceil(items.length / size2) }, (_, index) => items.slice(index * size2, (index + 1) * size2)), "chunksOf");

// src/domain/aws/last-part.ts
var lastPart = /* @__PURE__ */ __name((name) => name.slice(name.lastIndexOf("/") + 1), "lastPart");

// src/stages/plan/missing-name.ts
var MOST_PAGES = 5;
var missingName = /* @__PURE__ */ __name((code2, { what, plural: plural2, input, name, names, where }) => {
  const near = names === null ? null : nearest(lastPart(name), names);
  const short3 = `the ${what} '${name}' does not exist`;
  const missing3 = `${short3}${where === void 0 ? "" : ` ${where}`}`;
  const message = names === null ? missing3 : `${missing3}; ${listNames({ plural: plural2, word: lastPart(name), names })}`;
  const facts = { message, headline: [message, missing3, short3] };
  return fault(code2, near === null ? facts : { ...facts, hint: `Did you mean '${near}'? Correct \`${input}\`.` });
}, "missingName");
var readNames = /* @__PURE__ */ __name(async (read3) => {
  try {
    return await readPages((nextToken) => read3(nextToken === void 0 ? {} : { nextToken }), MOST_PAGES);
  } catch (thrown) {
    if (thrown instanceof AwsError) return null;
    throw thrown;
  }
}, "readNames");
var isAwsError = /* @__PURE__ */ __name((thrown, codes) => thrown instanceof AwsError && codes.includes(thrown.awsCode), "isAwsError");

// src/stages/plan/value-readers.ts
var readParameters = /* @__PURE__ */ __name(async (names, ssm) => {
  const secrets = names.filter((name) => secretBehind(name) !== null);
  const others = [...new Set(names)].filter((name) => !secrets.includes(name));
  const replies = await Promise.all(
    chunksOf(others, MOST_PARAMETERS).map(
      async (some) => lookUpsIn(some, await ssm.getParameters({ Names: [...some], WithDecryption: false }))
    )
  );
  return new Map([
    ...secrets.map(
      (name) => [name, { kind: "problem", why: refused("is a secret of Secrets Manager", name) }]
    ),
    ...replies.flat()
  ]);
}, "readParameters");
var lookUpsIn = /* @__PURE__ */ __name((names, { Parameters = [] }) => {
  const found = new Map(Parameters.map((one) => [`${one.Name ?? ""}${one.Selector ?? ""}`, one]));
  return names.map((name) => [name, ofParameter(name, found.get(name))]);
}, "lookUpsIn");
var ofParameter = /* @__PURE__ */ __name((name, parameter) => {
  if (parameter === void 0)
    return { kind: "problem", why: "the parameter does not exist in this region and account" };
  if (parameter.Type === "SecureString") return { kind: "problem", why: refused("is a SecureString", name) };
  const { Value: text2 = "" } = parameter;
  return text2 === "" ? { kind: "problem", why: "the parameter is empty" } : { kind: "value", text: text2 };
}, "ofParameter");
var refused = /* @__PURE__ */ __name((what, name) => `the parameter ${what}, and its value could be read in the task definition; hand it to the container with \`secrets\`: { "name": \u2026, "valueFrom": "${name}" }`, "refused");
var readStackOutputs = /* @__PURE__ */ __name(async (names, cloudformation, log2) => {
  const stackNames = [...new Set(names.map((name) => partsOf2(name).stack))];
  const stacks = await Promise.all(
    stackNames.map(async (name) => [name, await readStack(name, cloudformation)])
  );
  for (const [name, stack] of stacks) if (stack !== null && isChanging(stack)) log2.warning(changing(name, stack));
  const found = new Map(stacks);
  return new Map(names.map((name) => [name, ofOutput(name, found.get(partsOf2(name).stack) ?? null)]));
}, "readStackOutputs");
var statusOf = /* @__PURE__ */ __name(({ StackStatus: status }) => quoted(status ?? ""), "statusOf");
var isChanging = /* @__PURE__ */ __name((stack) => statusOf(stack).endsWith("_IN_PROGRESS") && !isGoing(stack), "isChanging");
var changing = /* @__PURE__ */ __name((name, stack) => `the stack ${quoted(name)} is in state ${statusOf(stack)}: its outputs are those of before and may change`, "changing");
var partsOf2 = /* @__PURE__ */ __name((name) => {
  const dot = name.indexOf(".");
  return { stack: name.slice(0, dot), output: name.slice(dot + 1) };
}, "partsOf");
var readStack = /* @__PURE__ */ __name(async (name, cloudformation) => {
  try {
    const { Stacks = [] } = await cloudformation.describeStacks({ StackName: name });
    return Stacks[0] ?? null;
  } catch (thrown) {
    if (isAwsError(thrown, ["ValidationError"])) return null;
    throw thrown;
  }
}, "readStack");
var isGoing = /* @__PURE__ */ __name((stack) => statusOf(stack).startsWith("DELETE_"), "isGoing");
var stateOf = /* @__PURE__ */ __name((stack) => ["", "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"].includes(statusOf(stack)) ? "" : `; the stack is in state ${statusOf(stack)}`, "stateOf");
var ofOutput = /* @__PURE__ */ __name((name, stack) => {
  const { stack: stackName, output: output2 } = partsOf2(name);
  const subject = `the stack ${quoted(stackName)}`;
  if (stack === null) return { kind: "unreadable", why: `${subject} does not exist in this region and account` };
  if (isGoing(stack)) return { kind: "unreadable", why: `${subject} is being deleted${stateOf(stack)}` };
  const outputs = stack.Outputs ?? [];
  const text2 = outputs.find(({ OutputKey }) => OutputKey === output2)?.OutputValue;
  if (text2 !== void 0) {
    return text2 === "" ? { kind: "problem", why: "the output is empty" } : { kind: "value", text: text2 };
  }
  const names = outputs.flatMap(({ OutputKey }) => OutputKey ?? []);
  const listed6 = listNames({ plural: "outputs", word: output2, names });
  const why = `the stack has no output ${output2}: ${listed6}${didYouMean(output2, names)}${stateOf(stack)}`;
  return { kind: "problem", why };
}, "ofOutput");

// src/stages/plan/value-sources.ts
var readSources = /* @__PURE__ */ __name(async (references, needs, ports) => {
  const wrong4 = references.flatMap((one) => {
    const why = nameProblem(one);
    return why === null ? [] : [[one.written, { kind: "problem", why }]];
  });
  const right = references.filter((one) => nameProblem(one) === null);
  const settled = await Promise.allSettled(
    READERS.map(async ([source, read3]) => {
      const own = right.filter((one) => one.source === source);
      if (own.length === 0) return [];
      const found = await read3(
        own.map(({ name }) => name),
        needs,
        ports
      );
      return own.flatMap(({ name, written: written3 }) => {
        const lookup = found.get(name);
        return lookup === void 0 ? [] : [[written3, lookup]];
      });
    })
  );
  return {
    lookups: new Map([...wrong4, ...settled.flatMap((one) => one.status === "fulfilled" ? one.value : [])]),
    errors: settled.flatMap((one, index) => {
      const source = READERS[index]?.[0];
      return one.status === "rejected" && source !== void 0 ? [{ source, thrown: one.reason }] : [];
    })
  };
}, "readSources");
var NOTHING = /* @__PURE__ */ new Map();
var READERS = [
  ["env", (names, { variables: variables2 }) => new Map(names.map((name) => [name, lookUpVariable(variables2, name)]))],
  ["settings", (names, { facts, aws }) => factsOf(names, facts, aws)],
  ["tfstate", (names, { stateFile }, { files }) => readOutputs(names, stateFile, files)],
  ["ssm", (names, { aws }, { target }) => aws === "unreachable" ? NOTHING : readParameters(names, target.ssm)],
  [
    "cfn",
    (names, { aws }, { target, log: log2 }) => aws === "unreachable" ? NOTHING : readStackOutputs(names, target.cloudformation, log2)
  ]
];
var OF_AWS = ["account", "region"];
var factsOf = /* @__PURE__ */ __name((names, facts, aws) => new Map(
  names.filter((name) => aws === "reachable" || !OF_AWS.includes(name)).map((name) => [name, lookUpFact(facts, name)])
), "factsOf");
var readOutputs = /* @__PURE__ */ __name(async (names, file, files) => {
  const state = file === null ? { kind: "problem", why: "`tfstate` is not set: name the file that has the outputs" } : await readStateFile(file, files);
  return new Map(names.map((name) => [name, lookUpOutput(state, name)]));
}, "readOutputs");

// src/stages/plan/resolve-values.ts
var MOST_REFERENCES = 500;
var resolveValues = /* @__PURE__ */ __name(async (document3, needs, ports) => {
  const uses = [...usesIn(document3.value)];
  if (uses.length === 0) return { value: document3.value, problems: [] };
  const inFiles = placesIn2(document3.files);
  const placeOf7 = /* @__PURE__ */ __name((path2, piece) => originOf(document3.origins ?? /* @__PURE__ */ new Map(), pathText(path2)) ?? inFiles(path2, piece), "placeOf");
  const references = distinct(uses);
  const reading = await readValues(references, needs, ports);
  const problems = problemsOf(document3, uses, { reading, placeOf: placeOf7 });
  const valueOf3 = /* @__PURE__ */ __name((reference) => {
    const lookup = reading.lookups.get(reference.written);
    return lookup?.kind === "value" ? lookup.text : null;
  }, "valueOf");
  const value = fill(document3.value, { valueOf: valueOf3, placeOf: placeOf7 });
  if (needs.untrusted !== null && references.length > 0) {
    return { value, problems: notResolved(references, document3, { ...needs, untrusted: needs.untrusted, ...ports }) };
  }
  hide({ document: document3.value, uses, valueOf: valueOf3 }, needs, ports);
  if (problems.length === 0 && references.length > 0 && needs.aws === "reachable")
    ports.log.info(`placeholders of ${document3.source} with a value: ${listOf(references)}`);
  return { value, problems };
}, "resolveValues");
var distinct = /* @__PURE__ */ __name((uses) => [
  ...new Map(uses.flatMap(({ references }) => references).map((one) => [one.written, one])).values()
], "distinct");
var listOf = /* @__PURE__ */ __name((references) => {
  const shown2 = references.slice(0, MOST_NAMED).map(({ written: written3 }) => quoted(written3));
  const rest = references.length - shown2.length;
  return `${shown2.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}, "listOf");
var MOST_NAMED = 10;
var readValues = /* @__PURE__ */ __name(async (references, needs, ports) => {
  if (needs.untrusted !== null) return { lookups: /* @__PURE__ */ new Map(), errors: [] };
  if (references.length <= MOST_REFERENCES) return readSources(references, needs, ports);
  const message = `the task definition has ${references.length} different placeholders; it can have ${MOST_REFERENCES}`;
  return { lookups: /* @__PURE__ */ new Map(), errors: [{ source: null, thrown: fault("E_VALUES", { message }) }] };
}, "readValues");
var problemsOf = /* @__PURE__ */ __name(({ source }, uses, found) => {
  const { lookups, errors } = found.reading;
  const placeOf7 = /* @__PURE__ */ __name((path2, written3) => found.placeOf(path2, written3) ?? `${source}, ${pathText(path2)}`, "placeOf");
  const asking = { uses, placeOf: placeOf7, isKnown: /* @__PURE__ */ __name((written3) => lookups.has(written3), "isKnown") };
  const unread = errors.map((error) => withPlaceholders(error, asking));
  return [...unread, ...withoutValue2(source, uses, { ...found, placeOf: placeOf7 })];
}, "problemsOf");
var withoutValue2 = /* @__PURE__ */ __name((source, uses, found) => {
  const { count, lines: lines2 } = missingValues(uses, { lookups: found.reading.lookups, placeOf: found.placeOf });
  const listed6 = listedProblems(lines2);
  const [first] = listed6;
  if (first === void 0) return tooLong(uses, found);
  const all = `${count} placeholders of ${source} have no value:
${listed6.map((line2) => `- ${line2}`).join("\n")}`;
  return [fault("E_VALUES", { message: lines2.length === 1 ? first : all, hint: ESCAPE })];
}, "withoutValue");
var ESCAPE = "Correct what is listed. To send one as it is written, double its dollar sign: `$${env:NAME}`.";
var LONGEST_VALUES = 8 * LONGEST_VALUE;
var tooLong = /* @__PURE__ */ __name((uses, { reading }) => {
  const lengths = uses.flatMap(
    ({ references }) => references.map(({ written: written3 }) => {
      const lookup = reading.lookups.get(written3);
      return lookup?.kind === "value" ? lookup.text.length : 0;
    })
  );
  if (lengths.reduce((sum, length) => sum + length, 0) <= LONGEST_VALUES) return [];
  const message = `the values of the placeholders have more than ${LONGEST_VALUES} characters together; ECS registers at most 64 KiB`;
  return [fault("E_VALUES", { message })];
}, "tooLong");
var pathText = /* @__PURE__ */ __name((path2) => path2.map((key2) => typeof key2 === "number" ? `[${key2}]` : `.${quoted(key2)}`).join("").replace(/^\./, ""), "pathText");
var hide = /* @__PURE__ */ __name(({ document: document3, uses, valueOf: valueOf3 }, { facts }, { secrets }) => {
  const shown2 = Object.values(facts).flatMap((fact) => fact ?? []);
  const masked = uses.flatMap(
    (use) => use.references.filter(({ source }) => source !== "settings").map((reference) => ({
      value: valueOf3(reference) ?? "",
      member: String(use.path.at(-1) ?? ""),
      names: namesBeside(document3, use, reference)
    })).filter((one) => isMasked(one, shown2)).map(({ value }) => value)
  );
  for (const value of new Set(masked)) secrets.mask(value);
}, "hide");
var notResolved = /* @__PURE__ */ __name((references, { source }, { untrusted, unresolved, log: log2 }) => {
  const message = `the placeholders of ${source} are not resolved ${untrusted}, where others may have written the commit: ${listOf(references)}`;
  if (unresolved === "kept") {
    log2.warning(message);
    return [];
  }
  const hint = "Deploy from an event whose commit only people with write access choose, for example `push`. Nothing was changed.";
  return [fault("E_VALUES", { message, hint })];
}, "notResolved");

// src/stages/plan/task-definition-source.ts
import { basename, dirname, join } from "node:path";
var readTaskDefinition = /* @__PURE__ */ __name(({ taskDefinition: source }, { files, target }) => {
  switch (source.kind) {
    case "file":
      return readFromFile(source, files);
    case "ecs":
      return readFromEcs(source.reference, target.ecs);
  }
}, "readTaskDefinition");
var readFromFile = /* @__PURE__ */ __name(async ({ path: path2, name }, files) => {
  await assertAllowed([{ setting: "task-definition", given: name, path: path2, written: path2 }], files);
  const text2 = await files.readText(path2);
  if (text2 !== null)
    return { value: parseTaskDefinition(text2, name), source: name, exact: name, text: text2, values: "checked" };
  const directory = dirname(path2);
  const neighbours = await files.kindOf(directory) === "directory" ? await files.list(directory) : [];
  const near = nearest(basename(path2), neighbours);
  throw fault("E_TASK_DEFINITION_NOT_FOUND", {
    message: `the task definition file ${name} does not exist in the checkout`,
    ...near === null ? {} : { hint: `Did you mean ${join(dirname(name), near)}? Correct \`task-definition\`.` }
  });
}, "readFromFile");
var readFromEcs = /* @__PURE__ */ __name(async (reference, ecs) => {
  try {
    const { taskDefinition, tags } = await ecs.describeTaskDefinition({ taskDefinition: reference, include: ["TAGS"] });
    const { family: family2, revision } = taskDefinition ?? {};
    const exact = family2 === void 0 || revision === void 0 ? reference : `${family2}:${revision}`;
    return { value: { taskDefinition, tags }, source: reference, exact, text: null, values: "registered" };
  } catch (thrown) {
    throw isAwsError(thrown, ["ClientException", "InvalidParameterException"]) ? await familyNotFound(reference, ecs) : thrown;
  }
}, "readFromEcs");
var familyNotFound = /* @__PURE__ */ __name(async (reference, ecs) => {
  const family2 = reference.replace(/^.*\//, "").replace(/:\d+$/, "");
  const names = await readNames(async (page) => {
    const { families, nextToken } = await ecs.listTaskDefinitionFamilies({ status: "ACTIVE", maxResults: 100, ...page });
    return { items: families ?? [], nextToken };
  });
  if (names?.includes(family2) === true) {
    return fault("E_TASK_DEFINITION_NOT_FOUND", {
      message: `the task definition '${reference}' does not exist, but its family '${family2}' does`,
      hint: `Set \`task-definition\` to '${family2}' for the latest revision, or to one that exists.`
    });
  }
  const facts = { what: "task definition family", plural: "families", input: "task-definition", name: family2, names };
  return missingName("E_TASK_DEFINITION_NOT_FOUND", facts);
}, "familyNotFound");

// src/stages/plan/rendered-definition.ts
var renderedDefinition = /* @__PURE__ */ __name(async (service, ports) => {
  const { source, exact, text: text2, values, ...read3 } = await readTaskDefinition(service, ports);
  const accepted = registrable(read3.value);
  const changed = withOverrides(accepted, service.overrides, service.containerName);
  const { origins } = changed;
  const document3 = { value: changed.value, source, files: text2 === null ? [] : [{ source, text: text2 }], origins };
  const { value, problems } = await resolveValues(document3, service.values, ports);
  const containerName = values === "checked" ? service.containerName : null;
  const placeInSource = text2 === null ? () => exact : placeInFile({ text: text2, source }, isMembers(value) ? value : {});
  const options2 = {
    values,
    containerName,
    placeOf: problemPlaces(origins, text2 === null ? () => null : placeInSource),
    ...values === "registered" ? { accepted } : {}
  };
  const [{ draft, notes, warnings }] = await allOrEveryProblem([
    asyncly(() => checkTaskDefinition(value, source, options2)),
    rejected([...wrongSettings(changed.problems), ...problems]),
    asyncly(() => checkContainerName(value, source, service))
  ]);
  for (const note4 of notes) ports.log.debug(`${source}: ${note4}`);
  for (const warning of warnings) ports.log.warning(`${source}: ${warning}`);
  const newer = listedProblems([...newerMembers(draft.input).keys()]);
  if (newer.length > 0) {
    ports.log.info(`${source}: kept as they are, because this version does not know them: ${newer.join(", ")}`);
  }
  return {
    taskDefinition: draft,
    containerName: chooseContainer(draft, service.containerName),
    placeOf: /* @__PURE__ */ __name((path2) => originOf(origins, path2) ?? placeInSource(path2), "placeOf")
  };
}, "renderedDefinition");
var problemPlaces = /* @__PURE__ */ __name((origins, placeInFile2) => (path2) => {
  const at2 = originOf(origins, path2);
  return at2 === null ? placeInFile2(path2) : `set in ${at2}`;
}, "problemPlaces");
var checkContainerName = /* @__PURE__ */ __name((value, source, { containerName }) => {
  const containers = isMembers(value) ? itemsOf(value["containerDefinitions"]) : [];
  const names = containers.flatMap((one) => isMembers(one) && typeof one["name"] === "string" ? one["name"] : []);
  if (names.length === 0 || names.length < containers.length) return;
  const containerDefinitions2 = names.map((name) => ({ name }));
  chooseContainer({ source, input: { family: "", containerDefinitions: containerDefinitions2 } }, containerName);
}, "checkContainerName");
var asyncly = /* @__PURE__ */ __name((check4) => new Promise((resolve2) => resolve2(check4())), "asyncly");
var rejected = /* @__PURE__ */ __name((problems) => problems.length === 0 ? Promise.resolve() : Promise.reject(new AggregateError(problems)), "rejected");
var wrongSettings = /* @__PURE__ */ __name((problems) => {
  const listed6 = listedProblems(problems);
  const [only] = listed6;
  if (only === void 0) return [];
  if (problems.length === 1) return [fault("E_INPUT", { message: only, headline: headlinesOf(only) })];
  const count = `${problems.length} problems in the settings`;
  const headline3 = [...firstAndCount(headlinesOf(only), problems.length), count];
  return [fault("E_INPUT", { message: `${count}:
${listed6.map((line2) => `- ${line2}`).join("\n")}`, headline: headline3 })];
}, "wrongSettings");
var headlinesOf = /* @__PURE__ */ __name((problem3) => {
  const text2 = problem3.replace(/^\S+:\d+:\d+: /u, "");
  const [cause2 = text2] = text2.split("; ");
  const [setting] = /^`[^`]+`/u.exec(cause2) ?? [];
  return [problem3, text2, cause2, ...setting === void 0 ? [] : [`${setting} does not suit the task definition`]];
}, "headlinesOf");

// src/stages/plan/linted-definition.ts
var lintedDefinition = /* @__PURE__ */ __name(async (service, ports) => {
  const { placeOf: placeOf7, ...rendered2 } = await renderedDefinition(service, ports);
  const { taskDefinition, containerName } = rendered2;
  const values = service.taskDefinition.kind === "ecs" ? "registered" : "checked";
  const sideCars = (service.sideCars ?? "off") === "off" ? "as-written" : "pinned";
  const broken2 = lint(taskDefinition, { containerName, sideCars, levels: service.lint, values });
  const { held, readOn } = service.exceptions ?? NO_HELD;
  const findings = exceptLint(broken2, held.entries, readOn).map((finding) => withPlaces(finding, placeOf7));
  const warnings = findings.filter(({ level }) => level === "warn");
  if (warnings.length > 0) {
    const lines2 = warnings.map((finding) => `  ${findingInWords(finding)}`);
    ports.log.info([`lint of ${taskDefinition.source}: ${countsOfFindings(warnings)}`, ...lines2].join("\n"));
  }
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length > 0) throw brokenRules(errors, taskDefinition.source);
  return { ...rendered2, lint: findings };
}, "lintedDefinition");
var withPlaces = /* @__PURE__ */ __name((finding, placeOf7) => ({
  ...finding,
  places: finding.places.map((place) => {
    const at2 = placeOf7(place.path);
    return at2 === null ? place : { ...place, at: at2 };
  })
}), "withPlaces");
var brokenRules = /* @__PURE__ */ __name((errors, source) => {
  const lines2 = errors.map((finding) => `- ${findingInWords(finding)}`);
  const count = errors.length === 1 ? "a rule" : `${errors.length} rules`;
  return fault("E_TASK_DEFINITION_LINT", {
    message: `the task definition ${source} breaks ${count}:
${lines2.join("\n")}`,
    headline: `the task definition ${source} breaks ${errors.map(({ rule }) => rule).join(", ")}`
  });
}, "brokenRules");

// src/stages/plan/named-in.ts
var SETTING_OF = {
  E_CLUSTER_NOT_FOUND: "cluster",
  E_SERVICE_NOT_FOUND: "service",
  E_CONTAINER_NOT_FOUND: "container-name",
  E_TASK_DEFINITION_NOT_FOUND: "task-definition"
};
var namedIn = /* @__PURE__ */ __name(({ places }) => (thrown) => {
  const problems = problemsIn(thrown).map((problem3) => placed(problem3, places));
  const [only] = problems;
  throw problems.length === 1 ? only : new AggregateError(problems);
}, "namedIn");
var placed = /* @__PURE__ */ __name((problem3, places) => {
  if (!(problem3 instanceof ShipError)) return problem3;
  const { code: code2, message, headlines, hint, result, cause: cause2 } = problem3;
  const setting = SETTING_OF[code2];
  const at2 = setting === void 0 ? void 0 : places.get(setting);
  if (at2 === void 0) return problem3;
  const headline3 = headlines.length === 0 ? message : headlines;
  return new ShipError({ code: code2, message: `${positionText(at2)}: ${message}`, headline: headline3, hint, result, cause: cause2 });
}, "placed");

// src/stages/plan/plan-input.ts
var wantedService = /* @__PURE__ */ __name((input, service, caller) => ({
  ...service,
  sideCars: input.sideCars ?? "off",
  exceptions: input.exceptions,
  values: valueNeeds(input, service, caller)
}), "wantedService");
var valueNeeds = /* @__PURE__ */ __name(({ values = NO_VALUES, tag }, { cluster, service, stateFile }, caller) => ({
  ...values,
  facts: { ...values.facts, cluster, service, "image-tag": tag ?? null, ...caller },
  stateFile,
  aws: caller === null ? "unreachable" : "reachable"
}), "valueNeeds");
var NO_VALUES = { untrusted: null, unresolved: "refused", variables: {}, facts: {} };

// src/stages/plan/definition-files.ts
var checkDefinitions = defineStage({
  kind: "definition",
  title: "Check the task definition",
  uses: ["target", "files", "log", "secrets"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const services = input.services.filter((service) => isFile(service, input.missing ?? []));
    const checked = services.map(async (service) => {
      const wanted = wantedService(input, service, null);
      const { lint: lint2 } = await lintedDefinition(wanted, ports).catch(namedIn(service));
      return { serviceName: service.key, lint: lint2 };
    });
    return allOrEveryProblem(checked).then(
      (found) => ({ services: found }),
      (thrown) => {
        throw asOneError(thrown);
      }
    );
  }, "run"),
  record: /* @__PURE__ */ __name((checked) => checked, "record")
});
var isFile = /* @__PURE__ */ __name(({ taskDefinition }, missing3) => taskDefinition.kind === "file" && !missing3.includes("task-definition"), "isFile");

// src/domain/values/unresolved.ts
var unresolvedIn = /* @__PURE__ */ __name(({ filled: filled2 }) => {
  const written3 = [...filled2?.values() ?? []].flatMap(
    (one) => one.text === null ? segmentsOf(one.written) ?? [] : []
  );
  return [...new Set(written3.flatMap((one) => one.kind === "reference" ? [one.reference.written] : []))];
}, "unresolvedIn");

// src/stages/plan/account.ts
var checkAccount = /* @__PURE__ */ __name(({ what, account, wanted, by = "aws-account-id" }) => {
  if (wanted === null || account === wanted) return;
  throw fault("E_ACCOUNT", { message: `${what} is in the account ${account}, not in ${wanted} (\`${by}\`)` });
}, "checkAccount");
var accountIn = /* @__PURE__ */ __name((arn) => arn.split(":")[4] ?? "", "accountIn");

// src/stages/plan/returned.ts
var returned = /* @__PURE__ */ __name((value, call) => {
  if (value !== void 0) return value;
  throw fault("E_AWS", { message: `AWS returned an incomplete response (${call})` });
}, "returned");

// src/stages/plan/identify.ts
var identify = /* @__PURE__ */ __name(async (input, { registry, target }) => {
  const [wanted = null, ...others] = new Set(input.services.map(({ region: region2 }) => region2));
  if (others.length > 0) {
    const regions = [wanted, ...others].map((region2) => region2 ?? "the default region");
    throw fault("E_INPUT", {
      message: `the services are in several regions: ${regions.join(", ")}`,
      hint: "Deploy to one region in a run: set `aws-region` once."
    });
  }
  const region = wanted ?? await target.region();
  if (region === null || (input.registry.region ?? await registry.region()) === null) {
    throw fault("E_REGION_MISSING", { message: "no AWS region is set" });
  }
  const identity = await target.sts.getCallerIdentity({});
  const account = returned(identity.Account, "sts:GetCallerIdentity");
  for (const { account: wanted2 } of [input.registry, ...input.services]) {
    checkAccount({ what: "the caller", account, wanted: wanted2 });
  }
  return { account, region };
}, "identify");

// src/domain/aws/faults.ts
var PERMANENT = /^(ClientException|InvalidParameter\w*|Validation\w*|Serialization\w*|Unsupported\w*|\w+NotFoundException)$/;
var isTemporary = /* @__PURE__ */ __name((error) => error instanceof AwsError && error.code === "E_AWS" && (!PERMANENT.test(error.awsCode) || isBusy(error)), "isTemporary");
var THROTTLED = /^(Throttl\w+|RequestThrottled\w*|TooManyRequests\w*|RequestLimitExceeded|BandwidthLimitExceeded|EC2ThrottledException|SlowDown|PriorRequestNotComplete|HTTP 429)$/;
var CONCURRENT = /too many concurrent attempts to create a new revision/i;
var isBusy = /* @__PURE__ */ __name((error) => error instanceof AwsError && error.code === "E_AWS" && (THROTTLED.test(error.awsCode) || error.awsCode === "ClientException" && CONCURRENT.test(error.message)), "isBusy");
var isUnavailable = /* @__PURE__ */ __name((error) => error instanceof AwsError && (error.code === "E_ACCESS_DENIED" || error.awsCode === "UnsupportedFeatureException"), "isUnavailable");

// src/domain/aws/deployed-by.ts
var byCodeDeploy = /* @__PURE__ */ __name((deployedBy) => {
  if (deployedBy.kind === "codedeploy") return deployedBy;
  throw new Error("a service that CodeDeploy does not deploy");
}, "byCodeDeploy");
var unsupportedService = /* @__PURE__ */ __name((service) => {
  if (service.status === "DRAINING") return DRAINING;
  if (service.resourceManagementType === "ECS") return EXPRESS;
  const controller = service.deploymentController?.type ?? "ECS";
  return controller === "ECS" || controller === "CODE_DEPLOY" ? null : { because: `has the deployment controller ${controller}`, hint: HINTS[controller] ?? OTHER };
}, "unsupportedService");
var DRAINING = {
  because: "is being deleted (DRAINING)",
  hint: "Create the service under another name, or wait until the deletion is complete."
};
var EXPRESS = {
  because: "is an Express Mode service, whose resources ECS manages",
  hint: "Use a service of your own (CreateService), or update this one with aws-actions/amazon-ecs-deploy-express-service."
};
var OTHER = "Use a service with the deployment controller `ECS` or `CODE_DEPLOY`.";
var HINTS = {
  EXTERNAL: "Use a service with the deployment controller `ECS` or `CODE_DEPLOY`; with `EXTERNAL`, another program creates the task sets and has to deploy."
};

// src/domain/codedeploy/task-sets.ts
var isOfCodeDeploy = /* @__PURE__ */ __name(({ deploymentController }) => deploymentController?.type === "CODE_DEPLOY", "isOfCodeDeploy");
var withTaskSets = /* @__PURE__ */ __name((service) => {
  if (!isOfCodeDeploy(service) || service.taskSets === void 0) return service;
  const primary = service.taskSets.find(({ status }) => status === "PRIMARY");
  const taskDefinition = primary?.taskDefinition ?? service.taskDefinition;
  return {
    ...service,
    ...taskDefinition === void 0 ? {} : { taskDefinition },
    deployments: service.taskSets.map(asDeployment)
  };
}, "withTaskSets");
var asDeployment = /* @__PURE__ */ __name((taskSet) => {
  const { externalId, id, status, taskDefinition, createdAt, runningCount, pendingCount } = taskSet;
  return {
    id: parseCodeDeployId(externalId) ?? id,
    status,
    taskDefinition,
    createdAt,
    runningCount,
    pendingCount,
    desiredCount: taskSet.computedDesiredCount
  };
}, "asDeployment");

// src/stages/plan/live-service.ts
var readService = /* @__PURE__ */ __name(async (name, ecs, findCluster2) => {
  const [clusterArn, found] = await allOrEveryProblem([findCluster2(name.cluster), findService(name, ecs)]).catch(
    (thrown) => {
      throw withoutConsequences(thrown);
    }
  );
  const call = `ecs:DescribeServices, ${name.service}`;
  return {
    clusterArn: returned(clusterArn ?? found.clusterArn, call),
    serviceArn: returned(found.serviceArn, call),
    serviceName: returned(found.serviceName, call),
    previousTaskDefinitionArn: found.taskDefinition ?? null,
    desiredCount: found.desiredCount ?? 0,
    primaryDeploymentId: primaryOf(found)?.id ?? null,
    described: found
  };
}, "readService");
var withoutConsequences = /* @__PURE__ */ __name((thrown) => {
  const problems = problemsIn(thrown);
  const isMissing = /* @__PURE__ */ __name((code2) => (problem3) => problem3 instanceof ShipError && problem3.code === code2, "isMissing");
  const isService = isMissing("E_SERVICE_NOT_FOUND");
  return new AggregateError(
    problems.some(isMissing("E_CLUSTER_NOT_FOUND")) ? problems.filter((problem3) => !isService(problem3)) : problems
  );
}, "withoutConsequences");
var clusterFinder = /* @__PURE__ */ __name((ecs) => {
  const asked2 = /* @__PURE__ */ new Map();
  return (name) => {
    const cluster = asked2.get(name) ?? findCluster(name, ecs);
    asked2.set(name, cluster);
    return cluster;
  };
}, "clusterFinder");
var findCluster = /* @__PURE__ */ __name(async (name, ecs) => {
  const reply = await ecs.describeClusters({ clusters: [name] }).catch((thrown) => {
    if (isUnavailable(thrown)) return null;
    throw thrown;
  });
  if (reply === null) return null;
  const cluster = reply.clusters?.find(({ status }) => status !== "INACTIVE");
  if (cluster?.clusterArn !== void 0) return cluster.clusterArn;
  throw await clusterNotFound(name, ecs);
}, "findCluster");
var findService = /* @__PURE__ */ __name(async (name, ecs) => {
  const { services } = await ecs.describeServices({ cluster: name.cluster, services: [name.service], ...includedIn(name) }).catch(async (thrown) => {
    if (isAwsError(thrown, ["ClusterNotFoundException"])) throw await clusterNotFound(name.cluster, ecs);
    throw thrown;
  });
  const [service] = services ?? [];
  if (service === void 0 || service.status === "INACTIVE") throw await serviceNotFound(name, ecs);
  const problem3 = unsupportedService(service);
  if (problem3 === null) return withTaskSets(service);
  const message = `the ECS service '${name.service}' in the cluster '${name.cluster}' ${problem3.because}`;
  throw fault("E_SERVICE_UNSUPPORTED", { message, hint: problem3.hint });
}, "findService");
var includedIn = /* @__PURE__ */ __name(({ include = [] }) => include.length === 0 ? {} : { include }, "includedIn");
var serviceNotFound = /* @__PURE__ */ __name(async ({ cluster, service }, ecs) => {
  const names = await readNames(async (page) => {
    const { serviceArns, nextToken } = await ecs.listServices({ cluster, maxResults: 100, ...page });
    return { items: (serviceArns ?? []).map(lastPart), nextToken };
  });
  const what = { what: "ECS service", plural: "services", input: "service", where: `in the cluster '${cluster}'` };
  return missingName("E_SERVICE_NOT_FOUND", { ...what, name: service, names });
}, "serviceNotFound");
var clusterNotFound = /* @__PURE__ */ __name(async (name, ecs) => {
  const names = await readNames(async (page) => {
    const { clusterArns, nextToken } = await ecs.listClusters({ maxResults: 100, ...page });
    return { items: (clusterArns ?? []).map(lastPart), nextToken };
  });
  return missingName("E_CLUSTER_NOT_FOUND", { what: "ECS cluster", plural: "clusters", input: "cluster", name, names });
}, "clusterNotFound");

// src/domain/service-attributes/wanted-members.ts
var wantedMembers = /* @__PURE__ */ __name((wanted, service) => ({
  ...simpleMembers(wanted),
  ...given("networkConfiguration", networkOf(wanted, service)),
  ...given("capacityProviderStrategy", strategyIn(wanted)),
  ...given("deploymentConfiguration", configurationOf(wanted, service))
}), "wantedMembers");
var simpleMembers = /* @__PURE__ */ __name((wanted) => ({
  ...given("enableExecuteCommand", wanted["enable-execute-command"]),
  ...given("propagateTags", wanted["propagate-tags"]),
  ...given("enableECSManagedTags", wanted["enable-ecs-managed-tags"]),
  ...given("healthCheckGracePeriodSeconds", wanted["health-check-grace-period-seconds"]),
  ...given("platformVersion", wanted["platform-version"]),
  ...given("availabilityZoneRebalancing", enabledOrDisabled(wanted["availability-zone-rebalancing"]))
}), "simpleMembers");
var given = /* @__PURE__ */ __name((name, value) => (
  // The name is the one key.
  value == null ? {} : { [name]: value }
), "given");
var enabledOrDisabled = /* @__PURE__ */ __name((flag) => flag == null ? null : flag ? "ENABLED" : "DISABLED", "enabledOrDisabled");
var networkOf = /* @__PURE__ */ __name(({ network }, service) => {
  if (network == null) return null;
  const own = service.networkConfiguration?.awsvpcConfiguration;
  const configuration = {
    ...own,
    subnets: [...network.subnets ?? own?.subnets ?? []],
    ...given("securityGroups", network["security-groups"] == null ? null : [...network["security-groups"]]),
    ...given("assignPublicIp", enabledOrDisabled(network["public-ip"]))
  };
  return { awsvpcConfiguration: configuration };
}, "networkOf");
var strategyIn = /* @__PURE__ */ __name(({ "capacity-providers": providers }) => providers == null ? null : Object.entries(providers).map(([capacityProvider, { weight, base: base2 }]) => ({ capacityProvider, weight, base: base2 })), "strategyIn");
var configurationOf = /* @__PURE__ */ __name((wanted, service) => {
  const own = service.deploymentConfiguration;
  const parts = {
    ...given("deploymentCircuitBreaker", breakerOf(wanted["circuit-breaker"], own)),
    ...given("alarms", alarmsOf(wanted.alarms, own)),
    ...given("minimumHealthyPercent", wanted["minimum-healthy-percent"]),
    ...given("maximumPercent", wanted["maximum-percent"])
  };
  return Object.keys(parts).length === 0 ? null : { ...own, ...parts };
}, "configurationOf");
var breakerOf = /* @__PURE__ */ __name((breaker, own) => {
  if (breaker == null) return null;
  const enable = breaker.enable ?? true;
  return {
    ...own?.deploymentCircuitBreaker,
    enable,
    rollback: breaker.rollback ?? enable,
    ...given("thresholdConfiguration", breaker.threshold),
    ...given("resetOnHealthyTask", breaker["reset-on-healthy-task"])
  };
}, "breakerOf");
var alarmsOf = /* @__PURE__ */ __name((alarms, own) => {
  if (alarms == null) return null;
  const enable = alarms.enable ?? true;
  return {
    alarmNames: [...alarms.names ?? own?.alarms?.alarmNames ?? []],
    enable,
    rollback: alarms.rollback ?? enable
  };
}, "alarmsOf");
var normalMembers = /* @__PURE__ */ __name((service) => ({
  enableExecuteCommand: service.enableExecuteCommand ?? false,
  propagateTags: service.propagateTags ?? "NONE",
  enableECSManagedTags: service.enableECSManagedTags ?? false,
  healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds ?? 0,
  platformVersion: service.platformVersion ?? "LATEST",
  availabilityZoneRebalancing: service.availabilityZoneRebalancing ?? "DISABLED",
  networkConfiguration: normalNetwork(service.networkConfiguration),
  capacityProviderStrategy: normalStrategy(service.capacityProviderStrategy),
  deploymentConfiguration: normalConfiguration(service.deploymentConfiguration)
}), "normalMembers");
var normalNetwork = /* @__PURE__ */ __name((network) => {
  const { subnets = [], securityGroups = [], assignPublicIp = "DISABLED" } = network?.awsvpcConfiguration ?? {};
  return { subnets: [...subnets].sort(), securityGroups: [...securityGroups].sort(), assignPublicIp };
}, "normalNetwork");
var normalStrategy = /* @__PURE__ */ __name((strategy = []) => Object.fromEntries(
  strategy.map(({ capacityProvider = "", weight = 0, base: base2 = 0 }) => [capacityProvider, { weight, base: base2 }]).toSorted(([one], [other]) => one < other ? -1 : 1)
), "normalStrategy");
var normalConfiguration = /* @__PURE__ */ __name((configuration = {}) => {
  const { deploymentCircuitBreaker, alarms, minimumHealthyPercent, maximumPercent } = configuration;
  return {
    deploymentCircuitBreaker: normalBreaker(deploymentCircuitBreaker),
    alarms: normalAlarms(alarms),
    ...given("minimumHealthyPercent", minimumHealthyPercent),
    ...given("maximumPercent", maximumPercent)
  };
}, "normalConfiguration");
var normalBreaker = /* @__PURE__ */ __name((breaker = {}) => {
  const { enable = false, rollback: rollback2 = false, resetOnHealthyTask = true, thresholdConfiguration } = breaker;
  const { type = "BOUNDED_PERCENT", value = 50 } = thresholdConfiguration ?? {};
  return { enable, rollback: rollback2, resetOnHealthyTask, thresholdConfiguration: { type, value } };
}, "normalBreaker");
var normalAlarms = /* @__PURE__ */ __name(({
  alarmNames = [],
  enable = false,
  rollback: rollback2 = false
} = {}) => ({
  alarmNames: [...alarmNames].sort(),
  enable,
  rollback: rollback2
}), "normalAlarms");

// src/domain/service-attributes/attribute-changes.ts
var STARTS = {
  networkConfiguration: "deployment",
  platformVersion: "deployment",
  capacityProviderStrategy: "forced"
};
var OF_NEW_TASKS = ["enableExecuteCommand", "enableECSManagedTags", "propagateTags"];
var attributeChanges = /* @__PURE__ */ __name((wanted, service) => {
  const members = wantedMembers(wanted, service);
  const [now, then] = [normalMembers(service), normalMembers({ ...membersOf(service), ...members })];
  const names = Object.keys(members).filter((name) => !isSame(now[name], then[name]));
  const starts = names.flatMap((name) => STARTS[name] ?? []);
  const tags = tagChanges(wanted, service);
  return {
    request: Object.fromEntries(names.map((name) => [name, members[name]])),
    starts: starts.includes("forced") ? "forced" : starts.includes("deployment") ? "deployment" : "nothing",
    tags,
    names: [...names, ...tags === null ? [] : ["tags"]],
    ofNewTasks: names.filter((name) => OF_NEW_TASKS.includes(name))
  };
}, "attributeChanges");
var isSame = /* @__PURE__ */ __name((one, other) => JSON.stringify(one) === JSON.stringify(other), "isSame");
var membersOf = /* @__PURE__ */ __name((service) => service, "membersOf");
var tagChanges = /* @__PURE__ */ __name(({ tags: wanted }, { tags = [] }) => {
  const now = new Map(tags.map(({ key: key2 = "", value = "" }) => [key2, value]));
  const entries = Object.entries(wanted ?? {});
  const set2 = entries.flatMap(([key2, value]) => value === null || now.get(key2) === value ? [] : [{ key: key2, value }]);
  const removed = entries.flatMap(([key2, value]) => value === null && now.has(key2) ? [key2] : []);
  return set2.length + removed.length === 0 ? null : { set: set2, removed };
}, "tagChanges");
var withAttributes = /* @__PURE__ */ __name((wanted, service) => {
  const { capacityProviderStrategy, ...members } = wantedMembers(wanted, service);
  const tags = tagChanges(wanted, service);
  return {
    ...service,
    ...capacityProviderStrategy === void 0 ? {} : { launchType: void 0, capacityProviderStrategy },
    ...members,
    ...tags === null ? {} : { tags: changedTags(tags, service.tags) }
  };
}, "withAttributes");
var changedTags = /* @__PURE__ */ __name(({ set: set2, removed }, tags = []) => {
  const gone2 = /* @__PURE__ */ new Set([...removed, ...set2.map(({ key: key2 }) => key2)]);
  return [...tags.filter(({ key: key2 }) => !gone2.has(key2)), ...set2];
}, "changedTags");
var shownAttributes = /* @__PURE__ */ __name((service) => ({
  ...normalMembers(service),
  tags: Object.fromEntries((service.tags ?? []).map(({ key: key2 = "", value = "" }) => [key2, value]))
}), "shownAttributes");

// src/domain/service-attributes/service-attributes.ts
var NO_ATTRIBUTES = { value: {}, positions: /* @__PURE__ */ new Map() };
var attributeInWords = /* @__PURE__ */ __name(({ positions: positions2 }, path2) => {
  const at2 = positionAt(positions2, path2);
  return `${at2 === null ? "" : `${positionText(at2)}: `}\`${["service-attributes", ...path2].join(".")}\``;
}, "attributeInWords");
var fieldsFor = /* @__PURE__ */ __name(({ value: { tags } } = NO_ATTRIBUTES) => tags == null ? [] : ["TAGS"], "fieldsFor");

// src/domain/verify/launch.ts
var isOfFargate = /* @__PURE__ */ __name((name) => name.startsWith("FARGATE"), "isOfFargate");
var strategyOf = /* @__PURE__ */ __name(({ capacityProviderStrategy = [] }) => capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []), "strategyOf");
var ownProviders = /* @__PURE__ */ __name((service) => strategyOf(service).filter((name) => !isOfFargate(name)), "ownProviders");
var isOnFargate = /* @__PURE__ */ __name((service) => service.launchType === "FARGATE" || strategyOf(service).length > 0 && ownProviders(service).length === 0, "isOnFargate");
var isOnHosts = /* @__PURE__ */ __name((service) => !isOnFargate(service) && (service.launchType !== void 0 || strategyOf(service).length > 0), "isOnHosts");

// src/domain/service-attributes/attribute-problems.ts
var attributeProblems = /* @__PURE__ */ __name((attributes, facts) => {
  const { value: wanted } = attributes;
  const judged = { ...facts, wanted, planned: withAttributes(wanted, facts.service) };
  return RULES2.flatMap((rule) => rule(judged)).map(
    ([path2, why]) => `${attributeInWords(attributes, path2)} is set, but ${why}`
  );
}, "attributeProblems");
var isSet = /* @__PURE__ */ __name(({ wanted }, name) => wanted[name] != null, "isSet");
var nameOf5 = /* @__PURE__ */ __name(({ service: { serviceName = "" } }) => `the service '${serviceName}'`, "nameOf");
var isRolling = /* @__PURE__ */ __name(({ service }) => (service.deploymentConfiguration?.strategy ?? "ROLLING") === "ROLLING" && !isOfCodeDeploy(service), "isRolling");
var NOT_OF_CODEDEPLOY = [
  "enable-execute-command",
  "platform-version",
  "network",
  "capacity-providers",
  "circuit-breaker",
  "alarms",
  "availability-zone-rebalancing"
];
var codeDeployRule = /* @__PURE__ */ __name((judged) => isOfCodeDeploy(judged.service) ? NOT_OF_CODEDEPLOY.filter((name) => isSet(judged, name)).map((name) => [
  [name],
  `ECS does not change it for ${nameOf5(judged)}, which CodeDeploy deploys`
]) : [], "codeDeployRule");
var execRule = /* @__PURE__ */ __name((judged) => judged.wanted["enable-execute-command"] === true && (judged.definition.taskRoleArn ?? "") === "" ? [[["enable-execute-command"], "the task definition has no task role, without which ECS Exec has no permissions"]] : [], "execRule");
var CHECKED_BY = ["loadBalancers", "serviceRegistries", "vpcLatticeConfigurations", "gatewayConnectors"];
var graceRule = /* @__PURE__ */ __name((judged) => {
  const { service, definition, wanted } = judged;
  const places = [{ ...service }, ...(service.deployments ?? []).map((one) => ({ ...one }))];
  const isChecked = places.some((place) => CHECKED_BY.some((name) => itemsOf(place[name]).length > 0)) || (definition.containerDefinitions ?? []).some(({ healthCheck }) => healthCheck !== void 0);
  if (isChecked || (wanted["health-check-grace-period-seconds"] ?? 0) === 0) return [];
  return [
    [
      ["health-check-grace-period-seconds"],
      `${nameOf5(judged)} has no load balancer, and no container has a health check`
    ]
  ];
}, "graceRule");
var fargateRules = /* @__PURE__ */ __name((judged) => {
  const { planned, wanted } = judged;
  if (!isOnHosts(planned)) return [];
  const why = `${nameOf5(judged)} does not run on Fargate`;
  return [
    ...isSet(judged, "platform-version") ? [[["platform-version"], why]] : [],
    ...wanted.network?.["public-ip"] === true ? [[["network", "public-ip"], why]] : []
  ];
}, "fargateRules");
var networkRules = /* @__PURE__ */ __name((judged) => {
  const { planned, wanted, definition } = judged;
  if (wanted.network == null) return [];
  if (definition.networkMode !== "awsvpc") {
    const mode = definition.networkMode ?? "bridge";
    return [[["network"], `the task definition has the network mode ${mode}; only awsvpc has a network of the service`]];
  }
  return (planned.networkConfiguration?.awsvpcConfiguration?.subnets ?? []).length === 0 ? [[["network"], `${nameOf5(judged)} has no subnets; set \`subnets\`, too`]] : [];
}, "networkRules");
var providerRules = /* @__PURE__ */ __name((judged) => {
  const { service, wanted } = judged;
  if (wanted["capacity-providers"] == null) return [];
  if (service.launchType === "EXTERNAL")
    return [[["capacity-providers"], `${nameOf5(judged)} has the launch type EXTERNAL, which has none`]];
  return service.schedulingStrategy === "DAEMON" && Object.keys(wanted["capacity-providers"]).some(isOfFargate2) ? [[["capacity-providers"], `${nameOf5(judged)} is a DAEMON, which does not run on Fargate`]] : [];
}, "providerRules");
var isOfFargate2 = /* @__PURE__ */ __name((name) => name.startsWith("FARGATE"), "isOfFargate");
var alarmRules = /* @__PURE__ */ __name((judged) => {
  const { alarms } = judged.planned.deploymentConfiguration ?? {};
  return judged.wanted.alarms != null && alarms?.enable === true && (alarms.alarmNames ?? []).length === 0 ? [[["alarms"], `${nameOf5(judged)} has no alarms; set \`names\`, too`]] : [];
}, "alarmRules");
var percentRules = /* @__PURE__ */ __name((judged) => {
  const { minimumHealthyPercent: min, maximumPercent: max } = judged.planned.deploymentConfiguration ?? {};
  const isOurs2 = isSet(judged, "minimum-healthy-percent") || isSet(judged, "maximum-percent");
  if (!isOurs2 || !isRolling(judged) || min !== 100 || max !== 100) return [];
  const name = isSet(judged, "maximum-percent") ? "maximum-percent" : "minimum-healthy-percent";
  return [[[name], "with both percentages at 100 no task can be replaced"]];
}, "percentRules");
var zoneRules = /* @__PURE__ */ __name((judged) => {
  const { planned, wanted } = judged;
  if (wanted["availability-zone-rebalancing"] !== true) return [];
  const path2 = ["availability-zone-rebalancing"];
  return [
    ...planned.schedulingStrategy === "DAEMON" ? [[path2, `${nameOf5(judged)} is a DAEMON`]] : [],
    ...planned.launchType === "EXTERNAL" ? [[path2, `${nameOf5(judged)} has the launch type EXTERNAL`]] : [],
    ...planned.deploymentConfiguration?.maximumPercent === 100 ? [[path2, `${nameOf5(judged)} has a maximum of 100 percent, which leaves no room for it`]] : []
  ];
}, "zoneRules");
var MOST_TAGS = 50;
var tagRule = /* @__PURE__ */ __name(({ planned: { tags = [], serviceName = "" }, wanted }) => {
  const own = tags.filter(({ key: key2 = "" }) => !/^aws:/i.test(key2));
  return wanted.tags == null || own.length <= MOST_TAGS ? [] : [[["tags"], `the service '${serviceName}' would have ${own.length} tags; at most ${MOST_TAGS} are possible`]];
}, "tagRule");
var RULES2 = [
  codeDeployRule,
  execRule,
  graceRule,
  fargateRules,
  networkRules,
  providerRules,
  alarmRules,
  percentRules,
  zoneRules,
  tagRule
];

// src/stages/plan/check-attributes.ts
var checkAttributes = /* @__PURE__ */ __name(({ attributes = NO_ATTRIBUTES }, facts) => {
  const problems = attributeProblems(attributes, facts);
  if (problems.length === 0) return;
  throw new AggregateError(
    problems.map(
      (message) => fault("E_INPUT", { message, hint: "Remove the attribute, or change what contradicts it." })
    )
  );
}, "checkAttributes");

// src/stages/plan/check-tests.ts
var HOLDING = ["POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT"];
var checkTests = /* @__PURE__ */ __name(({ smokeTest: smokeTest2 = [], waitUntil = "stable" }, found) => {
  if (found.creation !== void 0 || !smokeTest2.some(isTest)) return;
  const name = found.described.serviceName ?? "";
  const problem3 = problemIn(found, name) ?? waitProblem(waitUntil);
  if (problem3 === null) return;
  const [because, hint] = problem3;
  throw fault("E_INPUT", { message: `\`smoke-test\`: \`on: test-listener\`: ${because}`, hint });
}, "checkTests");
var testsOf = /* @__PURE__ */ __name(({ smokeTest: smokeTest2 = [] }, { creation }, { warning }) => {
  if (creation === void 0 || !smokeTest2.some(isTest)) return smokeTest2;
  warning("`smoke-test`: the checks on the test listener are left out in the first deployment of the service");
  return smokeTest2.filter((check4) => !isTest(check4));
}, "testsOf");
var isTest = /* @__PURE__ */ __name(({ on }) => on === "test-listener", "isTest");
var problemIn = /* @__PURE__ */ __name(({ described }, name) => {
  const { strategy = "ROLLING", lifecycleHooks = [] } = described.deploymentConfiguration ?? {};
  const remove = "Remove `on`: the check is then made when the deployment is confirmed.";
  if (isOfCodeDeploy(described))
    return [`CodeDeploy deploys the service ${name}, whose test traffic is not supported`, remove];
  if (strategy === "ROLLING") return [`the service ${name} has the strategy ROLLING, which has no test traffic`, remove];
  if (leadingTo(described).testRules.length === 0)
    return usesServiceConnect(described) ? [`the service ${name} has test traffic by the header of Service Connect only, which is not supported`, remove] : [`the load balancer of the service ${name} has no \`testListenerRule\``, remove];
  const holds = lifecycleHooks.some(
    ({ targetType, lifecycleStages = [] }) => targetType === "PAUSE" && lifecycleStages.some((stage) => HOLDING.includes(stage))
  );
  if (holds) return null;
  return [
    `the service ${name} has no pause hook at ${HOLDING.join(" or ")}, so nothing holds production traffic until the check has passed`,
    "Add a pause hook at POST_TEST_TRAFFIC_SHIFT to the service, and set `pause-hook: continue`."
  ];
}, "problemIn");
var usesServiceConnect = /* @__PURE__ */ __name(({ deployments = [] }) => deployments.some(
  ({ serviceConnectConfiguration }) => serviceConnectConfiguration?.services?.some(
    ({ clientAliases = [] }) => clientAliases.some(({ testTrafficRules }) => testTrafficRules !== void 0)
  )
), "usesServiceConnect");
var waitProblem = /* @__PURE__ */ __name((until) => until === "stable" || until === "serving" || isAtOrAfter(until, "POST_TEST_TRAFFIC_SHIFT") ? null : [`\`wait-until\` is ${until}, which is before the check`, "Set `wait-until` to POST_TEST_TRAFFIC_SHIFT or later."], "waitProblem");

// src/domain/codedeploy/appspec-file.ts
var DEEPEST = 20;
var MOST_ALIASES = 100;
var PROPERTIES = [
  "TaskDefinition",
  "LoadBalancerInfo",
  "PlatformVersion",
  "NetworkConfiguration",
  "CapacityProviderStrategy"
];
var HOOKS = ["BeforeInstall", "AfterInstall", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AfterAllowTraffic"];
var map = external_exports.record(external_exports.string(), external_exports.unknown());
var member = /* @__PURE__ */ __name((given4, name) => Object.entries(given4).find(([key2]) => key2.toLowerCase() === name.toLowerCase())?.[1], "member");
var problem2 = /* @__PURE__ */ __name((why) => ({ kind: "problem", why }), "problem");
var readAppSpec = /* @__PURE__ */ __name((text2) => {
  const parsed2 = parseYaml(text2, { levels: DEEPEST });
  if (parsed2.kind === "too-deep") return problem2(`is nested deeper than ${DEEPEST} levels`);
  const [error] = parsed2.document.errors;
  if (error !== void 0) return problem2(`is not valid JSON or YAML: ${error.message}`);
  const content = map.safeParse(parsed2.document.toJS({ maxAliasCount: MOST_ALIASES }));
  if (!content.success) return problem2("is not a map with `version`, `Resources` and `Hooks`");
  const properties = propertiesIn(member(content.data, "resources"));
  if (properties.kind === "problem") return properties;
  const hooks = hooksIn(member(content.data, "hooks") ?? null);
  if (hooks.kind === "problem") return hooks;
  return { kind: "appspec", appspec: { properties: properties.value, hooks: hooks.value } };
}, "readAppSpec");
var wrong = /* @__PURE__ */ __name((why) => ({ kind: "problem", why }), "wrong");
var propertiesIn = /* @__PURE__ */ __name((resources) => {
  const list = external_exports.array(map).safeParse(resources);
  const all = list.success ? list.data.flatMap((one) => Object.values(one)) : [];
  const [resource, second] = all.map((one) => map.safeParse(one));
  if (resource?.success !== true || second !== void 0)
    return wrong("must have one entry in `Resources`, the service");
  const type = member(resource.data, "type");
  if (type !== "AWS::ECS::Service") return wrong("must have the `Type` AWS::ECS::Service in `Resources`");
  const given4 = map.safeParse(member(resource.data, "properties") ?? {});
  if (!given4.success) return wrong("has `Properties` that are not a map");
  const entries = Object.entries(given4.data).map(
    ([name, value]) => [canonical(name, PROPERTIES) ?? name, value]
  );
  const unknown8 = entries.find(([name]) => !PROPERTIES.includes(name));
  if (unknown8 !== void 0) return wrong(`has the unknown property ${unknown8[0]}${didYouMean(unknown8[0], PROPERTIES)}`);
  return { kind: "found", value: Object.fromEntries(entries) };
}, "propertiesIn");
var canonical = /* @__PURE__ */ __name((name, known4) => known4.find((one) => one.toLowerCase() === name.toLowerCase()) ?? null, "canonical");
var hooksIn = /* @__PURE__ */ __name((given4) => {
  if (given4 === null) return { kind: "found", value: null };
  const list = external_exports.array(external_exports.record(external_exports.string(), external_exports.string())).safeParse(given4);
  if (!list.success) return wrong("must have a list in `Hooks`: EVENT: the name or ARN of a Lambda function");
  const entries = list.data.flatMap((one) => Object.entries(one));
  const unknown8 = entries.find(([name]) => canonical(name, HOOKS) === null);
  if (unknown8 !== void 0)
    return wrong(`has a hook of ${unknown8[0]}, which no hook can be attached to${didYouMean(unknown8[0], HOOKS)}`);
  return { kind: "found", value: entries.map(([name, lambda]) => ({ [canonical(name, HOOKS) ?? name]: lambda })) };
}, "hooksIn");

// src/stages/plan/read-appspec.ts
var LARGEST = 51200;
var readAppSpecFile = /* @__PURE__ */ __name(async (file, files) => {
  await assertAllowed([file], files);
  const subject = `\`${file.setting}\`: the file ${file.given}`;
  if (await files.kindOf(file.path) !== "file") throw fault("E_INPUT", { message: `${subject} does not exist` });
  if (await files.sizeBytes(file.path) > LARGEST)
    throw fault("E_INPUT", { message: `${subject} is larger than 50 KB, which CodeDeploy does not accept` });
  const reading = readAppSpec(await files.readText(file.path) ?? "");
  if (reading.kind === "appspec") return reading.appspec;
  throw fault("E_INPUT", { message: `${subject} ${reading.why}` });
}, "readAppSpecFile");

// src/stages/plan/deployment-group.ts
var MOST = 100;
var MISSING2 = ["ApplicationDoesNotExistException", "DeploymentGroupDoesNotExistException"];
var findGroup = /* @__PURE__ */ __name(async (service, given4, aws) => {
  const ids = (service.taskSets ?? []).flatMap(({ externalId }) => parseCodeDeployId(externalId) ?? []);
  const [id] = ids;
  const found = id === void 0 ? null : await groupOfDeployment(id, aws);
  const name = found !== null && suits(found, given4) ? found : await searchGroup(service, given4, aws);
  if (name !== null) return name;
  throw fault("E_DEPLOYMENT_GROUP", {
    message: `no deployment group of CodeDeploy${inApplication(given4)} deploys the service '${service.serviceName ?? ""}'`,
    headline: "the service has no deployment group in CodeDeploy",
    hint: "Create the deployment group, or set `codedeploy-application` and `codedeploy-deployment-group`."
  });
}, "findGroup");
var inApplication = /* @__PURE__ */ __name(({ application, deploymentGroup }) => [
  application === null ? "" : ` in the application '${application}'`,
  deploymentGroup === null ? "" : ` with the name '${deploymentGroup}'`
].join(""), "inApplication");
var suits = /* @__PURE__ */ __name((name, { application, deploymentGroup }) => (application ?? name.application) === name.application && (deploymentGroup ?? name.deploymentGroup) === name.deploymentGroup, "suits");
var groupOfDeployment = /* @__PURE__ */ __name(async (deploymentId, { codedeploy }) => {
  const reply = await codedeploy.getDeployment({ deploymentId }).catch((thrown) => {
    if (isAwsError(thrown, ["DeploymentDoesNotExistException"])) return null;
    throw thrown;
  });
  const { applicationName: application, deploymentGroupName: deploymentGroup } = reply?.deploymentInfo ?? {};
  return application === void 0 || deploymentGroup === void 0 ? null : { application, deploymentGroup };
}, "groupOfDeployment");
var searchGroup = /* @__PURE__ */ __name(async (service, given4, aws) => {
  const applications = given4.application === null ? await listApplications(aws) : [given4.application];
  for (const application of applications) {
    const groups = await listGroups(application, aws);
    const found = groups.find(
      (group) => deploys(group, service) && (given4.deploymentGroup ?? group.deploymentGroupName) === group.deploymentGroupName
    );
    if (found?.deploymentGroupName !== void 0) return { application, deploymentGroup: found.deploymentGroupName };
  }
  return null;
}, "searchGroup");
var listApplications = /* @__PURE__ */ __name(async ({ codedeploy }) => {
  const names = await readPages(async (nextToken) => {
    const { applications, nextToken: next2 } = await codedeploy.listApplications({ nextToken });
    return { items: applications ?? [], nextToken: next2 };
  });
  const replies = await Promise.all(
    chunksOf(names, MOST).map((some) => codedeploy.batchGetApplications({ applicationNames: [...some] }))
  );
  return replies.flatMap(({ applicationsInfo }) => applicationsInfo ?? []).flatMap(({ applicationName, computePlatform }) => computePlatform === "ECS" ? applicationName ?? [] : []);
}, "listApplications");
var listGroups = /* @__PURE__ */ __name(async (applicationName, { codedeploy }) => {
  const names = await readPages(async (nextToken) => {
    const { deploymentGroups, nextToken: next2 } = await codedeploy.listDeploymentGroups({ applicationName, nextToken });
    return { items: deploymentGroups ?? [], nextToken: next2 };
  }).catch((thrown) => {
    if (isAwsError(thrown, MISSING2)) return [];
    throw thrown;
  });
  const replies = await Promise.all(
    chunksOf(names, MOST).map(
      (some) => codedeploy.batchGetDeploymentGroups({ applicationName, deploymentGroupNames: [...some] })
    )
  );
  return replies.flatMap(({ deploymentGroupsInfo }) => deploymentGroupsInfo ?? []);
}, "listGroups");
var deploys = /* @__PURE__ */ __name(({ ecsServices = [] }, { clusterArn = "", serviceName }) => ecsServices.some((one) => one.clusterName === lastPart(clusterArn) && one.serviceName === serviceName), "deploys");
var readGroup = /* @__PURE__ */ __name(async ({ application, deploymentGroup }, service, { codedeploy }) => {
  const subject = `the deployment group '${deploymentGroup}' of the application '${application}'`;
  const hint = "Correct `codedeploy-application` and `codedeploy-deployment-group`, or leave both out.";
  const { deploymentGroupInfo: group } = await codedeploy.getDeploymentGroup({ applicationName: application, deploymentGroupName: deploymentGroup }).catch(async (thrown) => {
    if (!isAwsError(thrown, MISSING2)) throw thrown;
    throw await missingGroup({ application, deploymentGroup }, { codedeploy });
  });
  if (group !== void 0 && deploys(group, service)) return group;
  const others = (group?.ecsServices ?? []).map(({ clusterName, serviceName }) => `${clusterName}/${serviceName}`);
  const message = `${subject} does not deploy the service '${service.serviceName ?? ""}'; it deploys ${others.join(", ") || "none"}`;
  throw fault("E_DEPLOYMENT_GROUP", { message, hint });
}, "readGroup");
var missingGroup = /* @__PURE__ */ __name(async ({ application, deploymentGroup }, { codedeploy }) => {
  const applications = await readNames(async (page) => {
    const { applications: items = [], nextToken } = await codedeploy.listApplications(page);
    return { items, nextToken };
  });
  if (applications !== null && !applications.includes(application)) {
    const of2 = { what: "CodeDeploy application", plural: "applications", input: "codedeploy-application" };
    return missingName("E_DEPLOYMENT_GROUP", { ...of2, name: application, names: applications });
  }
  const names = await readNames(async (page) => {
    const { deploymentGroups: items = [], nextToken } = await codedeploy.listDeploymentGroups({
      applicationName: application,
      ...page
    });
    return { items, nextToken };
  });
  const of = { what: "deployment group", plural: "deployment groups", input: "codedeploy-deployment-group" };
  const where = `in the CodeDeploy application '${application}'`;
  return missingName("E_DEPLOYMENT_GROUP", { ...of, name: deploymentGroup, names, where });
}, "missingGroup");

// src/stages/plan/deployer.ts
var readDeployer = /* @__PURE__ */ __name(async (settings, service, ports) => {
  const [found, appspec] = await allOrEveryProblem([
    readDeployerAlone(settings, service, ports),
    settings?.appspec ? readAppSpecFile(settings.appspec, ports.files) : Promise.resolve(null)
  ]);
  return found.kind === "ecs" ? found : { ...found, appspec };
}, "readDeployer");
var readDeployerAlone = /* @__PURE__ */ __name(async (settings, service, ports) => {
  const given4 = { ...NOT_SET, ...settings };
  if (!isOfCodeDeploy(service)) return byEcs(given4, service);
  const { deploymentConfig } = given4;
  return { kind: "codedeploy", ...await groupOf(given4, service, ports), deploymentConfig, appspec: null };
}, "readDeployerAlone");
var NOT_SET = { application: null, deploymentGroup: null, deploymentConfig: null, appspec: null };
var NAMES2 = {
  application: "codedeploy-application",
  deploymentGroup: "codedeploy-deployment-group",
  deploymentConfig: "codedeploy-deployment-config",
  appspec: "codedeploy-appspec"
};
var byEcs = /* @__PURE__ */ __name((given4, { serviceName = "" }) => {
  const names = Object.entries(given4).flatMap(
    ([name, value]) => value === null ? [] : `\`${NAMES2[name]}\``
    // its own keys
  );
  if (names.length === 0) return { kind: "ecs" };
  const all = names.join(" and ");
  throw fault("E_INPUT", {
    message: `${all} ${names.length === 1 ? "is" : "are"} set, but ECS itself deploys the service '${serviceName}': its deployment controller is ECS`,
    headline: `ECS itself deploys \`${serviceName}\`, not CodeDeploy`,
    hint: `Remove ${all}, or use a service with the deployment controller CODE_DEPLOY.`
  });
}, "byEcs");
var groupOf = /* @__PURE__ */ __name(async ({ application, deploymentGroup }, service, { target }) => {
  const name = application !== null && deploymentGroup !== null ? { application, deploymentGroup } : await findGroup(service, { application, deploymentGroup }, target);
  return { ...name, groupWaitsMinutes: waitsOf(await readGroup(name, service, target)) };
}, "groupOf");
var waitsOf = /* @__PURE__ */ __name(({ blueGreenDeploymentConfiguration: waits }) => {
  const ready = waits?.deploymentReadyOption;
  const ends = waits?.terminateBlueInstancesOnDeploymentSuccess;
  return (ready?.actionOnTimeout === "STOP_DEPLOYMENT" ? ready.waitTimeInMinutes ?? 0 : 0) + (ends?.action === "TERMINATE" ? ends.terminationWaitTimeInMinutes ?? 0 : 0);
}, "waitsOf");

// src/stages/plan/desired-count.ts
var checkDesiredCount = /* @__PURE__ */ __name(({ desiredCount, places }, { schedulingStrategy, serviceName = "" }) => {
  if (desiredCount === null || schedulingStrategy !== "DAEMON") return;
  const at2 = places.get("desired-count");
  const where = at2 === void 0 ? "" : `${positionText(at2)}: `;
  throw fault("E_INPUT", {
    message: `${where}\`desired-count\` is set, but the service ${serviceName} is a DAEMON, which runs one task on each instance; remove the setting`
  });
}, "checkDesiredCount");

// src/domain/load-balancing/rule-requests.ts
var requestThrough = /* @__PURE__ */ __name((wanted, { rules, dnsName, isOwn: isOwn2 }) => {
  for (const rule of byPriority(rules).filter(isOwn2)) {
    const request = completed(wanted, rule);
    if (ruleFor(rules, askedBy(wanted, request, dnsName)) === rule) return request;
  }
  return null;
}, "requestThrough");
var completed = /* @__PURE__ */ __name(({ host, headers }, { Conditions = [] }) => {
  const hosts = Conditions.flatMap(
    (one) => one.Field === "host-header" ? literals(one.HostHeaderConfig?.Values ?? one.Values) : []
  );
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const added = Conditions.flatMap(({ HttpHeaderConfig: config }) => {
    const [name, [value]] = [config?.HttpHeaderName, literals(config?.Values)];
    return name === void 0 || value === void 0 || names.includes(name.toLowerCase()) ? [] : [[name, value]];
  });
  return { host: host ?? hosts[0]?.toLowerCase() ?? null, headers: { ...headers, ...Object.fromEntries(added) } };
}, "completed");
var literals = /* @__PURE__ */ __name((values = []) => values.filter((value) => /^[^*?\s]+$/u.test(value)), "literals");
var askedBy = /* @__PURE__ */ __name(({ path: full, method }, { host, headers }, dnsName) => {
  const [path2 = "", ...query] = full.split("?");
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    host: (host ?? dnsName).toLowerCase(),
    path: path2,
    method,
    headers: Object.fromEntries(lowered),
    query: new URLSearchParams(query.join("?"))
  };
}, "askedBy");
var hasRules = /* @__PURE__ */ __name(({ Protocol }) => Protocol === "HTTP" || Protocol === "HTTPS", "hasRules");
var onlyRule = /* @__PURE__ */ __name(({ DefaultActions = [] }) => [
  { IsDefault: true, Priority: "default", Conditions: [], Actions: DefaultActions }
], "onlyRule");
var demandsOf = /* @__PURE__ */ __name(({ Conditions = [] }) => Conditions.length === 0 ? "everything else" : Conditions.map(demandOf).join(", "), "demandsOf");
var demandOf = /* @__PURE__ */ __name((condition) => {
  const { Field = "unknown", Values = [] } = condition;
  return DEMANDS[Field]?.(condition, Values.join(" or ")) ?? `a condition of the kind ${Field}`;
}, "demandOf");
var DEMANDS = {
  "host-header": /* @__PURE__ */ __name(({ HostHeaderConfig: config }, values) => `host ${config?.Values?.join(" or ") ?? values}`, "host-header"),
  "path-pattern": /* @__PURE__ */ __name(({ PathPatternConfig: config }, values) => `path ${config?.Values?.join(" or ") ?? values}`, "path-pattern"),
  "http-request-method": /* @__PURE__ */ __name(({ HttpRequestMethodConfig: config }) => `method ${config?.Values?.join(" or ") ?? ""}`, "http-request-method"),
  "http-header": /* @__PURE__ */ __name(({ HttpHeaderConfig: config }) => `a value of the header ${config?.HttpHeaderName ?? ""}`, "http-header"),
  "query-string": /* @__PURE__ */ __name(() => "a query", "query-string"),
  "source-ip": /* @__PURE__ */ __name(() => "some source addresses only", "source-ip")
};

// src/stages/plan/read-rules.ts
var readRules = /* @__PURE__ */ __name(({ ListenerArn }, elb) => readPages(async (Marker) => {
  const { Rules = [], NextMarker } = await elb.describeRules({ ListenerArn, ...Marker !== void 0 && { Marker } });
  return { items: Rules, nextToken: NextMarker };
}), "readRules");
var withRules = /* @__PURE__ */ __name(async (listener, elb) => ({
  listener,
  rules: hasRules(listener) ? await readRules(listener, elb) : onlyRule(listener)
}), "withRules");

// src/stages/plan/find-url.ts
var MOST_LISTENERS = 10;
var findUrl = /* @__PURE__ */ __name(async (service, { target: { elasticloadbalancing: elb }, log: log2 }) => {
  const leading = leadingTo(service);
  if (leading.targetGroupArns.length === 0) return {};
  const subject = `the URL of the service ${service.serviceName ?? ""}`;
  try {
    const url = serviceUrl(await readBalancers(leading, elb), leading);
    if (url !== null) return { url };
    log2.info(`${subject} is not known: no listener for HTTP leads to it`);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${subject} is not known: ${error.message}`);
  }
  return {};
}, "findUrl");
var readBalancers = /* @__PURE__ */ __name(async ({ targetGroupArns }, elb) => {
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroupArns] });
  const arns = [...new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))];
  if (arns.length === 0) return [];
  const { LoadBalancers = [] } = await elb.describeLoadBalancers({ LoadBalancerArns: arns });
  const found = await Promise.all(LoadBalancers.map((balancer) => readBalancer(balancer, elb)));
  return found.flat();
}, "readBalancers");
var readBalancer = /* @__PURE__ */ __name(async ({ LoadBalancerArn, DNSName: dnsName, Scheme, Type }, elb) => {
  if (dnsName === void 0 || (Type ?? "application") !== "application") return [];
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn });
  const listeners = await Promise.all(Listeners.slice(0, MOST_LISTENERS).map((listener) => withRules(listener, elb)));
  return [{ dnsName, reach: Scheme === "internal" ? "internal" : "internet", listeners }];
}, "readBalancer");

// src/stages/read-alarms.ts
var readAlarms = /* @__PURE__ */ __name(async (names, cloudwatch, limit = {}) => {
  const AlarmNames = [...names];
  const reply = await cloudwatch.describeAlarms(
    { AlarmNames, AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: AlarmNames.length },
    limit
  );
  return alarmsIn(reply);
}, "readAlarms");

// src/stages/plan/planned-alarms.ts
var plannedAlarms = /* @__PURE__ */ __name(async (watched, { target: { cloudwatch }, log: log2 }) => {
  if (watched === void 0) return {};
  const { names: alarms, minutes: minutes2 } = watched;
  const found = await readAlarms(alarms, cloudwatch);
  const missing3 = alarms.filter((name) => !found.has(name));
  if (missing3.length > 0) await refuse(missing3, cloudwatch);
  log2.info(`alarms that are watched for ${minutes2} min: ${alarms.join(", ")}`);
  for (const one of found.values()) {
    if (one.state === "ALARM") log2.warning(`${alarmInWords(one)}; it is ignored until it leaves that state`);
  }
  return { alarms };
}, "plannedAlarms");
var refuse = /* @__PURE__ */ __name(async (missing3, cloudwatch) => {
  const names = await readNames(async ({ nextToken: NextToken }) => {
    const reply = await cloudwatch.describeAlarms({ AlarmTypes: ["MetricAlarm", "CompositeAlarm"], NextToken });
    const all = [...reply.MetricAlarms ?? [], ...reply.CompositeAlarms ?? []];
    return { items: all.flatMap(({ AlarmName }) => AlarmName ?? []), nextToken: reply.NextToken };
  });
  const of = { what: "CloudWatch alarm", plural: "alarms", input: "watch-alarms", names };
  return allOrEveryProblem(missing3.map((name) => Promise.reject(missingName("E_INPUT", { ...of, name }))));
}, "refuse");

// src/domain/tasks/task-place.ts
var placeOf3 = /* @__PURE__ */ __name((service, { input }) => {
  const { networkConfiguration, platformVersion } = service;
  const constraints = service.placementConstraints?.filter(({ type }) => type === "memberOf") ?? [];
  return {
    ...input.networkMode === "awsvpc" && networkConfiguration !== void 0 ? { networkConfiguration } : {},
    ...platformVersion === void 0 || isOnHosts(service) ? {} : { platformVersion },
    ...launchOf(service),
    ...constraints.length > 0 ? { placementConstraints: constraints } : {}
  };
}, "placeOf");
var launchOf = /* @__PURE__ */ __name(({ launchType, capacityProviderStrategy = [] }) => {
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  return launchType === void 0 ? {} : { launchType };
}, "launchOf");
var taskProblems = /* @__PURE__ */ __name((task, facts) => [
  ...containerProblem(task, facts),
  ...networkProblem(task, facts),
  ...sizeProblem(task, facts)
], "taskProblems");
var containerProblem = /* @__PURE__ */ __name(({ id, container }, { definition }) => {
  const names = (definition.input.containerDefinitions ?? []).flatMap(({ name }) => name ?? []);
  if (container === null || names.includes(container)) return [];
  return [
    {
      code: "E_CONTAINER_NOT_FOUND",
      message: `\`${id}\`: ${definition.source} has no container \`${container}\`; it has ${names.join(", ")}`,
      hint: `Set \`container\` of \`${id}\` to a name in the message.`
    }
  ];
}, "containerProblem");
var networkProblem = /* @__PURE__ */ __name(({ id }, { service, definition }) => {
  const subnets = service.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  if (definition.input.networkMode !== "awsvpc" || subnets.length > 0) return [];
  return [
    {
      code: "E_INPUT",
      message: `\`${id}\` has no network: ${definition.source} has the network mode awsvpc, and the service ${service.serviceName ?? ""} has no subnets`,
      hint: "Give the service an awsvpc network configuration, or use another `networkMode`."
    }
  ];
}, "networkProblem");
var sizeProblem = /* @__PURE__ */ __name((task, { containerName }) => {
  const size2 = JSON.stringify(overridesOf(task, containerName)).length;
  if (size2 <= MOST_OVERRIDES) return [];
  return [
    {
      code: "E_INPUT",
      message: `\`${task.id}\`: command and environment have ${size2} characters, and ECS takes ${MOST_OVERRIDES}`,
      hint: "Move values to the task definition, or the command into a script of the image."
    }
  ];
}, "sizeProblem");

// src/stages/plan/planned-tasks.ts
var checkTasks = /* @__PURE__ */ __name((tasks, facts) => {
  const problems = listed(tasks).flatMap((task) => taskProblems(task, facts));
  if (problems.length === 0) return;
  throw new AggregateError(problems.map(({ code: code2, message, hint }) => fault(code2, { message, hint })));
}, "checkTasks");
var tasksInWords = /* @__PURE__ */ __name((tasks, containerName) => listed(tasks).map(({ id, container, command, timeoutMinutes }) => {
  const words = quoted(command.join(" "));
  return `${id}: container ${container ?? containerName}, ${words} (${timeoutMinutes} min at most)`;
}), "tasksInWords");
var listed = /* @__PURE__ */ __name((tasks) => [
  ...tasks?.before ?? [],
  ...tasks?.after ?? []
], "listed");

// src/stages/plan/rollback-outlook.ts
var rollbackOutlook = /* @__PURE__ */ __name(async (policy, service, ecs) => {
  const { taskDefinition, serviceName = "" } = service;
  if (policy === void 0 || policy.on.length === 0 || taskDefinition === void 0 || !isOurs(service)) return {};
  if (policy.origin === "default" && isLeftFailed(service))
    return { rollback: `A deployment of ${named(serviceName)} that fails is not taken back: ${BREAKER_LEAVES_IT}.` };
  const denied = await deniedOf(service, ecs);
  if (denied === null) return {};
  const rollback2 = `${named(denied)} is denied, so a rollback of ${named(serviceName)} goes to the revision right before the update (${named(revisionName(taskDefinition))} now), also where that never completed a deployment.`;
  return { rollback: rollback2 };
}, "rollbackOutlook");
var isOurs = /* @__PURE__ */ __name(({ status, deploymentController }) => status !== void 0 && !isOfCodeDeploy({ deploymentController }), "isOurs");
var deniedOf = /* @__PURE__ */ __name(async ({ clusterArn: cluster, serviceName: service }, ecs) => {
  try {
    const asked2 = { cluster, service, status: ["SUCCESSFUL"], maxResults: 1 };
    const { serviceDeployments = [] } = await ecs.listServiceDeployments(asked2);
    const serviceRevisionArns = serviceDeployments.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? []);
    if (serviceRevisionArns.length > 0) await ecs.describeServiceRevisions({ serviceRevisionArns });
    return null;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return isUnavailable(error) ? error.operation : null;
  }
}, "deniedOf");

// src/stages/plan/running-revision.ts
var readRunning = /* @__PURE__ */ __name(async ({ taskDefinition: arn, serviceName = "" }, { target, log: log2 }) => {
  if (arn === void 0) return null;
  try {
    const { taskDefinition, tags } = await target.ecs.describeTaskDefinition({ taskDefinition: arn, include: ["TAGS"] });
    const { draft } = checkTaskDefinition({ taskDefinition, tags }, arn, { values: "registered", containerName: null });
    return { taskDefinitionArn: arn, definition: draft, ...lifeOf(taskDefinition) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    log2.info(`what the service ${serviceName} runs now is not compared: ${error.message}`);
    return null;
  }
}, "readRunning");
var lifeOf = /* @__PURE__ */ __name((revision) => ({
  registered: { by: revision?.registeredBy ?? null, at: revision?.registeredAt?.getTime() ?? null },
  status: revision?.status === "ACTIVE" ? "ACTIVE" : "INACTIVE"
}), "lifeOf");
var isUnreadable = /* @__PURE__ */ __name((error) => isUnavailable(error) || isAwsError(error, ["ClientException", "InvalidParameterException"]) || error instanceof ShipError && error.code === "E_TASK_DEFINITION_INVALID", "isUnreadable");

// src/stages/plan/service-creation.ts
import { createHash, randomUUID } from "node:crypto";

// src/domain/service-definition/contradictions.ts
var problemsOfRequest = /* @__PURE__ */ __name((request) => [
  ...leftovers(request, ""),
  ...launchProblems(request),
  ...controllerProblems(request),
  ...countProblems(request),
  ...graceProblems(request)
], "problemsOfRequest");
var SKELETON = "is empty, as `--generate-cli-skeleton` leaves it; write its value or remove it";
var leftovers = /* @__PURE__ */ __name((value, path2) => {
  if (value === "") return [`${path2}: ${SKELETON}`];
  if (typeof value === "string") {
    const placeholder = placeholderIn(value);
    return placeholder === null ? [] : [`${path2}: nothing fills in the placeholder ${quoted(placeholder)}; write the value`];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => leftovers(item, `${path2}[${index}]`));
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(
    ([key2, member2]) => (
      // The value of a tag may be empty, and the run decides these names itself.
      isOptionalText(path2, key2) ? [] : leftovers(member2, inside(path2, key2))
    )
  );
}, "leftovers");
var isOptionalText = /* @__PURE__ */ __name((path2, key2) => /^tags\[\d+\]$/.test(path2) && key2 === "value" || path2 === "" && ["cluster", "serviceName", "taskDefinition", "clientToken"].includes(key2), "isOptionalText");
var launchProblems = /* @__PURE__ */ __name(({ launchType, capacityProviderStrategy: strategy }) => launchType !== void 0 && launchType !== null && itemsOf(strategy).length > 0 ? ["launchType: is set beside capacityProviderStrategy; remove one of the two"] : [], "launchProblems");
var controllerProblems = /* @__PURE__ */ __name(({ deploymentController: controller }) => {
  const type = isMembers(controller) ? controller["type"] : void 0;
  return typeof type === "string" && ["CODE_DEPLOY", "EXTERNAL"].includes(type) ? [`deploymentController.type: a service with ${type} is not created; create it before the first run`] : [];
}, "controllerProblems");
var countProblems = /* @__PURE__ */ __name(({ schedulingStrategy, desiredCount }) => schedulingStrategy === "DAEMON" && typeof desiredCount === "number" ? ["desiredCount: is set, but a DAEMON runs one task on each instance; remove it"] : [], "countProblems");
var graceProblems = /* @__PURE__ */ __name((request) => {
  const hasChecks = ["loadBalancers", "serviceRegistries", "vpcLatticeConfigurations"].some(
    (name) => itemsOf(request[name]).length > 0
  );
  const seconds = request["healthCheckGracePeriodSeconds"];
  return typeof seconds === "number" && seconds > 0 && !hasChecks ? ["healthCheckGracePeriodSeconds: is set, but no load balancer checks the tasks; remove it"] : [];
}, "graceProblems");

// src/domain/service-definition/service-shape.ts
var ROOT3 = "CreateServiceRequest";
var READ_ONLY_KEYS2 = ["serviceArn", "clusterArn", "status", "runningCount", "pendingCount", "platformFamily", "taskSets", "deployments", "roleArn", "events", "createdAt", "currentServiceDeployment", "currentServiceRevisions", "createdBy", "resourceManagementType"];
var STRUCTURES2 = {
  AdvancedConfiguration: { alternateTargetGroupArn: "string", productionListenerRule: "string", testListenerRule: "string", roleArn: "string" },
  AwsVpcConfiguration: { subnets: "string[]!", securityGroups: "string[]", assignPublicIp: "string" },
  CanaryConfiguration: { canaryPercent: "number", canaryBakeTimeInMinutes: "number" },
  CapacityProviderStrategyItem: { capacityProvider: "string!", weight: "number", base: "number" },
  CreateServiceRequest: { serviceName: "string!", cluster: "string", taskDefinition: "string", availabilityZoneRebalancing: "string", loadBalancers: "LoadBalancer[]", serviceRegistries: "ServiceRegistry[]", desiredCount: "number", clientToken: "string", launchType: "string", capacityProviderStrategy: "CapacityProviderStrategyItem[]", platformVersion: "string", role: "string", deploymentConfiguration: "DeploymentConfiguration", placementConstraints: "PlacementConstraint[]", placementStrategy: "PlacementStrategy[]", networkConfiguration: "NetworkConfiguration", healthCheckGracePeriodSeconds: "number", schedulingStrategy: "string", deploymentController: "DeploymentController", tags: "Tag[]", enableECSManagedTags: "boolean", propagateTags: "string", enableExecuteCommand: "boolean", serviceConnectConfiguration: "ServiceConnectConfiguration", volumeConfigurations: "ServiceVolumeConfiguration[]", vpcLatticeConfigurations: "VpcLatticeConfiguration[]", gatewayConnectors: "GatewayConnector[]", monitoring: "MonitoringConfiguration" },
  DeploymentAlarms: { alarmNames: "string[]!", rollback: "boolean!", enable: "boolean!" },
  DeploymentCircuitBreaker: { enable: "boolean!", rollback: "boolean!", resetOnHealthyTask: "boolean", thresholdConfiguration: "ThresholdConfiguration" },
  DeploymentConfiguration: { deploymentCircuitBreaker: "DeploymentCircuitBreaker", maximumPercent: "number", minimumHealthyPercent: "number", alarms: "DeploymentAlarms", strategy: "string", bakeTimeInMinutes: "number", lifecycleHooks: "DeploymentLifecycleHook[]", linearConfiguration: "LinearConfiguration", canaryConfiguration: "CanaryConfiguration", earlySuccessCriteria: "DeploymentEarlySuccessCriteria" },
  DeploymentController: { type: "string!" },
  DeploymentEarlySuccessCriteria: { enable: "boolean!", healthyPercent: "number", sourceServiceRevisionCleanup: "string" },
  DeploymentLifecycleHook: { targetType: "string", hookTargetArn: "string", roleArn: "string", lifecycleStages: "string[]", hookDetails: "any", timeoutConfiguration: "DeploymentLifecycleHookTimeoutConfiguration" },
  DeploymentLifecycleHookTimeoutConfiguration: { timeoutInMinutes: "number", action: "string" },
  EBSTagSpecification: { resourceType: "string!", tags: "Tag[]", propagateTags: "string" },
  GatewayConnector: { portName: "string!", healthCheck: "GatewayConnectorHealthCheck", filters: "GatewayConnectorFilters" },
  GatewayConnectorFilters: { accessTypes: "string[]" },
  GatewayConnectorHealthCheck: { healthCheckProtocol: "string", healthCheckPort: "number", healthCheckPath: "string", healthCheckTimeoutSeconds: "number", healthCheckIntervalSeconds: "number", healthyThresholdCount: "number", unhealthyThresholdCount: "number", matcher: "GatewayConnectorHealthCheckMatcher" },
  GatewayConnectorHealthCheckMatcher: { httpCode: "string", grpcCode: "string" },
  LinearConfiguration: { stepPercent: "number", stepBakeTimeInMinutes: "number" },
  LoadBalancer: { targetGroupArn: "string", loadBalancerName: "string", containerName: "string", containerPort: "number", advancedConfiguration: "AdvancedConfiguration" },
  LogConfiguration: { logDriver: "string!", options: "string{}", secretOptions: "Secret[]" },
  MetricConfiguration: { metricNames: "string[]!", resolutionSeconds: "number!" },
  MonitoringConfiguration: { metricConfigurations: "MetricConfiguration[]" },
  NetworkConfiguration: { awsvpcConfiguration: "AwsVpcConfiguration" },
  PlacementConstraint: { type: "string", expression: "string" },
  PlacementStrategy: { type: "string", field: "string" },
  Secret: { name: "string!", valueFrom: "string!" },
  ServiceConnectAccessLogConfiguration: { format: "string!", includeQueryParameters: "string" },
  ServiceConnectClientAlias: { port: "number!", dnsName: "string", testTrafficRules: "ServiceConnectTestTrafficRules" },
  ServiceConnectConfiguration: { enabled: "boolean!", namespace: "string", services: "ServiceConnectService[]", logConfiguration: "LogConfiguration", accessLogConfiguration: "ServiceConnectAccessLogConfiguration", containerConfigurations: "ServiceConnectContainerConfiguration[]" },
  ServiceConnectContainerConfiguration: { logLevel: "string" },
  ServiceConnectService: { portName: "string!", discoveryName: "string", clientAliases: "ServiceConnectClientAlias[]", ingressPortOverride: "number", timeout: "TimeoutConfiguration", tls: "ServiceConnectTlsConfiguration" },
  ServiceConnectTestTrafficHeaderMatchRules: { exact: "string!" },
  ServiceConnectTestTrafficHeaderRules: { name: "string!", value: "ServiceConnectTestTrafficHeaderMatchRules" },
  ServiceConnectTestTrafficRules: { header: "ServiceConnectTestTrafficHeaderRules!" },
  ServiceConnectTlsCertificateAuthority: { awsPcaAuthorityArn: "string" },
  ServiceConnectTlsConfiguration: { issuerCertificateAuthority: "ServiceConnectTlsCertificateAuthority!", kmsKey: "string", roleArn: "string" },
  ServiceManagedEBSVolumeConfiguration: { roleArn: "string!", encrypted: "boolean", kmsKeyId: "string", volumeType: "string", sizeInGiB: "number", snapshotId: "string", volumeInitializationRate: "number", iops: "number", throughput: "number", tagSpecifications: "EBSTagSpecification[]", filesystemType: "string" },
  ServiceRegistry: { registryArn: "string", port: "number", containerName: "string", containerPort: "number" },
  ServiceVolumeConfiguration: { name: "string!", managedEBSVolume: "ServiceManagedEBSVolumeConfiguration" },
  Tag: { key: "string", value: "string" },
  ThresholdConfiguration: { type: "string!", value: "number!" },
  TimeoutConfiguration: { idleTimeoutSeconds: "number", perRequestTimeoutSeconds: "number" },
  VpcLatticeAdvancedConfiguration: { alternateTargetGroupArn: "string", productionListenerRule: "string", testListenerRule: "string" },
  VpcLatticeConfiguration: { roleArn: "string!", targetGroupArn: "string!", portName: "string!", advancedConfiguration: "VpcLatticeAdvancedConfiguration" }
};
var ENUMS = {
  "AwsVpcConfiguration.assignPublicIp": ["DISABLED", "ENABLED"],
  "CreateServiceRequest.availabilityZoneRebalancing": ["DISABLED", "ENABLED"],
  "CreateServiceRequest.launchType": ["EC2", "EXTERNAL", "FARGATE", "MANAGED_INSTANCES"],
  "CreateServiceRequest.schedulingStrategy": ["DAEMON", "REPLICA"],
  "CreateServiceRequest.propagateTags": ["NONE", "SERVICE", "TASK_DEFINITION"],
  "DeploymentConfiguration.strategy": ["BLUE_GREEN", "CANARY", "LINEAR", "ROLLING"],
  "DeploymentController.type": ["CODE_DEPLOY", "ECS", "EXTERNAL"],
  "DeploymentEarlySuccessCriteria.sourceServiceRevisionCleanup": ["BLOCKING", "DEFERRED"],
  "DeploymentLifecycleHook.targetType": ["AWS_LAMBDA", "PAUSE"],
  "DeploymentLifecycleHook.lifecycleStages": ["POST_PRODUCTION_TRAFFIC_SHIFT", "POST_SCALE_UP", "POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT", "PRE_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT", "RECONCILE_SERVICE", "TEST_TRAFFIC_SHIFT"],
  "DeploymentLifecycleHookTimeoutConfiguration.action": ["CONTINUE", "ROLLBACK"],
  "EBSTagSpecification.resourceType": ["volume"],
  "EBSTagSpecification.propagateTags": ["NONE", "SERVICE", "TASK_DEFINITION"],
  "GatewayConnectorFilters.accessTypes": ["PRIVATE", "PUBLIC"],
  "GatewayConnectorHealthCheck.healthCheckProtocol": ["HTTP", "HTTPS"],
  "LogConfiguration.logDriver": ["awsfirelens", "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog"],
  "PlacementConstraint.type": ["distinctInstance", "memberOf"],
  "PlacementStrategy.type": ["binpack", "random", "spread"],
  "ServiceConnectAccessLogConfiguration.format": ["JSON", "TEXT"],
  "ServiceConnectAccessLogConfiguration.includeQueryParameters": ["DISABLED", "ENABLED"],
  "ServiceManagedEBSVolumeConfiguration.filesystemType": ["ext3", "ext4", "ntfs", "xfs"],
  "ThresholdConfiguration.type": ["BOUNDED_PERCENT", "COUNT", "UNBOUNDED_PERCENT"]
};

// src/domain/service-definition/service-definition.ts
var checkServiceDefinition = /* @__PURE__ */ __name((value, source, named5) => {
  const walk = {
    values: "checked",
    problems: [],
    warnings: [],
    notes: [],
    filled: /* @__PURE__ */ new Map(),
    shape: { structures: { ...STRUCTURES2, [ROOT3]: OWN_MEMBERS }, enums: ENUMS }
  };
  const given4 = isMembers(value) ? withoutReadOnly(value) : value;
  const problems = isMembers(given4) ? [...namesOf(given4, named5), ...problemsOfRequest(given4)] : [];
  const checked = check(
    { value: isMembers(given4) ? withoutDecided(given4) : given4, type: ROOT3, path: "", member: "" },
    walk
  );
  const all = [...walk.problems, ...problems.filter((one) => !isReported(one, walk.problems))];
  if (all.length > 0) throw unusable(all, source);
  return checked;
}, "checkServiceDefinition");
var DECIDED = [
  "cluster",
  "serviceName",
  "taskDefinition",
  "clientToken"
];
var OWN_MEMBERS = Object.fromEntries(
  Object.entries(STRUCTURES2[ROOT3] ?? {}).filter(([name]) => !DECIDED.includes(name))
);
var withoutDecided = /* @__PURE__ */ __name((value) => Object.fromEntries(Object.entries(value).filter(([key2]) => !DECIDED.includes(key2))), "withoutDecided");
var withoutReadOnly = /* @__PURE__ */ __name((value) => Object.fromEntries(Object.entries(value).filter(([key2]) => key2 !== "$schema" && !READ_ONLY_KEYS2.includes(key2))), "withoutReadOnly");
var isReported = /* @__PURE__ */ __name((problem3, reported2) => {
  const path2 = problem3.slice(0, problem3.indexOf(": "));
  return reported2.some((one) => one.startsWith(`${path2}: `));
}, "isReported");
var namesOf = /* @__PURE__ */ __name((value, { cluster, service }) => [
  ...otherName("serviceName", value["serviceName"], service),
  ...otherName("cluster", value["cluster"], cluster)
], "namesOf");
var otherName = /* @__PURE__ */ __name((key2, given4, wanted) => {
  if (typeof given4 !== "string" || given4 === "" || given4.slice(given4.lastIndexOf("/") + 1) === wanted) return [];
  return [`${key2}: is another one than ${wanted} of the settings; remove it`];
}, "otherName");
var unusable = /* @__PURE__ */ __name((problems, source) => {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const [first = ""] = problems;
  const message = `the service definition ${source} has ${count}:
${listedProblems(problems).map((one) => `- ${one}`).join("\n")}`;
  return fault("E_SERVICE_DEFINITION", {
    message,
    headline: [
      ...firstAndCount([`${source}: ${first}`, first], problems.length),
      `the service definition ${source} has ${count}`
    ]
  });
}, "unusable");
var serviceOfRequest = /* @__PURE__ */ __name(({ deploymentController = { type: "ECS" }, ...request }, arns) => ({ ...request, ...arns, deploymentController, runningCount: 0, deployments: [] }), "serviceOfRequest");

// src/stages/plan/service-creation.ts
var readCreation = /* @__PURE__ */ __name(async ({ cluster, service, serviceDefinition: source = null }, files) => {
  if (source === null) return null;
  await assertAllowed([source], files);
  const text2 = await files.readText(source.path);
  if (text2 === null) {
    throw fault("E_SERVICE_DEFINITION", {
      message: `the service definition file ${source.given} does not exist in the checkout`,
      hint: "Correct `service-definition`."
    });
  }
  const named5 = { cluster: lastPart(cluster), service: lastPart(service) };
  const request = checkServiceDefinition(parsed(text2, source.given), source.given, named5);
  return { request, source: source.given, clientToken: tokenOf(source.attempt, cluster, service) };
}, "readCreation");
var tokenOf = /* @__PURE__ */ __name((attempt, ...place) => attempt === null ? randomUUID() : createHash("sha256").update(JSON.stringify([attempt, ...place])).digest("hex").slice(0, 36), "tokenOf");
var parsed = /* @__PURE__ */ __name((text2, source) => {
  try {
    return parseDocument(text2, source);
  } catch (thrown) {
    if (!(thrown instanceof ShipError)) throw thrown;
    const { message, hint } = thrown;
    throw fault("E_SERVICE_DEFINITION", { message, ...hint === void 0 ? {} : { hint }, cause: thrown });
  }
}, "parsed");
var foundOrCreated = /* @__PURE__ */ __name((wanted, creation, { findCluster: findCluster2, log: log2 }) => ({
  found: /* @__PURE__ */ __name((found) => {
    if (creation !== null) log2.info(`service ${found.serviceName} exists: ${creation.source} is not applied to it`);
    return found;
  }, "found"),
  missing: /* @__PURE__ */ __name(async (thrown) => {
    const problems = problemsIn(thrown);
    const isMissing = problems.every((one) => one instanceof ShipError && one.code === "E_SERVICE_NOT_FOUND");
    if (creation === null || !isMissing) throw thrown;
    return created(wanted, creation, await findCluster2(wanted.cluster));
  }, "missing")
}), "foundOrCreated");
var created = /* @__PURE__ */ __name(({ service, desiredCount }, creation, cluster) => {
  const clusterArn = returned(cluster ?? void 0, "ecs:DescribeClusters, which creating a service needs");
  const serviceName = lastPart(service);
  const serviceArn = `${clusterArn.replace(":cluster/", ":service/")}/${serviceName}`;
  const described = serviceOfRequest(creation.request, { clusterArn, serviceArn, serviceName });
  const count = desiredCount ?? described.desiredCount;
  if (count === void 0 && described.schedulingStrategy !== "DAEMON") {
    throw fault("E_SERVICE_DEFINITION", {
      message: `the service definition ${creation.source} has no desiredCount, and \`desired-count\` is not set`,
      hint: "Set one of the two: a new service has no number of tasks yet."
    });
  }
  return {
    clusterArn,
    serviceArn,
    serviceName,
    previousTaskDefinitionArn: null,
    desiredCount: count ?? 0,
    primaryDeploymentId: null,
    described,
    creation
  };
}, "created");

// src/stages/plan/service-warnings.ts
var serviceWarnings = /* @__PURE__ */ __name(({ cluster, service }) => {
  const { deploymentConfiguration: configuration = {}, serviceName = "" } = service;
  if (isOfCodeDeploy(service) || hasFailureDetection(configuration)) return [];
  const without = `the service ${serviceName} has no deployment circuit breaker: ECS starts failing tasks again and again`;
  if (service.status === void 0)
    return [
      `${without}. To enable it, set \`deploymentConfiguration.deploymentCircuitBreaker\` in the service definition`
    ];
  const command = `aws ecs update-service${inRegion(service)} --cluster ${cluster} --service ${serviceName} --deployment-configuration "${withBreaker(configuration)}"`;
  return [`${without}, and rolls nothing back. To enable it: ${command}`];
}, "serviceWarnings");
var hasFailureDetection = /* @__PURE__ */ __name(({ strategy, alarms, deploymentCircuitBreaker }) => (strategy ?? "ROLLING") !== "ROLLING" || alarms?.enable === true || deploymentCircuitBreaker?.enable === true, "hasFailureDetection");
var withBreaker = /* @__PURE__ */ __name(({ minimumHealthyPercent, maximumPercent }) => [
  "deploymentCircuitBreaker={enable=true,rollback=true}",
  ...minimumHealthyPercent === void 0 ? [] : [`minimumHealthyPercent=${minimumHealthyPercent}`],
  ...maximumPercent === void 0 ? [] : [`maximumPercent=${maximumPercent}`]
].join(","), "withBreaker");
var inRegion = /* @__PURE__ */ __name(({ serviceArn = "" }) => {
  const region = serviceArn.split(":")[3];
  return region === void 0 || region === "" ? "" : ` --region ${region}`;
}, "inRegion");
var familyWarnings = /* @__PURE__ */ __name((draft, { service }) => {
  const { serviceName = "", taskDefinition } = service;
  const running = taskDefinition === void 0 ? void 0 : lastPart(taskDefinition).replace(/:\d+$/, "");
  const { family: family2 } = draft.input;
  const isUnknown = draft.filled?.get("family")?.text === null;
  if (running === void 0 || running === family2 || isUnknown) return [];
  const command = `aws ecs describe-task-definition${inRegion(service)} --task-definition ${running} --query taskDefinition`;
  return [
    `the service ${serviceName} runs the family ${running}, but ${draft.source} is of the family ${family2 ?? ""}. If that is not intended, set \`family\` to ${running}; to see what runs now: ${command}`
  ];
}, "familyWarnings");

// src/domain/smoke/load-balancer.ts
var SCHEMES = { HTTP: "http", TCP: "http", HTTPS: "https", TLS: "https" };
var usable = /* @__PURE__ */ __name((found) => {
  const { Protocol = "", Port: port } = found.listener;
  const scheme = SCHEMES[Protocol];
  return scheme === void 0 || port === void 0 ? [] : [{ ...found, scheme, port }];
}, "usable");
var addressAt = /* @__PURE__ */ __name((check4, balancer) => {
  const { port } = check4.target;
  const able = balancer.listeners.flatMap(usable);
  const ports = able.map((one) => one.port).join(", ");
  const isOwn2 = leadsTo(balancer);
  const leading = able.filter(({ listener: listener2, rules }) => !isForTests(listener2, balancer) && rules.some(isOwn2));
  const [listener, ...others] = port === null ? leading : able.filter((one) => one.port === port);
  const subject = `the load balancer ${balancer.name}`;
  if (listener === void 0) {
    const what = able.length > 0 && port === null ? "that forwards to the service" : "for HTTP";
    return {
      kind: "none",
      because: `${subject} has no listener ${what}${port === null ? "" : ` at port ${port}`}`,
      hint: ports === "" || port === null ? "Set `url` instead of `path`." : `Set \`port\` to one of its listeners: ${ports}.`
    };
  }
  if (others.length > 0)
    return {
      kind: "none",
      because: `${subject} has several listeners`,
      hint: `Set \`port\` to one of ${leading.map((one) => one.port).join(", ")}.`
    };
  return addressThrough(check4, { ...balancer, found: listener, isOwn: isOwn2 });
}, "addressAt");
var addressThrough = /* @__PURE__ */ __name((check4, { name, dnsName, found, isOwn: isOwn2 }) => {
  const { method, headers, target } = check4;
  const { path: path2, host } = target;
  const [able] = usable(found);
  if (able === void 0)
    return {
      kind: "none",
      because: `the listener of the load balancer ${name} is not for HTTP`,
      hint: "Set `url` instead of `path`."
    };
  const { scheme, port, rules } = able;
  const subject = `the listener of the load balancer ${name} at port ${port}`;
  const request = requestThrough({ path: path2, host, method, headers }, { rules, dnsName, isOwn: isOwn2 });
  if (request === null) {
    const demands = rules.filter(isOwn2).map(demandsOf);
    const because = demands.length === 0 ? "does not forward to the service" : `sends it elsewhere: what leads to the service is for ${demands.join("; or ")}`;
    return {
      kind: "none",
      because: `${subject} ${because}`,
      hint: "Set `path`, `host` or `headers` to what leads to the service, or set `url`."
    };
  }
  if (scheme === "https" && request.host === null)
    return {
      kind: "none",
      because: `${subject} has a certificate, which is for another name than ${dnsName}`,
      hint: "Set `host` to the name that the certificate is for."
    };
  const address = { url: `${scheme}://${dnsName}:${port}${path2}`, host: request.host };
  return { kind: "address", address, headers: request.headers };
}, "addressThrough");

// src/stages/plan/find-test-listener.ts
var findTestListener = /* @__PURE__ */ __name(async (service, elb) => {
  const [arn, ...others] = leadingTo(service).testRules;
  if (arn === void 0) throw new Error("the test listener was not checked");
  if (others.length > 0) throw wrong2("the service has several test listeners");
  const { listener, name, dnsName } = await readListener(arn, elb);
  const found = await withRules(listener, elb);
  const isListener = arn === listener.ListenerArn;
  const isOwn2 = /* @__PURE__ */ __name(({ RuleArn }) => isListener || RuleArn === arn, "isOwn");
  return (check4) => addressThrough(check4, { name, dnsName, found, isOwn: isOwn2 });
}, "findTestListener");
var readListener = /* @__PURE__ */ __name(async (arn, elb) => {
  const { Listeners: [listener] = [] } = await elb.describeListeners({ ListenerArns: [listenerOf(arn)] });
  const balancer = listener?.LoadBalancerArn;
  const found = balancer === void 0 ? null : await elb.describeLoadBalancers({ LoadBalancerArns: [balancer] });
  const { LoadBalancerName: name = "", DNSName: dnsName } = found?.LoadBalancers?.[0] ?? {};
  if (listener === void 0 || dnsName === void 0) throw wrong2(`the test listener ${arn} has no address`);
  return { listener, name, dnsName };
}, "readListener");
var listenerOf = /* @__PURE__ */ __name((arn) => arn.includes(":listener-rule/") ? arn.replace(":listener-rule/", ":listener/").replace(/\/[^/]*$/u, "") : arn, "listenerOf");
var wrong2 = /* @__PURE__ */ __name((because) => fault("E_INPUT", {
  message: `\`smoke-test\`: \`on: test-listener\`: ${because}`,
  hint: "Set `url` instead of `path`."
}), "wrong");

// src/stages/plan/smoke-addresses.ts
var smokeAddresses = /* @__PURE__ */ __name(async (checks, service, elb) => {
  const needed = /* @__PURE__ */ __name((on) => checks.some((check4) => check4.on === on && check4.target.kind === "load-balancer"), "needed");
  const [ofService, ofTest] = await allOrEveryProblem([
    needed("service") ? findBalancer(service, elb) : Promise.resolve(NOT_READ),
    needed("test-listener") ? findTestListener(service, elb) : Promise.resolve(NOT_READ)
  ]);
  const find = { service: ofService, "test-listener": ofTest };
  return allOrEveryProblem(checks.map((check4) => Promise.try(() => withAddress(check4, find[check4.on]))));
}, "smokeAddresses");
var NOT_READ = /* @__PURE__ */ __name(() => {
  throw new Error("the load balancer of a check was not read");
}, "NOT_READ");
var withAddress = /* @__PURE__ */ __name((check4, find) => {
  const { target } = check4;
  if (target.kind === "url") return { ...check4, address: { url: target.url, host: null } };
  const found = find({ ...check4, target });
  if (found.kind === "address") return { ...check4, address: found.address, headers: found.headers };
  throw wrong3(`\`smoke-test\`: ${target.path.split("?")[0] ?? ""}: ${found.because}`, found.hint);
}, "withAddress");
var findBalancer = /* @__PURE__ */ __name(async (service, elb) => {
  const leading = leadingTo(service);
  const arn = await onlyBalancer(service.serviceName ?? "", leading.targetGroupArns, elb);
  const [{ LoadBalancers }, { Listeners = [] }] = await Promise.all([
    elb.describeLoadBalancers({ LoadBalancerArns: [arn] }),
    elb.describeListeners({ LoadBalancerArn: arn })
  ]);
  const listeners = await Promise.all(Listeners.map((listener) => withRules(listener, elb)));
  const found = LoadBalancers?.[0];
  if (found?.DNSName === void 0) throw wrong3(`\`smoke-test\`: the load balancer ${arn} has no DNS name`, INSTEAD);
  const balancer = {
    name: found.LoadBalancerName ?? arn,
    dnsName: found.DNSName,
    listeners,
    ...leading
  };
  return (check4) => addressAt(check4, balancer);
}, "findBalancer");
var INSTEAD = "Set `url` instead of `path`.";
var onlyBalancer = /* @__PURE__ */ __name(async (name, targetGroups, elb) => {
  if (targetGroups.length === 0)
    throw wrong3(`\`smoke-test\`: the service ${name} has no load balancer for \`path\``, INSTEAD);
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroups] });
  const [arn, ...others] = new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns));
  if (arn === void 0)
    throw wrong3(`\`smoke-test\`: no load balancer forwards to the target groups of the service ${name}`, INSTEAD);
  if (others.length > 0)
    throw wrong3(`\`smoke-test\`: the service ${name} is behind ${others.length + 1} load balancers`, INSTEAD);
  return arn;
}, "onlyBalancer");
var wrong3 = /* @__PURE__ */ __name((message, hint) => fault("E_INPUT", { message, hint }), "wrong");

// src/stages/plan/wait-settings.ts
var checkWaitUntil = /* @__PURE__ */ __name(({ waitUntil = "stable", places }, service) => {
  if (waitUntil === "stable" || waitUntil === "serving") return;
  const because = stagelessIn(service);
  if (because === null) return;
  const at2 = places.get("wait-until");
  const where = at2 === void 0 ? "" : `${positionText(at2)}: `;
  throw fault("E_INPUT", {
    message: `${where}\`wait-until\` is ${waitUntil}, but ${because}, whose deployments have no stages`,
    headline: `deployments of \`${service.serviceName ?? ""}\` have no stage ${waitUntil}`,
    hint: "Set `wait-until` to `serving` or `stable`."
  });
}, "checkWaitUntil");
var stagelessIn = /* @__PURE__ */ __name(({ deploymentController, deploymentConfiguration, serviceName = "" }) => {
  if (isOfCodeDeploy({ deploymentController })) return `CodeDeploy deploys the service ${serviceName}`;
  const { strategy = "ROLLING" } = deploymentConfiguration ?? {};
  return strategy === "ROLLING" ? `the service ${serviceName} has the strategy ROLLING` : null;
}, "stagelessIn");

// src/stages/plan/plan-service.ts
var planService = /* @__PURE__ */ __name(async (service, ports, findCluster2) => {
  const own = readOwnService(service, ports, findCluster2);
  const linted = lintedDefinition(service, ports);
  const both = allOrEveryProblem([own, linted]);
  const [[found, draft], running, checked, alarms] = await allOrEveryProblem([
    both,
    own.then(({ described: described2 }) => readRunning(described2, ports)),
    own.then((read3) => checkedService(service, read3, ports)),
    plannedAlarms(service.alarms, ports),
    both.then(
      ([read3, { containerName, taskDefinition: definition }]) => everyCheck(
        () => checkTasks(service.tasks, { service: asPlanned2(service, read3), definition, containerName }),
        () => checkAttributes(service, { service: read3.described, definition: definition.input })
      )
    )
  ]);
  const described = asPlanned2(service, found);
  const [url, outlook] = await Promise.all([
    findUrl(found.described, ports),
    rollbackOutlook(service.rollBack, described, ports.target.ecs)
  ]);
  const asDescribed = { cluster: service.cluster, service: described };
  for (const warning of [...serviceWarnings(asDescribed), ...familyWarnings(draft.taskDefinition, asDescribed)]) {
    ports.log.warning(warning);
  }
  const { deployedBy, smoke } = checked;
  const tasks = tasksInWords(service.tasks, draft.containerName);
  const known4 = {
    ...service.attributes && { planned: described },
    ...smoke.length === 0 ? {} : { smoke },
    ...tasks.length === 0 ? {} : { tasks }
  };
  return { key: service.key, ...found, deployedBy, running, ...draft, ...known4, ...alarms, ...url, ...outlook };
}, "planService");
var asPlanned2 = /* @__PURE__ */ __name(({ attributes }, { described }) => attributes === void 0 ? described : withAttributes(attributes.value, described), "asPlanned");
var checkedService = /* @__PURE__ */ __name(async (service, found, ports) => {
  const { described } = found;
  const { elasticloadbalancing } = ports.target;
  const [deployedBy, smoke] = await allOrEveryProblem([
    readDeployer(service.codeDeploy, described, ports),
    everyCheck(() => checkTests(service, found)).then(
      () => smokeAddresses(testsOf(service, found, ports.log), described, elasticloadbalancing)
    ),
    everyCheck(
      () => checkDesiredCount(service, described),
      () => checkWaitUntil(service, described)
    )
  ]);
  return { deployedBy, smoke };
}, "checkedService");
var readOwnService = /* @__PURE__ */ __name(async (service, ports, findCluster2) => {
  const { account: wanted, cluster, service: name } = service;
  const check4 = /* @__PURE__ */ __name((what, arn) => checkAccount({ what, account: accountIn(arn), wanted }), "check");
  if (cluster.startsWith("arn:")) check4(`the ECS cluster ${cluster}`, cluster);
  if (name.startsWith("arn:")) check4(`the ECS service ${name}`, name);
  const creation = await readCreation(service, ports.files);
  const { found: exists, missing: missing3 } = foundOrCreated(service, creation, { findCluster: findCluster2, log: ports.log });
  const found = await readService(
    { ...service, include: fieldsFor(service.attributes) },
    ports.target.ecs,
    findCluster2
  ).then(exists, missing3);
  check4(`the ECS cluster ${cluster}`, found.clusterArn);
  check4(`the ECS service ${name}`, found.serviceArn);
  return found;
}, "readOwnService");

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  static {
    __name(this, "Diff");
  }
  diff(oldStr, newStr, options2 = {}) {
    let callback;
    if (typeof options2 === "function") {
      callback = options2;
      options2 = {};
    } else if ("callback" in options2) {
      callback = options2.callback;
    }
    const oldString = this.castInput(oldStr, options2);
    const newString = this.castInput(newStr, options2);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options2));
    const newTokens = this.removeEmpty(this.tokenize(newString, options2));
    return this.diffWithOptionsObj(oldTokens, newTokens, options2, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options2, callback) {
    var _a;
    const done = /* @__PURE__ */ __name((value) => {
      value = this.postProcess(value, options2);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    }, "done");
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options2.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options2.maxEditLength);
    }
    const maxExecutionTime = (_a = options2.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options2);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = /* @__PURE__ */ __name(() => {
      for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
        let basePath;
        const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
        if (removePath) {
          bestPath[diagonalPath - 1] = void 0;
        }
        let canAdd = false;
        if (addPath) {
          const addPathNewPos = addPath.oldPos - diagonalPath;
          canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
        }
        const canRemove = removePath && removePath.oldPos + 1 < oldLen;
        if (!canAdd && !canRemove) {
          bestPath[diagonalPath] = void 0;
          continue;
        }
        if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
          basePath = this.addToPath(addPath, true, false, 0, options2);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options2);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options2);
        if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
        } else {
          bestPath[diagonalPath] = basePath;
          if (basePath.oldPos + 1 >= oldLen) {
            maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
          }
          if (newPos + 1 >= newLen) {
            minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
          }
        }
      }
      editLength++;
    }, "execEditLength");
    if (callback) {
      (/* @__PURE__ */ __name(function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      }, "exec"))();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path2, added, removed, oldPosInc, options2) {
    const last = path2.lastComponent;
    if (last && !options2.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path2.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path2.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options2) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options2)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options2.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options2.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options2) {
    if (options2.comparator) {
      return options2.comparator(left, right);
    } else {
      return left === right || !!options2.ignoreCase && left.toLowerCase() === right.toLowerCase();
    }
  }
  removeEmpty(array) {
    const ret = [];
    for (let i = 0; i < array.length; i++) {
      if (array[i]) {
        ret.push(array[i]);
      }
    }
    return ret;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  castInput(value, options2) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options2) {
    return Array.from(value);
  }
  join(chars) {
    return chars.join("");
  }
  postProcess(changeObjects, options2) {
    return changeObjects;
  }
  get useLongestToken() {
    return false;
  }
  buildValues(lastComponent, newTokens, oldTokens) {
    const components = [];
    let nextComponent;
    while (lastComponent) {
      components.push(lastComponent);
      nextComponent = lastComponent.previousComponent;
      delete lastComponent.previousComponent;
      lastComponent = nextComponent;
    }
    components.reverse();
    const componentLen = components.length;
    let componentPos = 0, newPos = 0, oldPos = 0;
    for (; componentPos < componentLen; componentPos++) {
      const component = components[componentPos];
      if (!component.removed) {
        if (!component.added && this.useLongestToken) {
          let value = newTokens.slice(newPos, newPos + component.count);
          value = value.map(function(value2, i) {
            const oldValue = oldTokens[oldPos + i];
            return oldValue.length > value2.length ? oldValue : value2;
          });
          component.value = this.join(value);
        } else {
          component.value = this.join(newTokens.slice(newPos, newPos + component.count));
        }
        newPos += component.count;
        if (!component.added) {
          oldPos += component.count;
        }
      } else {
        component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
        oldPos += component.count;
      }
    }
    return components;
  }
};

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
  static {
    __name(this, "ArrayDiff");
  }
  tokenize(value) {
    return value.slice();
  }
  join(value) {
    return value;
  }
  removeEmpty(value) {
    return value;
  }
};
var arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options2) {
  return arrayDiff.diff(oldArr, newArr, options2);
}
__name(diffArrays, "diffArrays");

// src/domain/lint/looks-random.ts
var SHORTEST_KEY = 20;
var FEWEST_TURNS = 4;
var OPEN = /* @__PURE__ */ new Set([
  ...[
    "arn",
    "build",
    "checksum",
    "commit",
    "digest",
    "hash",
    "image",
    "ref",
    "release",
    "revision",
    "sha",
    "tag",
    "version"
  ],
  ...["account", "subnet", "subnets", "vpc", "pool", "distribution", "zone", "cluster", "bucket"]
]);
var looksRandom = /* @__PURE__ */ __name(({ name, value }) => !value.startsWith("arn:") && !nameWords(name).some((word) => OPEN.has(word)) && [...value.slice(0, MOST_READ).matchAll(RUN)].some(([run]) => isRandom(run)), "looksRandom");
var MOST_READ = 1e3;
var RUN = new RegExp(`[A-Za-z0-9_+=-]{${SHORTEST_KEY},}`, "g");
var isRandom = /* @__PURE__ */ __name((run) => [...run.matchAll(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)].length >= FEWEST_TURNS, "isRandom");

// src/domain/task-definition/hidden-values.ts
var LONGEST_TEXT = 1e3;
var isHidden = /* @__PURE__ */ __name((name, value) => looksSecret({ name, value }) !== null || name !== "" && looksRandom({ name, value }) || holdsSecret(value.slice(0, LONGEST_TEXT)), "isHidden");
var isHiddenWord = /* @__PURE__ */ __name((word, before) => {
  const option2 = typeof before === "string" && /^--?[\w-]+$/.test(before) ? before.replace(/^-+/, "") : "";
  return isHidden(option2, word) || /^(?:u|user|proxy-user)$/.test(option2) && LOGIN.test(word);
}, "isHiddenWord");
var holdsSecret = /* @__PURE__ */ __name((text2) => LOGGED_IN.test(text2) || AUTHORIZED.test(text2) || [...text2.matchAll(ASSIGNED2)].some(
  ([, name = "", value = ""]) => looksSecret({ name, value: value.replaceAll(/^\\?["']|\\?["'],?\}*$/g, "") }) !== null
), "holdsSecret");
var ASSIGNED2 = /(?<=^|[\s"';?&,{])-{0,2}([\w-]+)(?:\\?["']? ?[:=] ?| )(?=(\\?"[^"]*"|\\?'[^']*'|\S+))/g;
var AUTHORIZED = /(?<![\w-])(?:proxy-)?authorization\\?["']? ?[:=] ?\\?["']?(?!["'$\s]|\{\{)\S/i;
var LOGIN = /^[^\s:/]+:(?!\/\/)[^\s:/$]/;
var LOGGED_IN = /(?<=\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:/"']+:(?!\/\/)[^\s:/$"']/;

// src/domain/task-definition/definition-lines.ts
var KEYED = {
  "RegisterTaskDefinitionRequest.containerDefinitions": { by: ["name"] },
  "RegisterTaskDefinitionRequest.volumes": { by: ["name"] },
  "RegisterTaskDefinitionRequest.tags": { by: ["key"], value: "value" },
  "RegisterTaskDefinitionRequest.inferenceAccelerators": { by: ["deviceName"], value: "deviceType" },
  "ContainerDefinition.environment": { by: ["name"], value: "value" },
  "ContainerDefinition.secrets": { by: ["name"], value: "valueFrom" },
  "ContainerDefinition.portMappings": { by: ["containerPort", "containerPortRange", "protocol"] },
  "ContainerDefinition.mountPoints": { by: ["containerPath"] },
  "ContainerDefinition.dependsOn": { by: ["containerName"], value: "condition" },
  "ContainerDefinition.ulimits": { by: ["name"] },
  "ContainerDefinition.systemControls": { by: ["namespace"], value: "value" },
  "ContainerDefinition.resourceRequirements": { by: ["type"], value: "value" },
  "LogConfiguration.secretOptions": { by: ["name"], value: "valueFrom" },
  "ProxyConfiguration.properties": { by: ["name"], value: "value" }
};
var namesOf2 = /* @__PURE__ */ __name((structure, list) => KEYED[`${structure}.${list}`]?.by ?? [], "namesOf");
var NAMED_BY_USERS = /* @__PURE__ */ new Set([
  ...["ContainerDefinition.environment", "ContainerDefinition.dockerLabels", "LogConfiguration.options"],
  ...["FirelensConfiguration.options", "ProxyConfiguration.properties", "RegisterTaskDefinitionRequest.tags"],
  ...["DockerVolumeConfiguration.driverOpts", "DockerVolumeConfiguration.labels"]
]);
var definitionLines = /* @__PURE__ */ __name((definition) => structureLines({ ...definition }, { path: [], type: ROOT, member: "" }), "definitionLines");
var linesOf = /* @__PURE__ */ __name((value, place) => {
  const { type, path: path2 } = place;
  if (Array.isArray(value)) return listLines(value, { ...place, type: type.replace(/\[\]$/, "") });
  if (!isMembers(value)) return [leaf(value, place)];
  return [header(path2), ...structureLines(value, { ...place, type: type.replace(/\{\}$/, "") })];
}, "linesOf");
var structureLines = /* @__PURE__ */ __name((value, { path: path2, type, member: member2 }) => {
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  return Object.entries(value).flatMap(
    ([name, inner]) => linesOf(inner, {
      path: [...path2, name],
      type: (types?.[name] ?? type).replace("!", ""),
      // The entries of a map belong to the member that the map is.
      member: types === void 0 ? member2 : `${type}.${name}`
    })
  );
}, "structureLines");
var listLines = /* @__PURE__ */ __name((items, place) => {
  if (items.every((item) => !isMembers(item) && !Array.isArray(item))) return [leaf(items, place)];
  const seen = /* @__PURE__ */ new Map();
  const lines2 = items.flatMap((item, index) => {
    const { name, rest } = named2(item, place.member, index);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return linesOf(rest, { ...place, path: [...place.path, count === 1 ? name : `${name} (${count})`] });
  });
  return [header(place.path), ...lines2];
}, "listLines");
var named2 = /* @__PURE__ */ __name((item, member2, index) => {
  const keyed = Object.hasOwn(KEYED, member2) ? KEYED[member2] : void 0;
  if (keyed === void 0 || !isMembers(item)) return { name: `[${index}]`, rest: item };
  const { by, value } = keyed;
  const names = by.flatMap((key2) => textOf2(item[key2]));
  const rest = Object.fromEntries(Object.entries(item).filter(([key2]) => !by.includes(key2)));
  const isPair = value !== void 0 && Object.keys(rest).length === 1 && rest[value] !== void 0;
  return { name: names.length === 0 ? `[${index}]` : names.join("/"), rest: isPair ? rest[value] : rest };
}, "named");
var textOf2 = /* @__PURE__ */ __name((value) => typeof value === "string" || typeof value === "number" ? [String(value)] : [], "textOf");
var header = /* @__PURE__ */ __name((path2) => ({ path: path2, shown: `${key(path2)}:`, exact: null }), "header");
var leaf = /* @__PURE__ */ __name((value, { path: path2, member: member2 }) => ({
  path: path2,
  shown: `${key(path2)}: ${shownValue(value, canNameSecret(member2) ? path2.at(-1) ?? "" : "")}`,
  exact: JSON.stringify(value)
}), "leaf");
var canNameSecret = /* @__PURE__ */ __name((member2) => {
  const [structure = "", name = ""] = member2.split(".", 2);
  const types = Object.hasOwn(STRUCTURES, structure) ? STRUCTURES[structure] : void 0;
  return NAMED_BY_USERS.has(member2) || types !== void 0 && !Object.hasOwn(types, name);
}, "canNameSecret");
var key = /* @__PURE__ */ __name((path2) => plainOrQuoted(path2.at(-1) ?? ""), "key");
var HIDDEN2 = "***";
var shownValue = /* @__PURE__ */ __name((value, name) => {
  if (Array.isArray(value)) return `[${value.map((item, index) => shownWord(item, value[index - 1])).join(", ")}]`;
  if (typeof value !== "string") return JSON.stringify(value);
  return isHidden(name, value) ? HIDDEN2 : plainOrQuoted(value);
}, "shownValue");
var shownWord = /* @__PURE__ */ __name((word, before) => {
  if (typeof word !== "string") return JSON.stringify(word);
  return isHiddenWord(word, before) ? HIDDEN2 : plainOrQuoted(word);
}, "shownWord");
var PLAIN = /^[\w./(][\w./@%+=():-]*(?: [\w./@%+=()][\w./@%+=():-]*)*$/;
var OTHER2 = /^[-+.\d][\w.:+-]*$|^(?:true|false|yes|no|on|off|y|n|null)$|:$|: /i;
var plainOrQuoted = /* @__PURE__ */ __name((text2) => PLAIN.test(text2) && !OTHER2.test(text2) ? text2 : JSON.stringify(text2), "plainOrQuoted");

// src/domain/task-definition/normalised.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
var isSameDefinition = /* @__PURE__ */ __name((one, other) => isDeepStrictEqual2(normalised(one), normalised(other)), "isSameDefinition");
var normalised = /* @__PURE__ */ __name((definition) => inForm(definition, "all"), "normalised");
var asWritten2 = /* @__PURE__ */ __name((definition) => inForm(definition, "naming"), "asWritten");
var inForm = /* @__PURE__ */ __name((definition, filling) => {
  const { networkMode = "bridge", tags = [], ...rest } = definition;
  const own = tags.filter(({ key: key2 }) => key2?.startsWith("aws:") !== true);
  const filled2 = fill2({ ...rest, networkMode, tags: own }, ROOT, { networkMode, filling });
  return filled2;
}, "inForm");
var DEFAULTS = {
  "RegisterTaskDefinitionRequest.enableFaultInjection": false,
  "ContainerDefinition.cpu": 0,
  "ContainerDefinition.essential": true,
  "ContainerDefinition.versionConsistency": "enabled",
  "ContainerRestartPolicy.restartAttemptPeriod": 300,
  "HealthCheck.interval": 30,
  "HealthCheck.timeout": 5,
  "HealthCheck.retries": 3,
  "MountPoint.readOnly": false,
  "VolumeFrom.readOnly": false,
  "PortMapping.protocol": "tcp",
  "EFSVolumeConfiguration.rootDirectory": "/",
  "EFSVolumeConfiguration.transitEncryption": "DISABLED",
  "EFSAuthorizationConfig.iam": "DISABLED"
};
var UNORDERED = {
  "RegisterTaskDefinitionRequest.containerDefinitions": "name",
  "RegisterTaskDefinitionRequest.volumes": "name",
  "RegisterTaskDefinitionRequest.placementConstraints": null,
  "RegisterTaskDefinitionRequest.requiresCompatibilities": null,
  "RegisterTaskDefinitionRequest.tags": "key",
  "RegisterTaskDefinitionRequest.inferenceAccelerators": "deviceName",
  "ContainerDefinition.environment": "name",
  "ContainerDefinition.secrets": "name",
  "ContainerDefinition.portMappings": null,
  "ContainerDefinition.mountPoints": null,
  "ContainerDefinition.dependsOn": null,
  "ContainerDefinition.ulimits": "name",
  "ContainerDefinition.systemControls": "namespace",
  "ContainerDefinition.resourceRequirements": null,
  "ContainerRestartPolicy.ignoredExitCodes": null,
  "KernelCapabilities.add": null,
  "KernelCapabilities.drop": null,
  "LogConfiguration.secretOptions": "name",
  "ProxyConfiguration.properties": "name"
};
var TELLING = ["DockerVolumeConfiguration", "S3FilesVolumeConfiguration"];
var NAMING = /* @__PURE__ */ new Set(["PortMapping.protocol"]);
var defaultOf = /* @__PURE__ */ __name((member2, { filling }) => filling === "all" || NAMING.has(member2) ? DEFAULTS[member2] : void 0, "defaultOf");
var fill2 = /* @__PURE__ */ __name((given4, structure, form) => {
  const types = STRUCTURES[structure] ?? {};
  const known4 = Object.entries(types).flatMap(([name, type]) => {
    const member2 = `${structure}.${name}`;
    const value = given4[name] ?? defaultOf(member2, form) ?? null;
    if (value === null) return [];
    const filled2 = sorted(fillValue(value, type.replace("!", ""), form), member2);
    return isEmpty(filled2) && !TELLING.includes(type) ? [] : [[name, filled2]];
  });
  const unknown8 = Object.entries(given4).filter(([name]) => !Object.hasOwn(types, name));
  return derived(Object.fromEntries([...known4, ...unknown8]), structure, form);
}, "fill");
var derived = /* @__PURE__ */ __name((filled2, structure, { networkMode, filling }) => {
  if (structure === "PortMapping") return filling === "all" ? { ...filled2, ...hostPort(filled2, networkMode) } : filled2;
  if (structure !== ROOT) return filled2;
  return { ...filled2, ...inUnits(filled2, "cpu"), ...inUnits(filled2, "memory") };
}, "derived");
var hostPort = /* @__PURE__ */ __name(({ containerPort, hostPort: hostPort2 }, networkMode) => {
  if (containerPort === void 0) return {};
  const isShared = networkMode === "awsvpc" || networkMode === "host";
  return { hostPort: isShared ? hostPort2 ?? containerPort : hostPort2 ?? 0 };
}, "hostPort");
var inUnits = /* @__PURE__ */ __name((filled2, name) => {
  const value = filled2[name];
  const units = typeof value === "string" ? unitsIn(value, name) : null;
  return units === null ? {} : { [name]: String(units) };
}, "inUnits");
var fillValue = /* @__PURE__ */ __name((value, type, form) => {
  if (type.endsWith("[]") && Array.isArray(value)) {
    return value.map((item) => fillValue(item, type.slice(0, -"[]".length), form));
  }
  if (!isMembers(value)) return value;
  if (type.endsWith("{}")) return Object.fromEntries(Object.entries(value).toSorted(byText(([key2]) => key2)));
  return Object.hasOwn(STRUCTURES, type) ? fill2(value, type, form) : value;
}, "fillValue");
var sorted = /* @__PURE__ */ __name((value, member2) => {
  const by = UNORDERED[member2];
  if (by === void 0 || !Array.isArray(value)) return value;
  const keyOf2 = /* @__PURE__ */ __name((item) => by !== null && isMembers(item) ? String(item[by]) : JSON.stringify(item), "keyOf");
  return value.toSorted(byText(keyOf2));
}, "sorted");
var byText = /* @__PURE__ */ __name((textOf3) => (one, other) => {
  const [first, second] = [textOf3(one), textOf3(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}, "byText");
var isEmpty = /* @__PURE__ */ __name((value) => Array.isArray(value) && value.length === 0 || isMembers(value) && Object.keys(value).length === 0, "isEmpty");

// src/domain/task-definition/difference.ts
var MOST_LINES = 300;
var LONGEST_LINE = 240;
var MOST_EDITS = 500;
var difference = /* @__PURE__ */ __name((before, after) => {
  const all = merged(linesOf2(before), linesOf2(after), 0);
  const added = all.some(({ sign, isTop }) => sign === "+" && !isTop);
  const written3 = added ? new Set(definitionLines(asWritten2(after.definition)).map(nameOf6)) : null;
  const changes = all.filter((change) => written3 === null || isSaid(change, written3));
  const changed = changes.filter(({ sign }) => sign !== " ");
  return {
    lines: changes.slice(0, MOST_LINES).map(({ sign, line: line2, mark }) => ({ sign, text: `${indented(line2)}${mark}` })),
    leftOut: Math.max(0, changes.length - MOST_LINES),
    changed: [...new Set(changed.filter(({ isTop }) => isTop).map(({ line: line2 }) => nameOf6(line2)))]
  };
}, "difference");
var nameOf6 = /* @__PURE__ */ __name(({ path: path2 }) => path2.join("/"), "nameOf");
var isSaid = /* @__PURE__ */ __name(({ sign, isTop, line: line2 }, written3) => sign !== "+" || isTop || line2.path[0] === OF_SERVICE || written3.has(nameOf6(line2)), "isSaid");
var OF_SERVICE = "service";
var linesOf2 = /* @__PURE__ */ __name(({ desiredCount, attributes = {}, definition, filled: filled2 }) => [
  { path: [OF_SERVICE], shown: `${OF_SERVICE}:`, exact: null },
  { path: [OF_SERVICE, "desiredCount"], shown: `desiredCount: ${desiredCount}`, exact: String(desiredCount) },
  ...definitionLines({ [OF_SERVICE]: attributes }).filter(({ path: path2 }) => path2.length > 1),
  ...definitionLines(normalised(definition)).map((line2) => ({
    ...line2,
    shown: filled2?.get(nameOf6(line2)) ?? line2.shown
  }))
], "linesOf");
var merged = /* @__PURE__ */ __name((before, after, depth) => {
  const [old, wanted] = [blocksOf(before, depth), blocksOf(after, depth)];
  return inOneOrder([...old.keys()], [...wanted.keys()]).flatMap((name) => {
    const [from = [], to = []] = [old.get(name), wanted.get(name)];
    const [first, second] = [from[0], to[0]];
    if (first === void 0 || second === void 0 || first.exact !== second.exact)
      return [...whole("-", from, ""), ...whole("+", to, indentedSame(first, second) ? " # changed" : "")];
    const inner = merged(from.slice(1), to.slice(1), depth + 1);
    return inner.length === 0 ? [] : [{ sign: " ", line: second, isTop: false, mark: "" }, ...inner];
  });
}, "merged");
var blocksOf = /* @__PURE__ */ __name((lines2, depth) => Map.groupBy(lines2, ({ path: path2 }) => path2[depth] ?? ""), "blocksOf");
var inOneOrder = /* @__PURE__ */ __name((old, wanted) => {
  const parts = diffArrays([...old], [...wanted], { maxEditLength: MOST_EDITS });
  return [...new Set(parts === void 0 ? [...old, ...wanted] : parts.flatMap(({ value }) => value))];
}, "inOneOrder");
var whole = /* @__PURE__ */ __name((sign, lines2, mark) => lines2.map((line2, index) => ({ sign, line: line2, isTop: index === 0, mark })), "whole");
var indentedSame = /* @__PURE__ */ __name((one, other) => one !== void 0 && other !== void 0 && indented(one) === indented(other), "indentedSame");
var indented = /* @__PURE__ */ __name(({ path: path2, shown: shown2 }) => {
  const text2 = `${"  ".repeat(path2.length - 1)}${shown2}`;
  return text2.length <= LONGEST_LINE ? text2 : `${text2.slice(0, LONGEST_LINE - 1)}\u2026`;
}, "indented");

// src/domain/task-definition/filled-lines.ts
var filledLines = /* @__PURE__ */ __name(({ input, filled: filled2 }) => {
  if (filled2 === void 0) return /* @__PURE__ */ new Map();
  const texts2 = [...filled2.entries()];
  const marks = new Map(texts2.map(([path2], index) => [path2, `filled-text-${index}-of-this-definition`]));
  const marked = withMarks(input, marks, { path: "", type: ROOT, names: [] });
  return new Map(
    definitionLines(normalised(marked)).flatMap(({ path: path2, exact }) => {
      const own = [...(exact ?? "").matchAll(MARK2)].flatMap(
        ([, index]) => texts2.slice(Number(index), Number(index) + 1)
      );
      return own.length === 0 ? [] : [[path2.join("/"), shown(path2, own)]];
    })
  );
}, "filledLines");
var MARK2 = /filled-text-(\d{1,9})-of-this-definition/g;
var shown = /* @__PURE__ */ __name((path2, filled2) => `${path2.at(-1) ?? ""}: ${filled2.map(([, { written: written3 }]) => JSON.stringify(written3)).join(", ")}`, "shown");
var withMarks = /* @__PURE__ */ __name((value, marks, at2) => {
  const { path: path2, type, names } = at2;
  if (Array.isArray(value)) {
    const item = type.replace(/\[\]$/, "");
    return value.map((one, index) => withMarks(one, marks, { path: `${path2}[${index}]`, type: item, names }));
  }
  if (!isMembers(value)) return marks.get(path2) ?? value;
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  return Object.fromEntries(
    Object.entries(value).map(([key2, member2]) => {
      if (names.includes(key2)) return [key2, member2];
      const inner = { path: inside(path2, key2), type: (types?.[key2] ?? "").replace("!", ""), names: namesOf2(type, key2) };
      return [key2, withMarks(member2, marks, inner)];
    })
  );
}, "withMarks");

// src/stages/plan/planned-changes.ts
var plannedChanges = /* @__PURE__ */ __name((live, { image, sideCars }, { desiredCount, newDeployment }) => {
  const { taskDefinition, containerName, running } = live;
  if (live.creation !== void 0) return { kind: "created", source: live.creation.source };
  if (live.previousTaskDefinitionArn === null) return { kind: "first" };
  if (running === null) return { kind: "unknown" };
  const withPins = withSideCarImages(taskDefinition, containerName, sideCars === "off" ? asWritten3 : imageToPin);
  const planned = withImage(withPins, { containerName, image });
  const filled2 = filledLines(planned);
  const before = new Map([...filled2.keys()].map((path2) => [path2, `${path2.split("/").at(-1) ?? ""}: ***`]));
  return {
    kind: "compared",
    imagePath: `containerDefinitions/${containerName}/image`,
    registered: running.registered,
    newDeployment,
    ...difference(
      {
        desiredCount: live.desiredCount,
        attributes: shownAttributes(live.described),
        definition: running.definition.input,
        filled: before
      },
      {
        desiredCount: desiredCount ?? live.desiredCount,
        attributes: shownAttributes(live.planned ?? live.described),
        definition: planned.input,
        filled: filled2
      }
    )
  };
}, "plannedChanges");
var asWritten3 = /* @__PURE__ */ __name((image) => image, "asWritten");
var imageToPin = /* @__PURE__ */ __name((image) => isByDigest(image) ? image : `(to be pinned) ${image}`, "imageToPin");
var changesInWords = /* @__PURE__ */ __name(({ serviceName, previousTaskDefinitionArn, changes }) => {
  switch (changes.kind) {
    case "first":
      return `the service ${serviceName} has no task definition yet: everything is new`;
    case "created":
      return `the service ${serviceName} does not exist: it will be created from ${changes.source}. It is its first deployment, so there will be nothing to roll back to`;
    case "unknown":
      return null;
    case "compared":
      return changes.lines.length === 0 ? `nothing would change in the service ${serviceName}${forcedInWords(changes)}` : `what would change in the service ${serviceName}, compared with ${revisionInWords(previousTaskDefinitionArn, changes.registered)}:
${diffText(changes)}`;
  }
}, "changesInWords");
var forcedInWords = /* @__PURE__ */ __name(({ newDeployment }) => newDeployment === "forced" ? "; `force-new-deployment` would start a deployment of the same revision" : "", "forcedInWords");
var revisionInWords = /* @__PURE__ */ __name((arn, registered) => [arn ?? "", registeredInWords(registered)].filter((part) => part !== "").join(" "), "revisionInWords");

// src/domain/aws/live.ts
var serviceOf = /* @__PURE__ */ __name(({ services }, key2) => {
  const service = services.find((one) => one.key === key2);
  if (service === void 0) throw new Error(`plan did not read the service ${key2}`);
  return service;
}, "serviceOf");
var isTagMutable = /* @__PURE__ */ __name((repository, tag) => {
  const isMutable = repository.tagMutability.startsWith("MUTABLE");
  if (!repository.tagMutability.endsWith("_WITH_EXCLUSION")) return isMutable;
  const isExcluded = repository.tagMutabilityExclusions.some((filter) => wildcard(filter).test(tag));
  return isExcluded ? !isMutable : isMutable;
}, "isTagMutable");
var wildcard = /* @__PURE__ */ __name((filter) => new RegExp(
  `^${filter.split("*").map((part) => part.replaceAll(/[.\-^$+?()[\]{}|\\]/g, "\\$&")).join(".*")}$`
), "wildcard");
var inRegistry = /* @__PURE__ */ __name((registryId) => registryId === null ? {} : { registryId }, "inRegistry");

// src/domain/image/commit-in-tags.ts
var COMMIT = /(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])/gu;
var SHORT_COMMIT = /(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{7}(?![0-9A-Za-z])/gu;
var commitInTags = /* @__PURE__ */ __name((tags) => {
  const found = /* @__PURE__ */ __name((form) => [...new Set(tags.flatMap((tag) => tag.match(form) ?? []))], "found");
  const [whole4, ...others] = found(COMMIT);
  if (others.length > 0) return null;
  if (whole4 !== void 0) return whole4;
  const [short3, ...more] = found(SHORT_COMMIT);
  return more.length > 0 ? null : short3 ?? null;
}, "commitInTags");
var isSameCommit = /* @__PURE__ */ __name((one, other) => one.startsWith(other) || other.startsWith(one), "isSameCommit");

// src/stages/plan/compared-commits.ts
var unknown = /* @__PURE__ */ __name((because) => ({ kind: "unknown", because }), "unknown");
var compareCommits = /* @__PURE__ */ __name(async (running, own, { github }) => {
  if (running.kind === "unknown") return running;
  if (own.kind === "unknown") return own;
  const pair = { running: running.commit, own: own.commit };
  if (isSameCommit(pair.running, pair.own)) return { kind: "identical", ...pair };
  try {
    const kind = await github.compare(pair.running, pair.own);
    if (kind !== null) return { kind, ...pair };
    return unknown(`GitHub does not know ${short(pair.running)} and ${short(pair.own)} in this repository`);
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
    return unknown(messageOf(error));
  }
}, "compareCommits");
var short = /* @__PURE__ */ __name((commit) => commit.slice(0, 7), "short");
var runningCommit = /* @__PURE__ */ __name(async ({ running, containerName }, repository, ports) => {
  if (running === null) return unknown("ECS does not show what it runs");
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName);
  const image = parseImageReference(container?.image ?? "");
  if (image === null) return unnamed(RUNNING);
  if (image.digest === null) return asFound(commitInTags(image.tag === null ? [] : [image.tag]), RUNNING);
  return image.name === repository.repositoryUri ? commitOfDigest(image.digest, repository, { ports, what: RUNNING }) : unnamed(RUNNING);
}, "runningCommit");
var RUNNING = "the running image";
var unnamed = /* @__PURE__ */ __name((what) => unknown(`no tag of ${what} names one commit`), "unnamed");
var asFound = /* @__PURE__ */ __name((commit, what) => commit === null ? unnamed(what) : { kind: "known", commit }, "asFound");
var commitOfDigest = /* @__PURE__ */ __name(async (digest, { repositoryUri, registryId }, { ports, what }) => {
  if (digest === null) return unnamed(what);
  const { repository } = repositoryName(repositoryUri);
  const id = { ...inRegistry(registryId), repositoryName: repository, imageIds: [{ imageDigest: digest }] };
  try {
    const { imageDetails = [] } = await ports.registry.ecr.describeImages(id);
    return asFound(commitInTags(imageDetails.flatMap(({ imageTags = [] }) => imageTags)), what);
  } catch (error) {
    if (error instanceof AwsError) return unknown(`the tags of ${what} cannot be read: ${error.message}`);
    throw error;
  }
}, "commitOfDigest");
var behind = /* @__PURE__ */ __name((service, { found: { running, own }, olderCommit, more = "" }, { log: log2 }) => {
  const message = `the service ${service} runs the newer commit ${short(running)}; this run would deploy ${short(own)}${more}`;
  if (olderCommit === "allowed") {
    log2.warning(message);
    return [];
  }
  return [fault("E_BEHIND", { message, headline: "the running image is from a newer commit" })];
}, "behind");

// src/stages/plan/never-backwards.ts
var neverBackwards = /* @__PURE__ */ __name(async ({ run, image, olderCommit = "refused" }, { services, repository, imageDigest }, ports) => {
  if (run === void 0) return { services };
  const own = image ? await commitOfDigest(imageDigest, repository, { ports, what: "the image of this run" }) : { kind: "known", commit: commitOf(run) };
  const compared = /* @__PURE__ */ new Map();
  const findings = await Promise.all(
    services.map(async (service) => {
      if (service.previousTaskDefinitionArn === null) return null;
      const running = await runningCommit(service, repository, ports);
      const key2 = running.kind === "known" ? running.commit : running.because;
      const finding = compared.get(key2) ?? compareCommits(running, own, ports);
      compared.set(key2, finding);
      return finding;
    })
  );
  const problems = services.flatMap(
    ({ serviceName }, index) => reported(serviceName, findings[index] ?? null, { olderCommit, ports })
  );
  if (problems.length > 0) throw together(problems);
  return {
    services: services.map((service, index) => ({ ...service, ...noteOf(findings[index] ?? null) })),
    commits: { own: own.kind === "known" ? own.commit : null, olderCommit }
  };
}, "neverBackwards");
var noteOf = /* @__PURE__ */ __name((finding) => {
  if (finding?.kind === "unknown") return { commitNote: finding };
  if (finding?.kind !== "diverged") return {};
  const { running, own } = finding;
  return { commitNote: { kind: "diverged", running: short(running), own: short(own) } };
}, "noteOf");
var reported = /* @__PURE__ */ __name((service, finding, { olderCommit, ports }) => {
  const { log: log2 } = ports;
  switch (finding?.kind) {
    case void 0:
    case "identical":
      return [];
    case "ahead":
      log2.info(`the service ${service} runs the older commit ${short(finding.running)}`);
      return [];
    case "diverged":
      log2.info(
        `the service ${service} runs ${short(finding.running)}, which is on another branch than ${short(finding.own)}`
      );
      return [];
    case "unknown":
      log2.info(`whether the service ${service} runs a newer commit is not known: ${finding.because}`);
      return [];
    case "behind":
      return behind(service, { found: finding, olderCommit }, ports);
  }
}, "reported");

// src/domain/image/manifest.ts
import { createHash as createHash2 } from "node:crypto";

// src/domain/json.ts
var jsonValue = /* @__PURE__ */ __name((text2) => {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}, "jsonValue");

// src/domain/image/manifest.ts
var MANIFEST_MEDIA_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
var DIGEST = external_exports.string().transform((text2, context) => {
  const digest = parseDigest(text2);
  if (digest !== null) return digest;
  context.addIssue({ code: "custom", message: "is not a sha256 digest" });
  return external_exports.NEVER;
});
var PLATFORM = external_exports.object({ os: external_exports.string(), architecture: external_exports.string() });
var MANIFEST = external_exports.union([
  external_exports.object({ config: external_exports.object({ digest: DIGEST }), layers: external_exports.array(external_exports.object({ digest: DIGEST })).nullish() }),
  external_exports.object({
    manifests: external_exports.array(
      external_exports.object({
        digest: DIGEST,
        platform: PLATFORM.optional(),
        annotations: external_exports.record(external_exports.string(), external_exports.string()).optional()
      })
    )
  })
]);
var listedImages = /* @__PURE__ */ __name((json) => {
  const parsed2 = MANIFEST.safeParse(jsonValue(json));
  if (!parsed2.success || "config" in parsed2.data) return [];
  return parsed2.data.manifests.filter((entry) => !isAttestation(entry)).map(({ digest, platform = null }) => ({ digest, platform }));
}, "listedImages");
var digestOfManifest = /* @__PURE__ */ __name((json) => `sha256:${createHash2("sha256").update(json).digest("hex")}`, "digestOfManifest");
var parseManifest = /* @__PURE__ */ __name((json) => {
  const read3 = jsonValue(json);
  if (isAmbiguous(read3)) return { kind: "unreadable", because: "it can be read as two different images" };
  const parsed2 = MANIFEST.safeParse(read3);
  if (!parsed2.success) return { kind: "unreadable", because: "it is neither a manifest nor an index" };
  if ("config" in parsed2.data) {
    const { config, layers } = parsed2.data;
    return { kind: "image", configDigest: config.digest, layers: (layers ?? []).map(({ digest }) => digest) };
  }
  const platforms = parsed2.data.manifests.filter((entry) => !isAttestation(entry)).map(({ digest }) => digest);
  return { kind: "index", platforms };
}, "parseManifest");
var isAmbiguous = /* @__PURE__ */ __name((read3) => {
  if (typeof read3 !== "object" || read3 === null) return false;
  const isBoth = "config" in read3 && "manifests" in read3;
  return isBoth || hasDisguisedMember(read3);
}, "isAmbiguous");
var MEMBERS2 = ["config", "layers", "manifests", "mediaType", "digest", "platform", "os", "architecture"];
var FOLDED = MEMBERS2.map((name) => name.toUpperCase());
var hasDisguisedMember = /* @__PURE__ */ __name((value) => {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member2]) => {
    const isDisguised = !MEMBERS2.includes(name) && FOLDED.includes(name.toUpperCase());
    return isDisguised || name !== "annotations" && hasDisguisedMember(member2);
  });
}, "hasDisguisedMember");
var isAttestation = /* @__PURE__ */ __name((entry) => entry.annotations?.["vnd.docker.reference.type"] === "attestation-manifest" && entry.platform?.os === "unknown" && entry.platform.architecture === "unknown", "isAttestation");

// src/stages/push/held-image.ts
var readTag = /* @__PURE__ */ __name(({ name: { repository, tag }, registryId }, ecr) => readHeld({ repository, registryId, id: { imageTag: tag } }, ecr), "readTag");
var readHeld = /* @__PURE__ */ __name(async ({ repository, registryId, id }, ecr) => {
  const from = { ...inRegistry(registryId), repositoryName: repository };
  const { images, failures } = await ecr.batchGetImage({
    ...from,
    imageIds: [id],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  });
  const [image] = images ?? [];
  const [failure2] = failures ?? [];
  const what = "imageTag" in id ? `${repository}:${id.imageTag}` : `${repository}@${id.imageDigest}`;
  if (image !== void 0) return readImage(image, { what, from }, ecr);
  if (failure2 === void 0 || failure2.failureCode === "ImageNotFound") return null;
  throw unreadable(what, `${failure2.failureCode ?? "no code"}: ${failure2.failureReason ?? "no reason"}`);
}, "readHeld");
var holdsOnly = /* @__PURE__ */ __name(({ configDigests }, configDigest) => configDigests.length === 1 && configDigests[0] === configDigest, "holdsOnly");
var asHeld = /* @__PURE__ */ __name(({ digest, manifestDigests }, { registry, repository }) => ({
  digest,
  runningDigests: [.../* @__PURE__ */ new Set([digest, ...manifestDigests])],
  uri: `${registry}/${repository}@${digest}`
}), "asHeld");
var readImage = /* @__PURE__ */ __name(async (image, subject, ecr) => {
  const digest = parseDigest(image.imageId?.imageDigest ?? "");
  if (digest === null) throw unreadable(subject.what, "the image has no sha256 digest");
  const manifest = readManifest(image, digest, subject);
  switch (manifest.kind) {
    case "image":
      return { digest, manifestDigests: [digest], configDigests: [manifest.configDigest], layers: manifest.layers };
    case "index": {
      const manifests = await readPlatforms(manifest.platforms, subject, ecr);
      return {
        digest,
        manifestDigests: manifest.platforms,
        configDigests: manifests.map(({ configDigest }) => configDigest),
        layers: manifests.flatMap(({ layers }) => layers)
      };
    }
    case "unreadable":
      throw unreadable(subject.what, manifest.because);
  }
}, "readImage");
var readManifest = /* @__PURE__ */ __name(({ imageManifest }, digest, { what }) => {
  if (imageManifest === void 0) throw unreadable(what, `${digest} has no manifest`);
  const computed = digestOfManifest(imageManifest);
  if (computed === digest) return parseManifest(imageManifest);
  throw fault("E_PUSHED_OTHER", {
    message: `ECR gave the digest ${digest} for ${what}, but the manifest has the digest ${computed} (ecr:BatchGetImage)`,
    hint: "Nothing was deployed. Find out what is between the runner and ECR (a proxy, AWS_ENDPOINT_URL?)."
  });
}, "readManifest");
var readPlatforms = /* @__PURE__ */ __name(async (platforms, subject, ecr) => {
  if (platforms.length === 0) return [];
  const { images } = await ecr.batchGetImage({
    ...subject.from,
    imageIds: platforms.map((imageDigest) => ({ imageDigest })),
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  });
  return platforms.map((platform) => {
    const image = images?.find(({ imageId }) => imageId?.imageDigest === platform);
    if (image === void 0)
      throw unreadable(subject.what, `the manifest ${platform}, which its index lists, does not exist`);
    const manifest = readManifest(image, platform, subject);
    if (manifest.kind === "image") return manifest;
    throw unreadable(subject.what, `the entry ${platform} of its index is not an image manifest`);
  });
}, "readPlatforms");
var unreadable = /* @__PURE__ */ __name((what, why) => fault("E_AWS", {
  message: `ECR returned an unreadable response for ${what}: ${why} (ecr:BatchGetImage)`,
  headline: "ECR returned an unreadable response (ecr:BatchGetImage)",
  hint: "Check the tag in the ECR console; delete it if it is damaged."
}), "unreadable");

// src/stages/given/resolve-given.ts
var resolveGiven = /* @__PURE__ */ __name(async (image, { repositoryUri, registryId }, ecr) => {
  const name = repositoryName(repositoryUri);
  const { written: written3, digest, tag, registry, repository } = image;
  if ((registry ?? name.registry) !== name.registry || (repository ?? name.repository) !== name.repository) {
    throw fault("E_INPUT", {
      message: `\`image\`: ${written3} is not in ${name.registry}/${name.repository}; only images of that ECR repository can be deployed`,
      headline: "`image` is not in the ECR repository of this run",
      hint: "Set `image` to a digest or a tag of `repository`, or set `repository` to that of the image."
    });
  }
  const id = digest === null ? { imageTag: tag ?? "" } : { imageDigest: digest };
  const held = await readHeld({ repository: name.repository, registryId, id }, ecr);
  if (held !== null) return held;
  const short3 = `the repository ${name.repository} has no image ${digest ?? tag ?? ""}`;
  throw fault("E_IMAGE_NOT_FOUND", { message: `${short3} (ecr:BatchGetImage)`, headline: short3 });
}, "resolveGiven");

// src/stages/plan/live-repository.ts
var readRepository = /* @__PURE__ */ __name(async (registry, ecr) => {
  const { repository: name, account, registryId } = registry;
  const found = await findRepository(registry, ecr);
  const repositoryUri = returned(found.repositoryUri, `ecr:DescribeRepositories, ${name}`);
  const { registry: host } = repositoryName(repositoryUri);
  const expected = registryId === null ? { wanted: account } : { wanted: registryId, by: "registry-id" };
  checkAccount({ what: `the ECR repository ${name}`, account: found.registryId ?? "unknown", ...expected });
  const ofHost = accountOfRegistry(host);
  if (ofHost !== null) checkAccount({ what: `the registry ${host}`, account: ofHost, ...expected });
  const filters = found.imageTagMutabilityExclusionFilters ?? [];
  return {
    repositoryUri,
    tagMutability: found.imageTagMutability ?? "MUTABLE",
    tagMutabilityExclusions: filters.flatMap(({ filter }) => filter ?? []),
    registryId
  };
}, "readRepository");
var findRepository = /* @__PURE__ */ __name(async ({ repository: name, registryId }, ecr) => {
  const registry = inRegistry(registryId);
  const asked2 = { ...registry, repositoryNames: [name] };
  const { repositories } = await ecr.describeRepositories(asked2).catch((thrown) => {
    if (isAwsError(thrown, ["RepositoryNotFoundException", "InvalidParameterException"])) return { repositories: [] };
    throw thrown;
  });
  const [repository] = repositories ?? [];
  if (repository !== void 0) return repository;
  const names = await readNames(async (page) => {
    const { repositories: some, nextToken } = await ecr.describeRepositories({
      ...registry,
      maxResults: 100,
      ...page
    });
    return { items: (some ?? []).map(({ repositoryName: repositoryName2 }) => repositoryName2 ?? ""), nextToken };
  });
  const what = { what: "ECR repository", plural: "repositories", input: "repository" };
  const where = registryId === null ? {} : { where: `in the account ${registryId}` };
  throw missingName("E_REPOSITORY_NOT_FOUND", { ...what, ...where, name, names });
}, "findRepository");

// src/stages/plan/planned-image.ts
var readRegistry = /* @__PURE__ */ __name(async (registry, image, ports) => {
  const repository = await readRepository(registry, ports.registry.ecr);
  return { repository, imageDigest: await digestOfGiven(image, repository, ports) };
}, "readRegistry");
var digestOfGiven = /* @__PURE__ */ __name(async (image, repository, { registry: { ecr }, log: log2 }) => {
  if (image === null) return null;
  try {
    const { digest } = await resolveGiven(image, repository, ecr);
    if (image.digest === null) log2.info(`${image.written} is ${repository.repositoryUri}@${digest}`);
    return digest;
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown;
    log2.info(`\`image\` is not compared with what runs: ${thrown.message}`);
    return image.digest;
  }
}, "digestOfGiven");
var plannedImage = /* @__PURE__ */ __name((repositoryUri, { image, digest, tag }) => {
  if (image === null) return imageToBuild(repositoryUri, tag);
  return digest === null ? `${repositoryUri}:${image.tag ?? ""}` : `${repositoryUri}@${digest}`;
}, "plannedImage");
var imageToBuild = /* @__PURE__ */ __name((repositoryUri, tag) => `(to be built) ${repositoryUri}${tag === null ? "" : `:${tag}`}`, "imageToBuild");

// src/stages/plan/required-settings.ts
var checkSettings = /* @__PURE__ */ __name((missing3) => {
  if (missing3.length === 0) return;
  const names = missing3.map((name) => `\`${name}\``).join(", ");
  throw fault("E_INPUT", {
    message: `the plan needs ${names}, which ${missing3.length === 1 ? "is" : "are"} not set`,
    hint: `Set ${names}, as inputs or in ship-to-ecs.yaml.`
  });
}, "checkSettings");

// src/stages/plan/plan.ts
var planTarget = defineStage({
  kind: "plan",
  title: "Read the target",
  uses: ["registry", "target", "files", "log", "github", "secrets"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { registry, services, image = null, tag = null, sideCars = "off" } = input;
    checkSettings(input.missing ?? []);
    const caller = await identify(input, ports).catch(async (thrown) => {
      throw together([thrown, ...await problemsOfFiles(input, ports)]);
    });
    const findCluster2 = clusterFinder(ports.target.ecs);
    const [{ repository, imageDigest }, live] = await allOrEveryProblem([
      readRegistry(registry, image, ports),
      allOrEveryProblem(
        services.map(
          (service) => planService(wantedService(input, service, caller), ports, findCluster2).catch(namedIn(service)).then(suiting(input.platform ?? null)).then((found) => ({ service, found }))
        )
      )
    ]).catch((thrown) => {
      throw asOneError(thrown);
    });
    const { log: log2 } = ports;
    const images = { image: plannedImage(repository.repositoryUri, { image, digest: imageDigest, tag }), sideCars };
    const all = live.map(({ service, found }) => ({ ...found, changes: plannedChanges(found, images, service) }));
    log2.info(`account ${caller.account}, region ${caller.region}, repository ${repository.repositoryUri}`);
    for (const service of all) announce(service, log2);
    const compared = await neverBackwards(input, { services: all, repository, imageDigest }, ports);
    const pushes = image === null && tag !== null ? `${repository.repositoryUri}:${tag}` : null;
    return { ...caller, repository, imageDigest, pushes, ...compared };
  }, "run"),
  record: /* @__PURE__ */ __name(({ services, ...target }) => ({
    ...target,
    services: services.map(recordOf)
  }), "record")
});
var announce = /* @__PURE__ */ __name((service, log2) => {
  const {
    clusterArn,
    serviceName,
    desiredCount,
    taskDefinition,
    containerName,
    smoke = [],
    tasks = [],
    url,
    rollback: rollback2
  } = service;
  log2.info(`cluster ${clusterArn}, service ${serviceName}, desired count ${desiredCount}`);
  log2.info(`task definition ${taskDefinition.source}, container ${containerName}`);
  const changes = changesInWords(service);
  if (changes !== null) log2.info(changes);
  if (url !== void 0) log2.info(`URL ${urlInWords(url)}`);
  if (rollback2 !== void 0) log2.info(rollback2);
  for (const task of tasks) log2.info(task);
  for (const check4 of smoke) log2.info(`smoke test: ${checkInWords(check4)}`);
}, "announce");
var recordOf = /* @__PURE__ */ __name(({
  taskDefinition,
  running: _,
  described: __,
  planned: ____,
  smoke = [],
  creation: ___,
  ...service
}) => {
  const unresolved = unresolvedIn(taskDefinition);
  return {
    ...service,
    ...unresolved.length === 0 ? {} : { unresolved },
    ...smoke.length === 0 ? {} : { checks: smoke.map(checkInWords) }
  };
}, "recordOf");
var suiting = /* @__PURE__ */ __name((platform) => (service) => {
  if (platform !== null) checkRuntime(service.taskDefinition, { subject: "`platforms` is", platform });
  return service;
}, "suiting");
var problemsOfFiles = /* @__PURE__ */ __name((input, ports) => allOrEveryProblem(
  input.services.filter(({ taskDefinition }) => taskDefinition.kind === "file").map((service) => lintedDefinition(wantedService(input, service, null), ports).catch(namedIn(service)))
).then(() => [], problemsIn), "problemsOfFiles");

// src/stages/tag.ts
var computeTag = defineStage({
  kind: "tag",
  title: "Compute the tag",
  uses: ["clock", "log"],
  // Not awaiting anything; a stage is asynchronous by contract.
  // eslint-disable-next-line @typescript-eslint/require-await
  run: /* @__PURE__ */ __name(async (input, { clock, log: log2 }) => {
    const computed = tagFrom(input, clock.now());
    log2.info(`tag ${computed.tag} for commit ${computed.commit}`);
    for (const change of computed.changes) log2.info(`the tag was changed: ${change}`);
    return computed;
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/domain/image/engine-failure.ts
var NO_ENGINE = /cannot connect to the docker daemon|is the docker daemon running|failed to connect to the docker API|error during connect/i;
var DISK_FULL = /no space left on device|disk quota exceeded|not enough space on the disk/i;
var DISKS = { engine: "the Docker engine", client: "the runner" };
var engineFailure = /* @__PURE__ */ __name((output2, writes) => {
  if (NO_ENGINE.test(output2)) return { kind: "no-engine", short: "the Docker daemon does not respond" };
  if (!DISK_FULL.test(output2)) return null;
  const disk = DISKS[/error response from daemon/i.test(output2) ? "engine" : writes];
  return {
    kind: "disk-full",
    short: `the disk of ${disk} is full`,
    hint: `Free space on the disk of ${disk}, or use a larger one, then re-run; \`docker system df\` shows what images and caches use.`
  };
}, "engineFailure");

// src/domain/build/build-cause.ts
var STEPS = [
  ['process "', /" did not complete successfully: exit code: (\d{1,3})/u],
  ["The command '", /' returned a non-zero code: (\d{1,3})/u]
];
var PREFIXES = /^(?:ERROR|Error response from daemon|failed to build|failed to solve|failed to compute cache key)(?::\s*|$)/iu;
var LONGEST_COMMAND = 50;
var LONGEST_CAUSE = 80;
var JUDGED = 1e3;
var buildCause = /* @__PURE__ */ __name((lines2) => {
  const [step2] = lines2.filter(namesCode).flatMap(failedStep);
  return step2 === void 0 ? causeOfError(lines2) : causeOfStep(step2, lines2);
}, "buildCause");
var causeOfStep = /* @__PURE__ */ __name(({ command, code: code2 }, lines2) => {
  const ends = `exited with code ${code2}`;
  const short3 = `${command.length <= LONGEST_COMMAND ? `\`${command.replaceAll("`", "'")}\`` : "a RUN step"} ${ends}`;
  const [why] = lines2.flatMap((line2) => DISK_FULL.exec(line2)?.[0] ?? []);
  if (why === void 0) return { headlines: [short3], failure: null };
  return { headlines: [`${short3}: ${why}`, `a RUN step ${ends}: ${why}`], failure: engineFailure(why, "engine") };
}, "causeOfStep");
var causeOfError = /* @__PURE__ */ __name((lines2) => {
  const last = lines2.findLast((line2) => PREFIXES.test(line2)) ?? lines2.findLast((line2) => line2.trim() !== "") ?? "";
  const failure2 = engineFailure(last, "engine");
  if (failure2 !== null) return { headlines: [failure2.short], failure: failure2 };
  const cause2 = PREFIXES.test(last) ? withoutPrefixes(last.slice(0, JUDGED)) : "";
  return { headlines: cause2 === "" || cause2.length > LONGEST_CAUSE ? [] : [cause2], failure: null };
}, "causeOfError");
var namesCode = /* @__PURE__ */ __name((line2) => line2.includes(" code: "), "namesCode");
var failedStep = /* @__PURE__ */ __name((line2) => STEPS.flatMap(([before, after]) => {
  const start = line2.indexOf(before);
  if (start === -1) return [];
  const end = after.exec(line2);
  if (end === null || end.index <= start + before.length) return [];
  return [
    { command: line2.slice(start + before.length, end.index).replace(/^\/bin\/sh -c /u, ""), code: end[1] ?? "" }
  ];
}), "failedStep");
var withoutPrefixes = /* @__PURE__ */ __name((line2) => PREFIXES.test(line2) ? withoutPrefixes(line2.replace(PREFIXES, "")) : line2.trim(), "withoutPrefixes");

// src/domain/build/build-facts.ts
var buildLabels = /* @__PURE__ */ __name((input, checkout) => ({
  ...checkout === null ? {} : {
    "org.opencontainers.image.created": new Date(checkout.committedAt * 1e3).toISOString(),
    "org.opencontainers.image.revision": checkout.revision
  },
  ...input.run.repository === null ? {} : { "org.opencontainers.image.source": `${input.run.serverUrl}/${input.run.repository}` },
  "org.opencontainers.image.version": input.tag.tag,
  ...input.labels
}), "buildLabels");
var LAST_LINES = 12;
var NOISE = [
  /^[\s-]*$/,
  /^#\d+ (?:DONE|CACHED|transferring|sha256:|building with|\[internal\])/,
  /^DEPRECATED: The legacy builder|^\s*(?:Install the buildx|https:\/\/docs\.docker\.com\/go\/buildx)/
];
var explainFailure = /* @__PURE__ */ __name((tail, context) => {
  const lines2 = tail.split("\n").filter((line2) => !NOISE.some((noise) => noise.test(line2)));
  const message = [`docker build failed (context: ${context})`, ...lines2.slice(-LAST_LINES)].join("\n");
  const { headlines, failure: failure2 } = buildCause(lines2);
  const hint = /client version \S+ is too new/.test(tail) ? TOO_NEW : failure2?.hint;
  return {
    code: failure2?.kind === "no-engine" ? "E_DOCKER_NOT_RUNNING" : "E_BUILD",
    message,
    ...headlines.length === 0 ? {} : { headline: headlines },
    ...hint === void 0 ? {} : { hint }
  };
}, "explainFailure");
var TOO_NEW = "This buildx is too new for the Docker daemon: use an older one, or set DOCKER_API_VERSION to a version that the daemon supports.";
var DOCKER_CONFIG = external_exports.object({
  credsStore: external_exports.string().optional(),
  credHelpers: external_exports.record(external_exports.string(), external_exports.string()).optional()
});
var usesEcrHelper = /* @__PURE__ */ __name((config) => {
  try {
    const { credsStore, credHelpers } = DOCKER_CONFIG.parse(JSON.parse(config));
    return [credsStore, ...Object.values(credHelpers ?? {})].includes("ecr-login");
  } catch {
    return false;
  }
}, "usesEcrHelper");

// src/domain/build/build-output.ts
var BUILDKIT_STEP = /^#(\d+) \[(?:[^\]]+ )?\d+\/\d+\] /;
var BUILDKIT_EXPORT = /^#(\d+) exporting to /;
var BUILDKIT_END = /^#(\d+) (?:DONE|CACHED|CANCELED)\b/;
var CLASSIC_STEP = /^Step \d+\/\d+ : /;
var BUILD_CHECK = /^ \d+ warnings? found|^ - [A-Z]\w+: /;
var buildSteps = /* @__PURE__ */ __name(() => {
  const steps = /* @__PURE__ */ new Set();
  const isOfBuildKit = /* @__PURE__ */ __name((line2) => {
    const start = (BUILDKIT_STEP.exec(line2) ?? BUILDKIT_EXPORT.exec(line2))?.[1];
    if (start !== void 0) {
      const isNew = !steps.has(start);
      steps.add(start);
      return isNew;
    }
    const end = BUILDKIT_END.exec(line2)?.[1];
    return end !== void 0 && steps.has(end);
  }, "isOfBuildKit");
  return (line2) => {
    if (line2.startsWith("#")) return isOfBuildKit(line2);
    return CLASSIC_STEP.test(line2) || BUILD_CHECK.test(line2);
  };
}, "buildSteps");

// src/domain/network-variables.ts
var NETWORK_VARIABLES = [
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR"]
];

// src/domain/build/docker-variables.ts
var DOCKER_CLIENT = [
  ...["DOCKER_API_VERSION", "DOCKER_AUTH_CONFIG", "DOCKER_BUILDKIT", "DOCKER_CERT_PATH", "DOCKER_CONFIG"],
  ...["DOCKER_CONTENT_TRUST", "DOCKER_CONTENT_TRUST_SERVER", "DOCKER_CONTEXT", "DOCKER_CUSTOM_HEADERS"],
  ...["DOCKER_DEFAULT_PLATFORM", "DOCKER_HOST", "DOCKER_TLS", "DOCKER_TLS_VERIFY"]
];
var BUILDX = ["BUILDX_BUILDER", "BUILDX_CONFIG", "BUILDX_EXPERIMENTAL", "BUILDX_GIT_CHECK_DIRTY", "BUILDX_GIT_INFO"];
var USER_FOLDERS = [
  ...["XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_DATA_DIRS"],
  ...["XDG_CACHE_HOME", "XDG_STATE_HOME"]
];
var LOCALE_VARIABLES = [
  ...["LANG", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME"]
];
var DOCKER_ENVIRONMENT = [
  ...["PATH", "HOME", "SSH_AUTH_SOCK", "TMPDIR"],
  ...DOCKER_CLIENT,
  ...BUILDX,
  ...USER_FOLDERS,
  ...LOCALE_VARIABLES,
  ...NETWORK_VARIABLES
];
var GITHUB_CACHE_VARIABLES = [
  ...["ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_URL", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_SERVICE_V2"]
];
var AWS_VARIABLES = [
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCOUNT_ID"],
  ...["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SDK_LOAD_CONFIG"],
  ...["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_LOGIN_CACHE_DIRECTORY"],
  ...["AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE"],
  ...["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"],
  ...["AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"],
  ...["AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_V1_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT"],
  ...["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"],
  ...["AWS_CA_BUNDLE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_ECR_PUBLIC"],
  ...["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC"],
  ...["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_USE_DUALSTACK_ENDPOINT"],
  ...["AWS_USE_FIPS_ENDPOINT", "AWS_ACCOUNT_ID_ENDPOINT_MODE", "AWS_S3_USE_ARN_REGION"],
  ...["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS"],
  ...["AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE", "AWS_DEFAULTS_MODE", "AWS_SDK_UA_APP_ID"],
  ...["AWS_REQUEST_CHECKSUM_CALCULATION", "AWS_RESPONSE_CHECKSUM_VALIDATION", "AWS_AUTH_SCHEME_PREFERENCE"],
  ...["AWS_ECR_CACHE_DIR", "AWS_ECR_DISABLE_CACHE", "AWS_ECR_IGNORE_CREDS_STORAGE"]
];

// src/domain/build/docker-build.ts
var buildCommand = /* @__PURE__ */ __name((order) => ({
  argv: ["docker", ...subcommand(order), ...commonFlags(order), order.build.context],
  inherit: [...DOCKER_ENVIRONMENT, ...extraEnvironment(order)],
  set: order.method.kind === "docker" && order.method.buildKit === "forced" ? { DOCKER_BUILDKIT: "1" } : {}
}), "buildCommand");
var secretFile = /* @__PURE__ */ __name((directory, index) => `${directory}/secret-${index}`, "secretFile");
var subcommand = /* @__PURE__ */ __name((order) => {
  switch (order.method.kind) {
    case "buildx-archive":
      return [
        "buildx",
        "build",
        ...buildxFlags(order),
        "--output",
        output(order, "type=docker", field(`dest=${order.archive}`))
      ];
    case "buildx-store":
      return ["buildx", "build", ...buildxFlags(order), "--output", output(order, "type=image", "unpack=false")];
    case "buildx-load":
      return ["buildx", "build", ...buildxFlags(order), "--load"];
    case "docker":
      return ["build", ...order.method.buildKit === "forced" ? ["--progress", "plain"] : []];
  }
}, "subcommand");
var output = /* @__PURE__ */ __name(({ sourceDateEpoch }, ...target) => [
  ...target,
  ...["compression=gzip", "compression-level=1"],
  ...sourceDateEpoch === null ? [] : ["rewrite-timestamp=true"]
].join(","), "output");
var buildxFlags = /* @__PURE__ */ __name(({ build: build2, sourceDateEpoch }) => [
  ...["--progress", "plain"],
  ...[`--provenance=${build2.provenance}`, `--sbom=${build2.sbom}`],
  ...option("--builder", build2.builder),
  ...options("--cache-to", build2.cacheTo.map(cacheTo)),
  ...options("--build-context", pairs(build2.buildContexts)),
  ...sourceDateEpoch === null || build2.buildArgs.some((one) => one.split("=")[0] === "SOURCE_DATE_EPOCH") ? [] : ["--build-arg", `SOURCE_DATE_EPOCH=${sourceDateEpoch}`]
], "buildxFlags");
var commonFlags = /* @__PURE__ */ __name((order) => {
  const { build: build2 } = order;
  return [
    ...option("--file", order.file),
    ...["--tag", order.reference],
    ...option("--target", build2.target),
    ...option("--platform", build2.platform),
    ...option("--network", build2.network),
    ...build2.pull === "always" ? ["--pull"] : [],
    ...build2.cache === "ignored" ? ["--no-cache"] : [],
    ...options("--build-arg", build2.buildArgs),
    ...options("--label", pairs(order.labels)),
    ...options("--add-host", build2.addHosts),
    ...options("--cache-from", build2.cacheFrom),
    ...options(
      "--secret",
      build2.secrets.map((secret2, index) => secretFlag(secret2, secretFile(order.secretsDirectory, index)))
    ),
    ...options("--ssh", build2.ssh)
  ];
}, "commonFlags");
var secretFlag = /* @__PURE__ */ __name((secret2, valueFile) => {
  switch (secret2.kind) {
    case "value":
      return [field(`id=${secret2.id}`), field(`src=${valueFile}`)].join(",");
    case "file":
      return [field(`id=${secret2.id}`), field(`src=${secret2.path}`)].join(",");
  }
}, "secretFlag");
var cacheTo = /* @__PURE__ */ __name((cache) => {
  const entry = cacheEntry(cache);
  if (entry === null) return cache;
  const full = cache.includes("=") ? cache : `type=registry,ref=${cache}`;
  const isEcr = entry.type === "registry" && /^[^/]*\.dkr[.-]ecr[.-]/.test(entry.attributes.get("ref") ?? "");
  const wanted = [
    ...entry.type === "gha" ? ["ignore-error=true"] : [],
    ...isEcr ? ["image-manifest=true", "oci-mediatypes=true"] : []
  ];
  return [full, ...wanted.filter((one) => !entry.attributes.has(one.split("=")[0] ?? ""))].join(",");
}, "cacheTo");
var extraEnvironment = /* @__PURE__ */ __name(({ build: build2, credentials }) => {
  const caches = [...build2.cacheFrom, ...build2.cacheTo];
  const uses = /* @__PURE__ */ __name((type) => caches.some((cache) => cacheEntry(cache)?.type === type), "uses");
  return [
    ...build2.buildArgs.filter((one) => !one.includes("=")),
    ...uses("gha") ? GITHUB_CACHE_VARIABLES : [],
    ...credentials === "aws" || uses("s3") ? AWS_VARIABLES : []
  ];
}, "extraEnvironment");
var option = /* @__PURE__ */ __name((flag, value) => value === null ? [] : [flag, value], "option");
var options = /* @__PURE__ */ __name((flag, values) => values.flatMap((value) => [flag, value]), "options");
var pairs = /* @__PURE__ */ __name((record) => Object.entries(record).map(([key2, value]) => `${key2}=${value}`), "pairs");
var field = /* @__PURE__ */ __name((text2) => /[",]/.test(text2) ? `"${text2.replaceAll('"', '""')}"` : text2, "field");

// src/domain/build/docker-engine.ts
var VERSION = external_exports.object({
  Client: external_exports.object({ Version: external_exports.string() }),
  Server: external_exports.object({ Version: external_exports.string(), ApiVersion: external_exports.string() }).nullish()
});
var parseEngine = /* @__PURE__ */ __name((output2) => {
  const parsed2 = VERSION.safeParse(jsonValue(output2));
  if (!parsed2.success || !parsed2.data.Server) return null;
  const { Client: client, Server: server } = parsed2.data;
  return { version: server.Version, apiVersion: server.ApiVersion, clientVersion: client.Version };
}, "parseEngine");
var endpointIn = /* @__PURE__ */ __name((error) => /\b(?:unix|tcp|ssh|npipe|https?|fd):\/\/[^\s"';,]*[^\s"';,.:?]/.exec(error)?.[0] ?? null, "endpointIn");
var DRIVER_STATUS = external_exports.array(external_exports.array(external_exports.string()));
var parseStore = /* @__PURE__ */ __name((output2) => {
  const status = DRIVER_STATUS.safeParse(jsonValue(output2));
  const types = status.success ? status.data.filter(([key2]) => key2 === "driver-type").map(([, value]) => value) : [];
  return types.includes("io.containerd.snapshotter.v1") ? "containerd" : "classic";
}, "parseStore");
var parseDriver = /* @__PURE__ */ __name((output2) => /^Driver:\s*(\S+)/m.exec(output2)?.[1] ?? null, "parseDriver");
var chooseMethod = /* @__PURE__ */ __name((build2, engine, builder) => {
  if (builder.kind === "docker") return chooseWithoutBuildx(build2, engine);
  if (builder.store === "containerd" && builder.driver === "docker") return { kind: "buildx-store" };
  if (isAttested(build2)) {
    if (builder.store === "containerd") return { kind: "buildx-load" };
    throw fault("E_ATTESTATIONS", {
      message: `\`provenance\` or \`sbom\` is set, but the image store of this Docker daemon (${engine.version}) cannot hold attestations`
    });
  }
  return builder.store === "classic" && builder.driver === "docker" ? { kind: "buildx-load" } : { kind: "buildx-archive" };
}, "chooseMethod");
var chooseWithoutBuildx = /* @__PURE__ */ __name((build2, engine) => {
  const wantsBuildKit = inputsThatNeed("buildkit", build2);
  const wantsBuildx = inputsThatNeed("buildx", build2);
  const missing3 = canForceBuildKit(engine) ? wantsBuildx : [...wantsBuildKit, ...wantsBuildx];
  if (missing3.length > 0) {
    const inputs = missing3.map((name) => `\`${name}\``).join(", ");
    throw fault("E_BUILDX_NEEDED", {
      message: `${inputs} ${missing3.length === 1 ? "needs" : "need"} buildx, which is not installed`
    });
  }
  return { kind: "docker", buildKit: wantsBuildKit.length > 0 ? "forced" : "default" };
}, "chooseWithoutBuildx");
var canForceBuildKit = /* @__PURE__ */ __name((engine) => {
  const [major = 0] = engine.clientVersion.split(".").map(Number);
  const [apiMajor = 0, apiMinor = 0] = engine.apiVersion.split(".").map(Number);
  return major > 0 && major < 23 && (apiMajor > 1 || apiMinor >= 39);
}, "canForceBuildKit");
var isAttested = /* @__PURE__ */ __name((build2) => build2.provenance !== "false" || build2.sbom !== "false", "isAttested");
var inputsThatNeed = /* @__PURE__ */ __name((need, build2) => {
  const needs = [
    ["buildkit", "secrets", build2.secrets.length > 0],
    ["buildkit", "ssh", build2.ssh.length > 0],
    ["buildkit", "cache-from", build2.cacheFrom.some((cache) => /^type=registry,/.test(cache))],
    [
      "buildx",
      "cache-from",
      build2.cacheFrom.some((cache) => cache.includes("type=") && !/^type=registry,/.test(cache))
    ],
    ["buildx", "cache-to", build2.cacheTo.length > 0],
    ["buildx", "provenance", build2.provenance !== "false"],
    ["buildx", "sbom", build2.sbom !== "false"],
    ["buildx", "build-contexts", Object.keys(build2.buildContexts).length > 0],
    ["buildx", "builder", build2.builder !== null]
  ];
  return needs.flatMap(([what, name, asked2]) => asked2 && what === need ? [name] : []);
}, "inputsThatNeed");

// src/domain/image/docker-archive.ts
import { createHash as createHash3 } from "node:crypto";
var MANIFEST2 = external_exports.array(external_exports.object({ Config: external_exports.string().regex(/^(?:blobs\/sha256\/[0-9a-f]{64}|[0-9a-f]{64}\.json)$/) }));
var CONFIG = external_exports.object({ os: external_exports.string(), architecture: external_exports.string(), variant: external_exports.string().optional() });
var INDEX = external_exports.object({ manifests: external_exports.tuple([external_exports.object({ digest: external_exports.string().refine(isDigest) })]) });
var storedDigest = /* @__PURE__ */ __name((index, archive) => read(INDEX, index, `index.json of ${archive}`).manifests[0].digest, "storedDigest");
var configPath = /* @__PURE__ */ __name((manifest, archive) => {
  const images = read(MANIFEST2, manifest, `manifest.json of ${archive}`);
  const [image] = images;
  if (image !== void 0 && images.length === 1) return image.Config;
  throw fault("E_ARCHIVE", { message: `the archive ${archive} holds ${images.length} images instead of one` });
}, "configPath");
var describeConfig = /* @__PURE__ */ __name((config, path2) => {
  const hex = createHash3("sha256").update(config).digest("hex");
  const configDigest = parseDigest(`sha256:${hex}`);
  if (configDigest === null || !path2.includes(hex)) {
    throw fault("E_ARCHIVE", { message: `the image config ${path2} in the archive has the digest sha256:${hex}` });
  }
  const { os, architecture, variant } = read(CONFIG, config, `the image config ${path2}`);
  return { configDigest, platform: [os, architecture, ...variant ? [variant] : []].join("/") };
}, "describeConfig");
var read = /* @__PURE__ */ __name((schema, text2, what) => {
  try {
    return schema.parse(JSON.parse(text2));
  } catch (error) {
    const why = error instanceof external_exports.ZodError ? external_exports.prettifyError(error) : messageOf(error);
    throw fault("E_ARCHIVE", {
      message: `${what} cannot be read: ${why}`,
      headline: `${what} cannot be read`,
      cause: error
    });
  }
}, "read");

// src/stages/engine-fault.ts
var engineFault = /* @__PURE__ */ __name(({ code: code2, subject }, cause2) => {
  const failure2 = engineFailure(cause2.outputTail, cause2.argv[1] === "save" ? "client" : "engine");
  if (failure2 === null) return null;
  const { kind, short: headline3, hint } = failure2;
  return fault(kind === "no-engine" ? "E_DOCKER_NOT_RUNNING" : code2, {
    message: `${headline3}: ${subject}: ${cause2.message}`,
    headline: headline3,
    ...hint === void 0 ? {} : { hint },
    cause: cause2
  });
}, "engineFault");

// src/stages/build/order.ts
import { createHash as createHash4 } from "node:crypto";
import { join as join3 } from "node:path";

// src/stages/docker-configuration.ts
import { join as join2 } from "node:path";
var dockerConfiguration = /* @__PURE__ */ __name(async ({ exec, files }) => {
  const directory = await read2("DOCKER_CONFIG", exec) || join2(await read2("HOME", exec), ".docker");
  return await files.readText(join2(directory, "config.json")) ?? "";
}, "dockerConfiguration");
var loginVariables = /* @__PURE__ */ __name(async (ports) => usesEcrHelper(await dockerConfiguration(ports)) ? AWS_VARIABLES : [], "loginVariables");
var read2 = /* @__PURE__ */ __name(async (name, exec) => {
  const command = { argv: ["printenv", name], inherit: ["PATH", name], okExitCodes: [0, 1], output: "quiet" };
  return (await exec.run(command)).stdout.trim();
}, "read");

// src/stages/build/order.ts
var placeOrder = /* @__PURE__ */ __name(async (input, { method, checkout }, ports) => {
  const directory = await ports.files.makePrivateDirectory("image");
  return {
    build: input,
    method,
    file: input.file,
    reference: localReference(directory, input.tag.tag),
    archive: join3(directory, "image.tar"),
    labels: buildLabels(input, checkout),
    sourceDateEpoch: checkout?.committedAt ?? null,
    secretsDirectory: join3(directory, "secrets"),
    credentials: await readCredentials(ports)
  };
}, "placeOrder");
var localReference = /* @__PURE__ */ __name((directory, tag) => `ship-to-ecs.local/${shortHash(directory)}:${tag}`, "localReference");
var cacheReference = /* @__PURE__ */ __name(({ context, file, target, platform }) => `ship-to-ecs.local/cache:${shortHash(JSON.stringify([context, file, target, platform]))}`, "cacheReference");
var shortHash = /* @__PURE__ */ __name((text2) => createHash4("sha256").update(text2).digest("hex").slice(0, 12), "shortHash");
var readCredentials = /* @__PURE__ */ __name(async (ports) => usesEcrHelper(await dockerConfiguration(ports)) ? "aws" : "own", "readCredentials");

// src/stages/archive-member.ts
var readArchiveMember = /* @__PURE__ */ __name(async (archive, path2, exec) => {
  const argv = ["tar", "-xOf", archive, path2];
  return (await exec.run({ argv, inherit: ["PATH", ...LOCALE_VARIABLES], output: "quiet" })).stdout;
}, "readArchiveMember");

// src/stages/build/archive.ts
var saveImage = /* @__PURE__ */ __name(async (order, { exec }) => {
  const docker = /* @__PURE__ */ __name((...argv) => exec.run({ argv: ["docker", ...argv], inherit: DOCKER_ENVIRONMENT, output: "quiet" }), "docker");
  await docker("save", "--output", order.archive, order.reference).catch(notSaved);
  if (order.method.kind === "buildx-store") return;
  if (order.method.kind === "docker") await docker("tag", order.reference, cacheReference(order.build));
  await docker("image", "rm", order.reference);
}, "saveImage");
var notSaved = /* @__PURE__ */ __name((thrown) => {
  const known4 = thrown instanceof CommandError ? engineFault({ code: "E_BUILD", subject: "the image was built, but could not be saved" }, thrown) : null;
  throw known4 ?? thrown;
}, "notSaved");
var removeImage = /* @__PURE__ */ __name(({ reference }) => ({
  argv: ["docker", "image", "rm", reference],
  inherit: DOCKER_ENVIRONMENT
}), "removeImage");
var readImage2 = /* @__PURE__ */ __name(async (order, checkout, { exec, files, log: log2 }) => {
  const { archive } = order;
  const { configDigest, platform } = await describeArchive(archive, exec);
  checkPlatform(platform, order);
  const sizeBytes = await files.sizeBytes(archive);
  log2.info(`built ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`);
  return {
    archive,
    configDigest,
    sizeBytes,
    platform,
    revision: checkout?.revision ?? null,
    localReference: order.reference,
    storedAs: order.method.kind === "buildx-store" ? storedDigest(await readArchiveMember(archive, "index.json", exec), archive) : null,
    builder: order.method.kind === "docker" ? "docker" : "buildx"
  };
}, "readImage");
var describeArchive = /* @__PURE__ */ __name(async (archive, exec) => {
  const path2 = configPath(await readArchiveMember(archive, "manifest.json", exec), archive);
  return describeConfig(await readArchiveMember(archive, path2, exec), path2);
}, "describeArchive");
var checkPlatform = /* @__PURE__ */ __name((built, { build: build2, method }) => {
  const { platform: asked2 } = build2;
  if (asked2 === null || isForPlatform(built, asked2)) return;
  const because = `\`platforms\` is ${asked2}, but the built image is ${built}`;
  const cache = "Set `no-cache: true`, or install buildx: without BuildKit the cache mixes platforms.";
  const other = "Correct `platforms`, or the `FROM` of the Dockerfile that names another platform.";
  throw fault("E_PLATFORM", {
    message: because,
    headline: because,
    hint: method.kind === "docker" && method.buildKit === "default" ? cache : other
  });
}, "checkPlatform");

// src/stages/git.ts
import { dirname as dirname2, join as join4 } from "node:path";
var GIT_ENVIRONMENT = {
  GIT_CONFIG_COUNT: "3",
  GIT_CONFIG_KEY_0: "safe.bareRepository",
  GIT_CONFIG_VALUE_0: "explicit",
  GIT_CONFIG_KEY_1: "core.fsmonitor",
  GIT_CONFIG_VALUE_1: "false",
  GIT_CONFIG_KEY_2: "core.hooksPath",
  GIT_CONFIG_VALUE_2: "/dev/null",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0"
};
var GIT_ALONE = {
  ...GIT_ENVIRONMENT,
  GIT_ALLOW_PROTOCOL: "none",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0"
};
var TIMEOUT_MS = 6e4;
var askGit = /* @__PURE__ */ __name(async (repository, args, { exec }) => {
  try {
    const argv = ["git", `--git-dir=${repository}`, ...args];
    return (await exec.run({ argv, inherit: ["PATH"], set: GIT_ALONE, output: "quiet", timeoutMs: TIMEOUT_MS })).stdout;
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
}, "askGit");
var repositoryOf = /* @__PURE__ */ __name(async (context, files) => {
  const path2 = join4(context, ".git");
  if (await files.kindOf(path2) !== "absent") return path2;
  const above = dirname2(context);
  return above === context ? null : repositoryOf(above, files);
}, "repositoryOf");

// src/stages/build/checkout.ts
var readCheckout = /* @__PURE__ */ __name(async (context, { exec, files }) => {
  if (isRemote(context)) return null;
  const repository = await repositoryOf(context, files);
  if (repository === null) return null;
  const output2 = await askGit(repository, ["rev-list", "--no-walk", "--timestamp", "HEAD"], { exec });
  return output2 === null ? null : commitIn(output2);
}, "readCheckout");
var commitIn = /* @__PURE__ */ __name((output2) => {
  const [, seconds, revision] = /^(\d+) ([0-9a-f]{40})$/.exec(output2.trim()) ?? [];
  return revision === void 0 || seconds === void 0 ? null : { revision, committedAt: Number(seconds) };
}, "commitIn");

// src/stages/docker-endpoint.ts
var TIMEOUT_MS2 = 6e4;
var contextEndpoint = /* @__PURE__ */ __name(async (exec) => {
  try {
    const { stdout } = await exec.run({
      argv: ["docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"],
      inherit: DOCKER_ENVIRONMENT,
      output: "quiet",
      timeoutMs: TIMEOUT_MS2
    });
    return stdout.trim() || null;
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
}, "contextEndpoint");

// src/stages/build/engine.ts
var PROBE_TIMEOUT_MS = 6e4;
var probeEngine = /* @__PURE__ */ __name(async (ports) => {
  const answer = await ask(ports.exec, ["docker", "version", "--format", "{{json .}}"]).catch(notFound);
  const engine = parseEngine(answer.stdout);
  if (engine !== null) return engine;
  const lastLine = answer.stderr.trim().split("\n").at(-1) ?? "";
  const endpoint = endpointIn(lastLine) ?? await contextEndpoint(ports.exec) ?? "its default address";
  const short3 = `the Docker daemon at ${endpoint} does not respond`;
  throw fault("E_DOCKER_NOT_RUNNING", {
    message: `${short3}${lastLine === "" ? "" : `: ${lastLine}`}`,
    headline: short3
  });
}, "probeEngine");
var probeBuilder = /* @__PURE__ */ __name(async (name, { exec }) => {
  const buildx = await ask(exec, ["docker", "buildx", "version"]);
  if (buildx.exitCode !== 0) return { kind: "docker" };
  const [info, inspected] = await Promise.all([
    ask(exec, ["docker", "info", "--format", "{{json .DriverStatus}}"]),
    ask(exec, ["docker", "buildx", "inspect", ...name === null ? [] : [name]])
  ]);
  return { kind: "buildx", store: parseStore(info.stdout), driver: parseDriver(inspected.stdout) };
}, "probeBuilder");
var ask = /* @__PURE__ */ __name(async (exec, argv) => {
  try {
    return await exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: "quiet", timeoutMs: PROBE_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof CommandError && error.failure.kind === "exited") {
      return { exitCode: error.failure.exitCode, stdout: "", stderr: error.outputTail };
    }
    throw error;
  }
}, "ask");
var notFound = /* @__PURE__ */ __name((error) => {
  if (error instanceof CommandError && error.failure.kind === "not-found") {
    throw fault("E_DOCKER_NOT_FOUND", { message: "the docker command was not found on PATH", cause: error });
  }
  throw error;
}, "notFound");

// src/stages/build/sources.ts
import { basename as basename2, dirname as dirname3, isAbsolute, join as join5, relative, resolve } from "node:path";
var asWritten4 = /* @__PURE__ */ __name((path2, { run: { workspace } }) => {
  if (!isAbsolute(path2)) return path2;
  const inside2 = relative(workspace, path2);
  if (inside2 === "") return ".";
  return leadsOut(inside2) ? path2 : inside2;
}, "asWritten");
var pathsForDocker = /* @__PURE__ */ __name((sources) => {
  const dockerfile = dockerfileOf(sources);
  const implied = [
    ...dockerfile === null ? [] : [dockerfile, `${dockerfile}.dockerignore`],
    ...isRemote(sources.context) ? [] : [join5(sources.context, ".dockerignore")]
  ];
  return [
    ...sources.reads,
    ...implied.map((path2) => ({ setting: "context", given: asWritten4(path2, sources), path: path2, written: path2 }))
  ];
}, "pathsForDocker");
var checkSources = /* @__PURE__ */ __name(async (sources, { files }) => {
  await checkContext(sources, files);
  const dockerfile = dockerfileOf(sources);
  if (dockerfile === null) return;
  const kind = await files.kindOf(dockerfile);
  if (kind === "file") return;
  const path2 = asWritten4(dockerfile, sources);
  const near = await nearBy(dockerfile, sources, files);
  if (near === null && kind === "absent") {
    throw fault("E_DOCKERFILE", {
      message: `no Dockerfile in ${folderOf(dockerfile, sources)} (looked for \`${path2}\`)`
    });
  }
  const what = kind === "directory" ? "is a directory, not a Dockerfile" : "does not exist";
  const there = near ?? `${folderOf(dockerfile, sources)} has no Dockerfile`;
  throw fault("E_DOCKERFILE", { message: `\`${path2}\` ${what}; ${there}` });
}, "checkSources");
var checkContext = /* @__PURE__ */ __name(async (sources, files) => {
  const path2 = asWritten4(sources.context, sources);
  if (isRemote(sources.context)) {
    if (await files.kindOf(resolve(sources.run.workspace, path2)) === "absent") return;
    throw fault("E_BUILD_CONTEXT", {
      message: `the build context ${path2} is a path of the checkout and also the address of a remote context`,
      hint: `Set \`context\` to ./${path2} for the path; for the remote context, remove the path from the checkout.`
    });
  }
  const kind = await files.kindOf(sources.context);
  if (kind === "directory") return;
  const what = kind === "file" ? "is a file, not a directory" : "does not exist";
  const stdin = path2 === "-" ? "; a run has no standard input, which docker's `-` reads" : "";
  throw fault("E_BUILD_CONTEXT", { message: `the build context ${path2} ${what}${stdin}` });
}, "checkContext");
var folderOf = /* @__PURE__ */ __name((dockerfile, sources) => {
  const folder = asWritten4(dirname3(dockerfile), sources);
  return folder === "." ? "the checkout" : folder;
}, "folderOf");
var nearBy = /* @__PURE__ */ __name(async (dockerfile, sources, files) => {
  for (const meant of otherReadings(sources)) {
    if (meant === dockerfile || await files.kindOf(meant) !== "file") continue;
    const path2 = asWritten4(meant, sources);
    return sources.file === null ? `found ${path2}: set \`file\` to it` : `did you mean ${path2}? \`file\` is relative to the checkout, not to \`context\``;
  }
  const folder = dirname3(dockerfile);
  const names = await files.kindOf(folder) === "directory" ? await files.list(folder) : [];
  const near = names.filter((name) => /(?:^|\.)(?:Dockerfile|Containerfile)(?:$|\.)/i.test(name));
  return near.length === 0 ? null : `${folderOf(dockerfile, sources)} has: ${near.join(", ")}`;
}, "nearBy");
var otherReadings = /* @__PURE__ */ __name(({ context, file, run: { workspace } }) => {
  if (file === null) return [join5(workspace, "Dockerfile")];
  return isRemote(context) ? [] : [join5(context, relative(workspace, file)), join5(context, basename2(file))];
}, "otherReadings");
var dockerfileOf = /* @__PURE__ */ __name(({ context, file }) => {
  if (isRemote(context)) return file !== null && isAbsolute(file) ? file : null;
  return file ?? join5(context, "Dockerfile");
}, "dockerfileOf");

// src/stages/build/build.ts
var buildImage = defineStage({
  kind: "build",
  title: "Build the image",
  uses: ["exec", "files", "leftovers", "log", "secrets"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    await checkSources(input, ports);
    const engine = await probeEngine(ports);
    const method = chooseMethod(input, engine, await probeBuilder(input.builder, ports));
    const checkout = await readCheckout(input.context, ports);
    const order = await placeOrder(input, { method, checkout }, ports);
    announce2(input, order, ports);
    ports.log.info(`Docker Engine ${engine.version}, ${method.kind === "docker" ? "docker build" : "docker buildx"}`);
    ports.leftovers.removeAtEnd(removeImage(order));
    await build(order, input, ports);
    if (method.kind !== "buildx-archive") await saveImage(order, ports);
    return readImage2(order, checkout, ports);
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var announce2 = /* @__PURE__ */ __name((input, order, { log: log2 }) => {
  if (input.cacheNotExported.length > 0)
    log2.info(
      `the build cache is not exported to ${input.cacheNotExported.map(quoted).join(", ")}: a check pushes nothing`
    );
  const revision = order.labels["org.opencontainers.image.revision"];
  if (isRemote(input.context))
    log2.info(`docker fetches the context ${input.context}; its commit is unknown, so the image has no revision label`);
  else if (revision === void 0)
    log2.info("the build context is not in a Git checkout, so the image has no revision label");
  else if (revision !== input.tag.commit && isTarget(revision, input)) {
    log2.warning(
      `the checkout is at ${revision}, where ${input.run.event} runs, not at the head commit ${input.tag.commit} that the tag names; set \`ref\` of actions/checkout to the head commit`
    );
  } else if (revision !== input.tag.commit) {
    log2.info(
      `the checkout is at ${revision}, another commit than the tag's ${input.tag.commit}; the revision label names the checkout's`
    );
  }
}, "announce");
var ON_THE_TARGET = ["pull_request_target", "workflow_run"];
var isTarget = /* @__PURE__ */ __name((revision, { run }) => ON_THE_TARGET.includes(run.event) && revision === run.sha, "isTarget");
var build = /* @__PURE__ */ __name(async (order, input, ports) => {
  try {
    await writeSecrets(order, ports);
    const command = buildCommand(order);
    const set2 = { ...gitForBuildx(input), ...command.set };
    await assertAllowed(pathsForDocker(input), ports.files);
    await ports.exec.run({ ...command, set: set2, cwd: input.run.workspace, output: "when-failed", isNews: buildSteps() });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { code: code2, ...facts } = explainFailure(error.outputTail, asWritten4(input.context, input));
    throw fault(code2, { ...facts, cause: error });
  } finally {
    await ports.files.remove(order.secretsDirectory);
  }
}, "build");
var gitForBuildx = /* @__PURE__ */ __name(({ context, provenance }) => {
  if (isRemote(context)) return {};
  return provenance === "false" ? { ...GIT_ENVIRONMENT, BUILDX_GIT_INFO: "false" } : GIT_ENVIRONMENT;
}, "gitForBuildx");
var writeSecrets = /* @__PURE__ */ __name(async ({ build: { secrets }, secretsDirectory }, ports) => {
  for (const [index, secret2] of secrets.entries()) {
    ports.secrets.mask(secret2.value);
    if (secret2.kind === "value") await ports.files.writePrivate(secretFile(secretsDirectory, index), secret2.value);
  }
}, "writeSecrets");

// src/domain/scan/cache-key.ts
var ARCHITECTURES2 = { x64: "X64", arm64: "ARM64" };
var cacheKeyOf = /* @__PURE__ */ __name(({ trivy, dockle, database }, { os, arch }) => {
  if (trivy.kind === "broke" || dockle.kind === "broke" || database.kind === "broke") return null;
  if (database.origin.kind !== "verified") return null;
  const machine = `${releasedFor(os)}-${ARCHITECTURES2[arch] ?? arch}`;
  const hour = /^\d{4}-\d\d-\d\dT\d\d/.exec(database.updatedAt)?.[0] ?? "undated";
  return `ship-to-ecs-scanners-${machine}-trivy-${trivy.version}-dockle-${dockle.version}-${hour}`;
}, "cacheKeyOf");

// src/stages/scanners/database.ts
import { join as join9 } from "node:path";

// src/domain/scan/reason.ts
var REASON_LINES = 3;
var reasonOf = /* @__PURE__ */ __name((thrown, hint) => {
  if (thrown instanceof CommandError) return { because: describeCommand(thrown), hint };
  if (thrown instanceof ShipError && (thrown.code === "E_DOWNLOAD" || thrown.code === "E_ARCHIVE"))
    return { because: thrown.message, hint: thrown.hint ?? hint };
  if (isSystemError(thrown)) return { because: thrown.message, hint };
  return null;
}, "reasonOf");
var isSystemError = /* @__PURE__ */ __name((thrown) => typeof thrown === "object" && thrown !== null && "syscall" in thrown && "message" in thrown, "isSystemError");
var describeCommand = /* @__PURE__ */ __name(({ argv, failure: failure2, outputTail }) => {
  const output2 = endOf(outputTail);
  if (failure2.kind === "exited" && output2 !== "") {
    return `${output2} (${argv[0]?.split("/").at(-1) ?? ""} exited with code ${failure2.exitCode})`;
  }
  const { message } = new CommandError({ argv, failure: failure2, outputTail: "" });
  return [message, output2].filter(Boolean).join(": ");
}, "describeCommand");
var endOf = /* @__PURE__ */ __name((outputTail) => {
  const lines2 = outputTail.replace(ESCAPE_SEQUENCES, "").split("\n");
  const fatal = lines2.findLastIndex((line2) => FATAL.test(line2));
  const texts2 = lines2.slice(Math.max(fatal, 0)).map((line2) => line2.replace(LOG_PREFIX, "").trim()).filter((text2) => text2 !== "");
  return (fatal === -1 ? texts2.slice(-REASON_LINES) : texts2.slice(0, REASON_LINES)).join(" | ");
}, "endOf");
var FATAL = /\tFATAL\t/;
var LOG_PREFIX = /^\S+\t[A-Z]+\t(?:Fatal error\t)?(?:run error:\s*)?/;

// src/stages/scanners/database-download.ts
import { join as join8 } from "node:path";

// src/domain/scan/trivy-database.ts
var downloadFailure = /* @__PURE__ */ __name((failed3, name) => {
  const [first, ...others] = failed3;
  if (first === void 0) return `Cannot download the ${name}: \`trivy-db-repository\` lists no repository`;
  const what = failed3.some((one) => one.what === "unusable") ? `Cannot use the ${name}` : `Cannot download the ${name}`;
  const reason = rootCause(first.because);
  if (others.length === 0) return `${what} from ${first.repository}: ${reason}`;
  const tried = `${failed3.length} mirrors tried`;
  return failed3.every(({ because }) => rootCause(because) === reason) ? `${what}: ${reason} (${tried}: ${failed3.map(({ repository }) => repository).join(", ")})` : `${what}: ${tried}: ${failed3.map(({ repository, because }) => `${repository} (${rootCause(because)})`).join(", ")}`;
}, "downloadFailure");
var rootCause = /* @__PURE__ */ __name((because) => because.replace(/^GET \S+ (?:failed: )?/, ""), "rootCause");
var PASSING = /TOOMANYREQUESTS|\b429\b|\b5\d\d\b|timeout|timed ?out|was cut off|digest of the manifest|ECONNRESET|EAI_AGAIN/i;
var mayPass = /* @__PURE__ */ __name((because) => PASSING.test(because), "mayPass");
var NO_JAVA_INDEX = /'--skip-java-db-update' cannot be specified on the first run/;
var hintFor = /* @__PURE__ */ __name((because) => NO_JAVA_INDEX.test(because) ? "The image has JARs: add java-db/ to the folder of `trivy-cache-dir`, or leave `trivy-cache-dir` out." : null, "hintFor");
var javaRepositoriesBeside = /* @__PURE__ */ __name((databaseRepositories) => databaseRepositories.flatMap(
  (repository) => /(?:^|\/)trivy-db:2$/.test(repository) ? [repository.replace(/trivy-db:2$/, "trivy-java-db:1")] : []
), "javaRepositoriesBeside");
var DAY_MS = 24 * 60 * 6e4;
var FUTURE_MS = DAY_MS;
var NEXT_UPDATE_MS = 365 * DAY_MS;
var SMALLEST_BYTES = 1e7;
var WITHOUT_ADVISORIES = /* @__PURE__ */ new Set(["vulnerability", "data-source", "Red Hat CPE", "trivy"]);
var implausible = /* @__PURE__ */ __name(({ updatedAt, nextUpdate, now, sizeBytes, buckets }) => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`;
  if (nextUpdate !== null && nextUpdate > Math.max(now, updatedAt) + NEXT_UPDATE_MS) {
    return `says that the next one is due years later (${isoDay(nextUpdate)})`;
  }
  if (buckets === null) return "is damaged: trivy.db is not a bbolt file";
  if (sizeBytes !== null && sizeBytes < SMALLEST_BYTES)
    return `is too small to be the published one (${megabytes(sizeBytes)})`;
  const filled2 = buckets.flatMap(({ name, content }) => content === "filled" ? [name] : []);
  return filled2.includes("vulnerability") && filled2.some((name) => !WITHOUT_ADVISORIES.has(name)) ? null : "is empty";
}, "implausible");
var implausibleJavaIndex = /* @__PURE__ */ __name(({ updatedAt, now, sizeBytes, isDatabase }) => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`;
  if (!isDatabase) return "is damaged: trivy-java.db is not a file of SQLite";
  return sizeBytes < SMALLEST_BYTES ? `is too small to be the published one (${megabytes(sizeBytes)})` : null;
}, "implausibleJavaIndex");
var isoDay = /* @__PURE__ */ __name((time2) => new Date(time2).toISOString().slice(0, 10), "isoDay");

// src/domain/scan/registry-protocol.ts
var DEFAULT_VERSION = "2";
var REFERENCE = /^([a-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9][a-z0-9._/-]*?)(?::([\w][\w.-]*)|@(sha256:[0-9a-f]{64}))?$/i;
var LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;
var isLoopback = /* @__PURE__ */ __name((host) => LOOPBACK.test(host), "isLoopback");
var ECR = new RegExp(
  `^\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:${["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "on.aws", "on.amazonwebservices.com.cn"].map((name) => RegExp.escape(name)).join("|")})$`
);
var ecrRegionOf = /* @__PURE__ */ __name((host) => ECR.exec(host)?.[1] ?? null, "ecrRegionOf");
var parseReference = /* @__PURE__ */ __name((text2) => {
  const [, host, name, tag, digest] = REFERENCE.exec(text2) ?? [];
  if (host === void 0 || name === void 0 || !/[.:]|^localhost$/.test(host)) return null;
  const server = host === "docker.io" ? "registry-1.docker.io" : host;
  return {
    base: `${isLoopback(host) ? "http" : "https"}://${server}/v2/${name}`,
    version: digest ?? tag ?? DEFAULT_VERSION
  };
}, "parseReference");
var MANIFEST_TYPES = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
var ARTIFACTS = {
  database: { name: "vulnerability database", layerType: "application/vnd.aquasec.trivy.db.layer.v1.tar+gzip" },
  "java-index": {
    name: "index of Java packages",
    layerType: "application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip"
  }
};
var MANIFEST3 = external_exports.object({
  layers: external_exports.tuple([external_exports.object({ mediaType: external_exports.string(), digest: external_exports.string().regex(/^sha256:[0-9a-f]{64}$/) })])
});
var artifactIn = /* @__PURE__ */ __name((kind, manifest) => {
  const parsed2 = MANIFEST3.safeParse(jsonValue(manifest));
  if (!parsed2.success) return null;
  const [{ mediaType, digest }] = parsed2.data.layers;
  return mediaType === ARTIFACTS[kind].layerType ? digest.slice("sha256:".length) : null;
}, "artifactIn");
var ERRORS = external_exports.object({ errors: external_exports.array(external_exports.object({ code: external_exports.string(), message: external_exports.string().nullish() })).min(1) });
var refusalIn = /* @__PURE__ */ __name(({ status, text: text2 }) => {
  const parsed2 = ERRORS.safeParse(jsonValue(text2));
  const [first] = parsed2.success ? parsed2.data.errors : [];
  if (first === void 0) return `HTTP status ${status}`;
  return first.message ? `${first.code}: ${first.message}` : first.code;
}, "refusalIn");
var tokenUrl = /* @__PURE__ */ __name((challenge) => {
  if (!/^bearer /i.test(challenge)) return null;
  const members = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const realm = members.get("realm") ?? "";
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  for (const name of ["service", "scope"]) {
    const value = members.get(name);
    if (value !== void 0) url.searchParams.set(name, value);
  }
  return url.href;
}, "tokenUrl");
var TOKEN2 = external_exports.union([external_exports.object({ token: external_exports.string().min(1) }), external_exports.object({ access_token: external_exports.string().min(1) })]);
var tokenIn = /* @__PURE__ */ __name((text2) => {
  const parsed2 = TOKEN2.safeParse(jsonValue(text2));
  if (!parsed2.success) return null;
  return "token" in parsed2.data ? parsed2.data.token : parsed2.data.access_token;
}, "tokenIn");

// src/stages/scanners/registry.ts
import { createHash as createHash5 } from "node:crypto";

// src/stages/ecr-token.ts
var ecrToken = /* @__PURE__ */ __name(async (ecr, secrets) => {
  const { authorizationData } = await ecr.getAuthorizationToken({});
  const { authorizationToken: token = "", proxyEndpoint: endpoint = "" } = authorizationData?.[0] ?? {};
  const decoded3 = Buffer.from(token, "base64").toString("utf8");
  const password = decoded3.slice(decoded3.indexOf(":") + 1);
  if (password === "") return null;
  secrets.mask(token);
  secrets.mask(password);
  return { token, endpoint };
}, "ecrToken");

// src/stages/scanners/ecr-login.ts
var ecrLogin = /* @__PURE__ */ __name(async (repository, ports) => {
  const [host = ""] = repository.split("/");
  const region = ecrRegionOf(host);
  try {
    if (region !== null) return await loginIn(region, ports);
    return isLoopback(host) ? await loginOnLoopback(host, ports) : null;
  } catch (error) {
    if (error instanceof AwsError) return refused2(error.message);
    throw error;
  }
}, "ecrLogin");
var loginIn = /* @__PURE__ */ __name(async (region, ports) => {
  const session = await sessionIn(region, ports);
  if (session === null) return refused2(await otherRegion(region, ports));
  if (await session.credentials() === "missing") return refused2("it is in ECR, and there are no AWS credentials");
  const issued = await ecrToken(session.ecr, ports.secrets);
  return issued === null ? refused2("ECR returned no login token (ecr:GetAuthorizationToken)") : loginWith(issued);
}, "loginIn");
var loginOnLoopback = /* @__PURE__ */ __name(async (host, { registry, secrets }) => {
  if (await registry.credentials() === "missing") return null;
  const issued = await ecrToken(registry.ecr, secrets);
  return issued !== null && hostOf(issued) === host ? loginWith(issued) : null;
}, "loginOnLoopback");
var loginWith = /* @__PURE__ */ __name(({ token }) => ({
  kind: "login",
  headers: { authorization: `Basic ${token}` }
}), "loginWith");
var sessionIn = /* @__PURE__ */ __name(async (region, { registry, surroundings }) => {
  if (region === await registry.region()) return registry;
  return region === await surroundings.region() ? surroundings : null;
}, "sessionIn");
var otherRegion = /* @__PURE__ */ __name(async (region, { registry, surroundings }) => {
  const own = [.../* @__PURE__ */ new Set([await registry.region(), await surroundings.region()])].filter((one) => one !== null);
  return `it is in ECR in ${region}, and this run has a session for ${own.join(" and ") || "no region"} only`;
}, "otherRegion");
var hostOf = /* @__PURE__ */ __name(({ endpoint }) => URL.parse(endpoint)?.host ?? null, "hostOf");
var refused2 = /* @__PURE__ */ __name((because) => ({ kind: "refused", because }), "refused");

// src/stages/scanners/registry.ts
var publishedArtifact = /* @__PURE__ */ __name(async ({ kind, repository }, ports) => {
  const reference = parseReference(repository);
  if (reference === null) return refused3("it is not a reference like host/name:tag");
  const manifest = await fetchManifest({ ...reference, repository }, ports);
  if (manifest.kind === "refused") return manifest;
  const pinned = /^sha256:(.*)$/.exec(reference.version)?.[1];
  if (pinned !== void 0 && createHash5("sha256").update(manifest.text).digest("hex") !== pinned) {
    return refused3("its manifest does not have the digest of the reference");
  }
  const sha256 = artifactIn(kind, manifest.text);
  if (sha256 === null) return refused3(`its manifest is not that of the ${ARTIFACTS[kind].name}`);
  return {
    kind: "published",
    sha256,
    url: `${reference.base}/blobs/sha256:${sha256}`,
    headers: manifest.headers
  };
}, "publishedArtifact");
var fetchManifest = /* @__PURE__ */ __name(async ({ base: base2, version, repository }, ports) => {
  const url = `${base2}/manifests/${version}`;
  const first = await ports.download.read(url, { accept: MANIFEST_TYPES });
  if (first.status === 200) return { kind: "manifest", text: first.text, headers: {} };
  if (first.status !== 401) return refused3(refusalIn(first));
  const login = await loginFor({ repository, challenge: first.challenge }, ports);
  if (login === null) return refused3(refusalIn(first));
  if (login.kind === "refused") return login;
  const { headers } = login;
  const second = await ports.download.read(url, { accept: MANIFEST_TYPES, ...headers });
  return second.status === 200 ? { kind: "manifest", text: second.text, headers } : refused3(refusalIn(second));
}, "fetchManifest");
var loginFor = /* @__PURE__ */ __name(async ({ repository, challenge }, ports) => {
  if (/^basic /i.test(challenge)) return ecrLogin(repository, ports);
  const token = await fetchToken(challenge, ports);
  return token === null ? null : { kind: "login", headers: { authorization: `Bearer ${token}` } };
}, "loginFor");
var fetchToken = /* @__PURE__ */ __name(async (challenge, { download }) => {
  const url = tokenUrl(challenge);
  if (url === null) return null;
  const { status, text: text2 } = await download.read(url, {});
  return status === 200 ? tokenIn(text2) : null;
}, "fetchToken");
var refused3 = /* @__PURE__ */ __name((because) => ({ kind: "refused", because }), "refused");

// src/stages/scanners/release.ts
import { join as join6 } from "node:path";
var DOWNLOAD_TRIES = 2;
var PAUSE_MS = 2e3;
var takeFromCache = /* @__PURE__ */ __name(async (expected, { archive, cached }, { files, log: log2 }) => {
  if (await files.kindOf(cached) !== "file") return null;
  await files.copy(cached, archive);
  const found = await files.sha256(archive);
  if (found === expected.sha256) return { kind: "checked", from: "cache" };
  await files.remove(archive);
  const has = `It has sha256 ${found}`;
  if (expected.otherwise === "outdated")
    log2.info(`${cached} is not used: ${expected.publishedBy} has another one now. ${has}, not ${expected.sha256}.`);
  else {
    log2.warning(
      `${cached} does not have the pinned sha256; it was removed and is not used. ${has}, not ${expected.sha256}.`
    );
    await files.remove(cached);
  }
  return null;
}, "takeFromCache");
var downloadRelease = /* @__PURE__ */ __name(async (release, place, ports) => {
  const { scanner, version, url } = release;
  await downloadTo(place.archive, url, ports);
  const sha256 = await ports.files.sha256(place.archive);
  if (sha256 !== release.sha256) {
    await ports.files.remove(place.archive);
    const because = `${url} has sha256 ${sha256}, but ${release.sha256} is pinned for ${scanner} ${version}`;
    return {
      kind: "broke",
      because,
      hint: "Do not use that file. Find out what changed it: a mirror, a proxy, or the release."
    };
  }
  await keepInCache(place, ports);
  return { kind: "checked", from: "download" };
}, "downloadRelease");
var downloadTo = /* @__PURE__ */ __name(async (archive, url, ports) => {
  for (let tried = 1; ; tried += 1) {
    try {
      ports.log.info(`Downloading ${url}`);
      await ports.download.toFile(url, archive);
      return;
    } catch (error) {
      if (tried === DOWNLOAD_TRIES || reasonOf(error, "") === null) throw error;
      await ports.files.remove(archive);
      await ports.clock.sleep(PAUSE_MS);
    }
  }
}, "downloadTo");
var keepInCache = /* @__PURE__ */ __name(async ({ archive, cached }, { files, log: log2 }) => {
  const unfinished = `${cached}.${archive.split("/").at(-2) ?? "new"}`;
  try {
    await files.makeDirectory(join6(cached, ".."));
    await files.copy(archive, unfinished);
    await files.remove(cached);
    await files.move(unfinished, cached);
  } catch (error) {
    const reason = reasonOf(error, "");
    if (reason === null) throw error;
    if (await files.kindOf(unfinished) === "file") await files.remove(unfinished);
    log2.debug(`Cannot write ${cached}: ${reason.because}`);
  }
}, "keepInCache");

// src/stages/scanners/artifact-download.ts
var TRIES = 2;
var PAUSE_MS2 = 5e3;
var downloadArtifact = /* @__PURE__ */ __name(async (wanted, ports) => {
  const { name } = ARTIFACTS[wanted.kind];
  const failed3 = [];
  for (const repository of wanted.repositories) {
    const fetched = await fetchFrom(repository, wanted, ports);
    if (fetched.kind === "failed") {
      failed3.push({ repository, because: fetched.because, what: "unavailable" });
      continue;
    }
    const opened = await orReason(() => wanted.open(repository));
    if (opened.kind === "opened") {
      if (fetched.from === "download") await keepInCache(wanted.place, ports);
      await ports.files.remove(wanted.place.archive);
      return { kind: "found", updatedAt: opened.updatedAt, repository };
    }
    await ports.files.remove(wanted.place.archive);
    ports.log.warning(`The ${name} in ${repository} is not used: ${opened.because}`);
    failed3.push({ repository, because: opened.because, what: "unusable" });
  }
  const what = failed3.some((one) => one.what === "unusable") ? "unusable" : "unavailable";
  return { kind: "missing", because: downloadFailure(failed3, name), what };
}, "downloadArtifact");
var fetchFrom = /* @__PURE__ */ __name(async (repository, wanted, ports) => {
  for (let tried = 1; ; tried += 1) {
    const result = await orReason(() => tryFrom(repository, wanted, ports));
    if (result.kind !== "failed") return result;
    ports.log.debug(`Download from ${repository} failed: ${result.because}`);
    if (tried === TRIES || !mayPass(result.because)) return result;
    await ports.clock.sleep(PAUSE_MS2 * tried);
  }
}, "fetchFrom");
var tryFrom = /* @__PURE__ */ __name(async (repository, { kind, place }, ports) => {
  const published = await publishedArtifact({ kind, repository }, ports);
  return published.kind === "refused" ? { kind: "failed", because: published.because } : fetchBlob({ ...published, repository }, place, ports);
}, "tryFrom");
var orReason = /* @__PURE__ */ __name(async (work) => {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error, "");
    if (reason === null) throw error;
    return { kind: "failed", because: reason.because };
  }
}, "orReason");
var fetchBlob = /* @__PURE__ */ __name(async ({ sha256, url, headers, repository }, place, ports) => {
  const kept = await takeFromCache({ sha256, otherwise: "outdated", publishedBy: repository }, place, ports);
  if (kept !== null) return kept;
  ports.log.debug(`Downloading ${url}`);
  await ports.download.toFile(url, place.archive, headers);
  if (await ports.files.sha256(place.archive) === sha256) return { kind: "checked", from: "download" };
  await ports.files.remove(place.archive);
  return { kind: "failed", because: "the download does not have the digest of the manifest" };
}, "fetchBlob");

// src/stages/scanners/database-folder.ts
import { join as join7 } from "node:path";

// src/domain/scan/bolt.ts
var MAGIC = 3977042669;
var PAGE_HEADER = 16;
var ELEMENT = 16;
var FLAG = { branch: 1, leaf: 2 };
var ELEMENT_IS_BUCKET = 1;
var MAX_PAGES = 1e4;
var MAX_PAGE_BYTES = 64 * 1024 * 1024;
var rootBuckets = /* @__PURE__ */ __name(async (readAt) => {
  const meta = await readMeta(readAt);
  const waiting = [meta.root];
  const buckets = [];
  for (let pages = 0; waiting.length > 0; pages += 1) {
    if (pages === MAX_PAGES) throw new Error("its pages lead around in circles");
    const page = await readPage(waiting.pop() ?? 0, meta.pageSize, readAt);
    if (page.flags === FLAG.branch) waiting.push(...childrenOf(page));
    else if (page.flags === FLAG.leaf) buckets.push(...await bucketsIn(page, meta.pageSize, readAt));
    else throw new Error("a page is neither branch nor leaf");
  }
  return buckets;
}, "rootBuckets");
var readMeta = /* @__PURE__ */ __name(async (readAt) => {
  const first = view(await readAt(0, PAGE_HEADER + 64));
  if (first.byteLength < PAGE_HEADER + 64 || first.getUint32(PAGE_HEADER, true) !== MAGIC) {
    throw new Error("it is not a bbolt file");
  }
  const pageSize = first.getUint32(PAGE_HEADER + 8, true);
  const second = view(await readAt(pageSize, PAGE_HEADER + 64));
  const metas = [first, second].filter((bytes) => bytes.byteLength >= PAGE_HEADER + 64 && bytes.getUint32(PAGE_HEADER, true) === MAGIC).map((bytes) => ({ root: number64(bytes, PAGE_HEADER + 16), transaction: number64(bytes, PAGE_HEADER + 48) }));
  const [current] = metas.toSorted((one, other) => other.transaction - one.transaction);
  return { pageSize, root: current?.root ?? 0 };
}, "readMeta");
var readHead = /* @__PURE__ */ __name(async (offset, readAt) => {
  const head = view(await readAt(offset, PAGE_HEADER));
  if (head.byteLength < PAGE_HEADER) throw new Error("it is cut off");
  return head;
}, "readHead");
var readPage = /* @__PURE__ */ __name(async (id, pageSize, readAt) => {
  const head = await readHead(id * pageSize, readAt);
  const size2 = (1 + head.getUint32(12, true)) * pageSize;
  if (size2 > MAX_PAGE_BYTES) throw new Error("a page is too large");
  const bytes = view(await readAt(id * pageSize, size2));
  if (bytes.byteLength < size2) throw new Error("it is cut off");
  return { flags: bytes.getUint16(8, true), count: bytes.getUint16(10, true), bytes };
}, "readPage");
var childrenOf = /* @__PURE__ */ __name(({ count, bytes }) => elementsOf(count).map((at2) => number64(bytes, at2 + 8)), "childrenOf");
var bucketsIn = /* @__PURE__ */ __name(async ({ count, bytes }, pageSize, readAt) => {
  const buckets = [];
  for (const at2 of elementsOf(count)) {
    if (bytes.getUint32(at2, true) !== ELEMENT_IS_BUCKET) continue;
    const key2 = at2 + bytes.getUint32(at2 + 4, true);
    const value = key2 + bytes.getUint32(at2 + 8, true);
    const name = new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset + key2, value - key2));
    const root = number64(bytes, value);
    const elements = root === 0 ? bytes.getUint16(value + 16 + 10, true) : (await readHead(root * pageSize, readAt)).getUint16(10, true);
    buckets.push({ name, content: elements === 0 ? "empty" : "filled" });
  }
  return buckets;
}, "bucketsIn");
var elementsOf = /* @__PURE__ */ __name((count) => Array.from({ length: count }, (_, index) => PAGE_HEADER + ELEMENT * index), "elementsOf");
var view = /* @__PURE__ */ __name((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), "view");
var number64 = /* @__PURE__ */ __name((bytes, offset) => Number(bytes.getBigUint64(offset, true)), "number64");

// src/domain/scan/scanner-json.ts
var parseJson = /* @__PURE__ */ __name((schema, text2) => {
  let json;
  try {
    json = JSON.parse(text2);
  } catch {
    return { kind: "invalid", problem: text2.trim() === "" ? "it is empty" : "it is not JSON, or it is cut off" };
  }
  const checked = schema.safeParse(json);
  if (checked.success) return { kind: "valid", value: checked.data };
  const issue = checked.error.issues[0];
  const where = issue === void 0 || issue.path.length === 0 ? "it" : issue.path.join(".");
  return { kind: "invalid", problem: `${where}: ${issue?.message ?? "invalid"}` };
}, "parseJson");

// src/stages/scanners/database-folder.ts
var date = external_exports.iso.datetime({ offset: true });
var metadata = external_exports.object({ Version: external_exports.literal(2), UpdatedAt: date, NextUpdate: date.nullish() });
var readBuckets = /* @__PURE__ */ __name(async (directory, files) => {
  try {
    return await rootBuckets((offset, length) => files.readBytes(fileIn(directory), offset, length));
  } catch {
    return null;
  }
}, "readBuckets");
var fileIn = /* @__PURE__ */ __name((directory) => join7(directory, "db", "trivy.db"), "fileIn");
var readDatabaseFolder = /* @__PURE__ */ __name(async ({ directory, name, owner }, { files, clock }) => {
  const hint = "Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.";
  const text2 = await files.readText(join7(directory, "db", "metadata.json"));
  if (text2 === null || await files.kindOf(fileIn(directory)) !== "file") {
    const problem3 = "it has no db/trivy.db and db/metadata.json";
    return { kind: "broke", problem: problem3, because: `No vulnerability database in ${name}`, hint };
  }
  const parsed2 = parseJson(metadata, text2);
  if (parsed2.kind === "invalid") {
    const problem3 = `db/metadata.json is not the metadata of a database: ${parsed2.problem}`;
    return { kind: "broke", problem: problem3, because: `${name}/${problem3}`, hint };
  }
  const { UpdatedAt, NextUpdate } = parsed2.value;
  const predicate = implausible({
    updatedAt: Date.parse(UpdatedAt),
    nextUpdate: NextUpdate ? Date.parse(NextUpdate) : null,
    now: clock.now(),
    sizeBytes: owner === "user" ? null : await files.sizeBytes(fileIn(directory)),
    buckets: await readBuckets(directory, files)
  });
  if (predicate === null) return { kind: "database", updatedAt: UpdatedAt };
  const because = `The vulnerability database in ${name} ${predicate}`;
  return { kind: "broke", problem: `it ${predicate}`, because, hint: DO_NOT_USE };
}, "readDatabaseFolder");
var DO_NOT_USE = "Do not use that database. Check where it comes from: `trivy-db-repository`, `trivy-cache-dir` or the tool cache.";

// src/stages/scanners/database-download.ts
var downloadDatabase = /* @__PURE__ */ __name(async ({ repositories, cached, cachedJavaIndex, timeoutMinutes }, ports) => {
  const directory = await ports.files.makePrivateDirectory("trivy-database");
  const place = { cached, archive: join8(directory, "database.tar.gz") };
  const open = /* @__PURE__ */ __name(async (name) => {
    const db = join8(directory, "db");
    await ports.files.remove(db);
    const folder = await unpackDatabase({ archive: place.archive, directory, name, timeoutMinutes }, ports);
    return folder.kind === "broke" ? { kind: "failed", because: folder.problem } : { ...folder, kind: "opened" };
  }, "open");
  const found = await downloadArtifact({ kind: "database", repositories, place, open }, ports);
  if (found.kind === "missing") return { kind: "broke", because: found.because, hint: HINTS2[found.what] };
  const { repository, updatedAt } = found;
  return {
    kind: "ready",
    cacheDirectory: directory,
    updatedAt,
    origin: { kind: "verified", repository },
    javaIndex: { repositories: javaRepositoriesBeside(repositories), cached: cachedJavaIndex }
  };
}, "downloadDatabase");
var HINTS2 = {
  unusable: DO_NOT_USE,
  unavailable: "Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database."
};
var unpackDatabase = /* @__PURE__ */ __name(async ({ archive, directory, name, timeoutMinutes }, ports) => {
  const db = join8(directory, "db");
  await ports.files.makeDirectory(db);
  try {
    await ports.exec.run({
      argv: ["tar", "-xzf", archive, "-C", db, "--no-same-owner", "trivy.db", "metadata.json"],
      inherit: ["PATH"],
      output: "quiet",
      timeoutMs: timeoutMinutes * 6e4
    });
  } catch (error) {
    const reason = reasonOf(error, "Remove that file, and run once without `offline`.");
    if (reason === null) throw error;
    const predicate = `cannot be unpacked: ${reason.because}`;
    const because = `The vulnerability database in ${name} ${predicate}`;
    return { kind: "broke", problem: `it ${predicate}`, because, hint: reason.hint };
  }
  return readDatabaseFolder({ directory, name, owner: "publisher" }, ports);
}, "unpackDatabase");

// src/stages/scanners/database.ts
var prepareDatabase = /* @__PURE__ */ __name(async (input, ports) => {
  try {
    const database = await chooseDatabase(input, ports);
    if (database.kind === "broke" || database.origin.kind === "verified") return database;
    if (input.unverifiedDatabase === "allowed") return database;
    return {
      kind: "broke",
      because: `The vulnerability database ${database.origin.kind === "own" ? "in `trivy-cache-dir`" : "in the tool cache"} is not verified, and \`require-verified-db\` is set`,
      hint: "Run without `offline` and `trivy-cache-dir`, or without `require-verified-db`."
    };
  } catch (error) {
    const reason = reasonOf(error, "Check the folder of the database and its permissions.");
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
}, "prepareDatabase");
var chooseDatabase = /* @__PURE__ */ __name((input, ports) => {
  const { databaseDirectory, databaseRepositories, timeoutMinutes } = input;
  if (databaseDirectory !== null) return ownDatabase(databaseDirectory, ports);
  const cached = join9(input.cacheDirectory, "trivy", "database.tar.gz");
  const places = { cached, cachedJavaIndex: join9(input.cacheDirectory, "trivy", "java-index.tar.gz"), timeoutMinutes };
  return input.network === "offline" ? keptDatabase(places, ports) : downloadDatabase({ ...places, repositories: databaseRepositories }, ports);
}, "chooseDatabase");
var OWN_FILES = [
  "",
  "db",
  "db/trivy.db",
  "db/metadata.json",
  "java-db",
  "java-db/trivy-java.db",
  "java-db/metadata.json"
];
var ownDatabase = /* @__PURE__ */ __name(async (directory, ports) => {
  const paths = OWN_FILES.map((name) => join9(directory, name));
  await assertAllowed(
    paths.map((path2) => ({ setting: "trivy-cache-dir", given: path2, path: path2, written: path2 })),
    ports.files
  );
  const folder = await readDatabaseFolder({ directory, name: directory, owner: "user" }, ports);
  if (folder.kind === "broke") return { kind: "broke", because: folder.because, hint: folder.hint };
  const { updatedAt } = folder;
  return { kind: "ready", cacheDirectory: directory, updatedAt, origin: { kind: "own" }, javaIndex: null };
}, "ownDatabase");
var keptDatabase = /* @__PURE__ */ __name(async ({ cached, cachedJavaIndex, timeoutMinutes }, ports) => {
  const { files } = ports;
  if (await files.kindOf(cached) !== "file") {
    return {
      kind: "broke",
      because: `No vulnerability database in ${cached}, and \`offline\` is set`,
      hint: "Run once without `offline`, or set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json."
    };
  }
  const directory = await files.makePrivateDirectory("trivy-database");
  const archive = join9(directory, "database.tar.gz");
  await files.copy(cached, archive);
  const folder = await unpackDatabase({ archive, directory, name: cached, timeoutMinutes }, ports);
  await files.remove(archive);
  if (folder.kind === "broke") return { kind: "broke", because: folder.because, hint: folder.hint };
  const { updatedAt } = folder;
  const javaIndex = { repositories: [], cached: cachedJavaIndex };
  return { kind: "ready", cacheDirectory: directory, updatedAt, origin: { kind: "cache" }, javaIndex };
}, "keptDatabase");

// src/stages/scanners/install.ts
import { join as join10 } from "node:path";

// src/stages/scanners/program.ts
var VERSION_TIMEOUT_MS = 3e4;
var versionOf = /* @__PURE__ */ __name(async ({ path: path2, directory }, { exec, log: log2 }) => {
  try {
    const { stdout } = await exec.run({
      argv: [path2, "--version"],
      inherit: ["PATH"],
      set: { HOME: directory },
      cwd: directory,
      output: "quiet",
      timeoutMs: VERSION_TIMEOUT_MS
    });
    return versionIn(stdout) ?? "of an unknown version";
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (error.failure.kind !== "not-found") log2.debug(error.message);
    return null;
  }
}, "versionOf");
var isAllowed = /* @__PURE__ */ __name(({ scanner, version, own }, { log: log2 }) => {
  const verdict2 = judgeVersion(scanner, version, own);
  if (verdict2 === "known-bad")
    log2.warning(`${scanner} ${version} on PATH is a tampered release and is not used. Remove it from this machine.`);
  if (verdict2 === "unreviewed") log2.info(`${scanner} ${version} on PATH is not used: ${allowed(scanner, own)}.`);
  return verdict2 === "allowed";
}, "isAllowed");
var allowed = /* @__PURE__ */ __name((scanner, own) => own === void 0 ? `allowed versions are ${allowedVersions(scanner)}` : `\`scanner-releases\` allows ${own.version} only`, "allowed");

// src/stages/scanners/install.ts
var UNPACK_TIMEOUT_MS = 5 * 6e4;
var installScanner = /* @__PURE__ */ __name(async (input, ports) => {
  const { scanner, release } = input;
  const directory = await ports.files.makePrivateDirectory(`${scanner}-install`);
  const onPath = await versionOf({ path: scanner, directory }, ports);
  if (onPath !== null && isAllowed({ scanner, version: onPath, own: input.own }, ports)) {
    return { kind: "ready", path: scanner, version: onPath, from: "path" };
  }
  if (release === null) {
    const because = `${noRelease(input)}${rejected2(scanner, onPath)}`;
    return { kind: "broke", because, hint: `${putOnPath(input)}.` };
  }
  try {
    return await installRelease(release, { ...input, directory, onPath }, ports);
  } catch (error) {
    const reason = reasonOf(error, `${putOnPath(input)}, or give the runner access to ${release.url}.`);
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
}, "installScanner");
var putOnPath = /* @__PURE__ */ __name(({ scanner, own }) => `Put ${scanner} ${allowedVersions(scanner, own)} on PATH`, "putOnPath");
var noRelease = /* @__PURE__ */ __name(({ scanner, own }) => own === void 0 ? `No release of ${scanner} is pinned for this platform` : `\`scanner-releases\` has no sha256 of ${scanner} ${own.version} for this platform`, "noRelease");
var rejected2 = /* @__PURE__ */ __name((scanner, version) => version === null ? "" : `, and ${scanner} ${version} on PATH is not allowed`, "rejected");
var notOnPath = /* @__PURE__ */ __name(({ scanner, own, onPath }) => onPath === null ? `${scanner} is not on PATH and not in ` : `${scanner} ${onPath} on PATH is ${whatIsWrong({ scanner, version: onPath, own })}, and ${scanner} is not in `, "notOnPath");
var whatIsWrong = /* @__PURE__ */ __name(({ scanner, version, own }) => {
  if (isKnownBad(scanner, version)) return "a tampered release";
  const wanted = own === void 0 ? "an allowed version" : "the version of `scanner-releases`";
  return `not ${wanted} (${allowedVersions(scanner, own)})`;
}, "whatIsWrong");
var installRelease = /* @__PURE__ */ __name(async (release, plan, ports) => {
  const { cacheDirectory, directory } = plan;
  const place = {
    cached: join10(cacheDirectory, "scanners", release.archive),
    archive: join10(directory, release.archive)
  };
  const cached = await takeFromCache({ ...release, otherwise: "tampered" }, place, ports);
  if (cached === null && plan.network === "offline") {
    const because = `${notOnPath(plan)}${cacheDirectory}, and \`offline\` is set`;
    return { kind: "broke", because, hint: `${putOnPath(plan)}.` };
  }
  const checked = cached ?? await downloadRelease(release, place, ports);
  if (checked.kind === "broke") return checked;
  return unpack(release, { directory, archive: place.archive, from: checked.from, own: plan.own }, ports);
}, "installRelease");
var unpack = /* @__PURE__ */ __name(async ({ scanner, version, archive: name }, { directory, archive, from, own }, ports) => {
  await ports.exec.run({
    argv: ["tar", "-xzf", archive, "-C", directory, "--no-same-owner", scanner],
    inherit: ["PATH"],
    output: "quiet",
    timeoutMs: UNPACK_TIMEOUT_MS
  });
  await ports.files.remove(archive);
  const path2 = join10(directory, scanner);
  await ports.files.makeExecutable(path2);
  const found = await versionOf({ path: path2, directory }, ports);
  if (found === version) return { kind: "ready", path: path2, version, from };
  const because = `The program in ${name} ${found === null ? "does not run on this machine" : `is ${found}, not ${version}`}`;
  return { kind: "broke", because, hint: `${putOnPath({ scanner, own })}.` };
}, "unpack");

// src/stages/scanners/scanners.ts
var scannersOf = /* @__PURE__ */ __name((releases) => async (input, ports) => {
  const install = /* @__PURE__ */ __name((scanner) => {
    const own = input.ownReleases[scanner];
    const release = releases(scanner, { origin: input.toolsMirror ?? RELEASES_ORIGIN, own });
    return installScanner({ ...input, scanner, release, own }, ports);
  }, "install");
  const [trivy, dockle, database] = await Promise.all([
    install("trivy"),
    install("dockle"),
    prepareDatabase(input, ports)
  ]);
  const scanners = { trivy, dockle, database };
  logScanners(scanners, ports);
  return scanners;
}, "scannersOf");
var logScanners = /* @__PURE__ */ __name(({ trivy, dockle, database }, { log: log2 }) => {
  const lines2 = [lineOf3("trivy", trivy), lineOf3("dockle", dockle), databaseLine(database)];
  for (const line2 of new Set(lines2)) log2.info(line2);
}, "logScanners");
var ORIGINS = { path: "on PATH", cache: "from the tool cache", download: "downloaded" };
var lineOf3 = /* @__PURE__ */ __name((scanner, installed) => installed.kind === "ready" ? `${SOURCES[scanner].name} ${installed.version} ${ORIGINS[installed.from]}` : `${installed.because}. ${installed.hint}`, "lineOf");
var databaseLine = /* @__PURE__ */ __name((database) => database.kind === "ready" ? `Vulnerability database of ${database.updatedAt} from ${originInWords(database.origin)}` : `${database.because}. ${database.hint}`, "databaseLine");
var originInWords = /* @__PURE__ */ __name((origin) => {
  switch (origin.kind) {
    case "verified":
      return origin.repository;
    case "cache":
      return "the tool cache, not verified";
    case "own":
      return "trivy-cache-dir, not verified";
  }
}, "originInWords");
var prepareScanners = defineStage({
  kind: "scanners",
  title: "Prepare the scanners",
  uses: ["exec", "files", "download", "clock", "log", "registry", "surroundings", "secrets"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const host = { os: process.platform, arch: process.arch };
    const scanners = await scannersOf((scanner, choice) => releaseFor(scanner, host, choice))(input, ports);
    const cacheKey = cacheKeyOf(scanners, host);
    return cacheKey === null ? scanners : { ...scanners, cacheKey };
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/domain/image/newer-tag.ts
var TAG = /^(v?)(\d{1,9}(?:\.\d{1,9}){0,3})((?:-[a-z][\w.]*)*)$/iu;
var parse2 = /* @__PURE__ */ __name((tag) => {
  const [, prefix, numbers, variant] = TAG.exec(tag) ?? [];
  if (prefix === void 0 || numbers === void 0 || variant === void 0) return null;
  return { prefix, numbers: numbers.split(".").map(Number), variant };
}, "parse");
var MOST2 = 2;
var newerTags = /* @__PURE__ */ __name((tag, all) => {
  const own = parse2(tag);
  if (own === null) return [];
  const newer = all.flatMap((other) => {
    const version = parse2(other);
    return version !== null && isSameKind(own, version) && compare(version, own) > 0 ? [{ other, version }] : [];
  }).toSorted((one, two) => compare(two.version, one.version));
  const shared2 = own.numbers.map((_, index) => own.numbers.length - 1 - index).filter((parts) => parts > 0);
  const near = shared2.flatMap((parts) => newer.find(({ version }) => isSameIn(parts, own, version))?.other ?? []);
  return near.length > 0 ? [...new Set(near)].slice(0, MOST2) : newer.slice(0, 1).map(({ other }) => other);
}, "newerTags");
var isSameIn = /* @__PURE__ */ __name((parts, one, other) => one.numbers.slice(0, parts).every((number, index) => number === other.numbers[index]), "isSameIn");
var isSameKind = /* @__PURE__ */ __name((one, other) => one.prefix === other.prefix && one.variant === other.variant && one.numbers.length === other.numbers.length, "isSameKind");
var compare = /* @__PURE__ */ __name((one, other) => {
  const differing = one.numbers.findIndex((number, index) => number !== other.numbers[index]);
  return differing === -1 ? 0 : (one.numbers[differing] ?? 0) - (other.numbers[differing] ?? 0);
}, "compare");

// src/stages/base/base-candidates.ts
var TIMEOUT_MS3 = 3e4;
var layersInEngine = /* @__PURE__ */ __name(async (reference, exec) => {
  const json = await ask2(["docker", "image", "inspect", "--format", "{{json .RootFS.Layers}}", reference], [], exec);
  const parsed2 = external_exports.array(external_exports.string()).safeParse(jsonValue(json ?? ""));
  return parsed2.success ? digestsIn(parsed2.data) : null;
}, "layersInEngine");
var CONFIG2 = external_exports.object({ rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string()) }) });
var layersInRegistry = /* @__PURE__ */ __name(async ({ reference, platform }, ports) => {
  const format = ["--format", "{{json .Image}}"];
  const argv = ["docker", "buildx", "imagetools", "inspect", reference, ...format];
  const value = jsonValue(await ask2(argv, await loginVariables(ports), ports.exec) ?? "");
  const one = CONFIG2.safeParse(value);
  if (one.success) return digestsIn(one.data.rootfs.diff_ids);
  const byPlatform = external_exports.record(external_exports.string(), external_exports.unknown()).safeParse(value);
  if (!byPlatform.success) return null;
  const [, config] = Object.entries(byPlatform.data).find(([name]) => isForPlatform(platform, name)) ?? [];
  const parsed2 = CONFIG2.safeParse(config);
  return parsed2.success ? digestsIn(parsed2.data.rootfs.diff_ids) : null;
}, "layersInRegistry");
var digestsIn = /* @__PURE__ */ __name((texts2) => {
  const digests = texts2.map(parseDigest).filter((digest) => digest !== null);
  return digests.length === texts2.length ? digests : null;
}, "digestsIn");
var ask2 = /* @__PURE__ */ __name(async (argv, variables2, exec) => {
  const inherit = [...DOCKER_ENVIRONMENT, ...variables2];
  try {
    return (await exec.run({ argv, inherit, output: "quiet", timeoutMs: TIMEOUT_MS3 })).stdout;
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
}, "ask");

// src/domain/build/dockerfile.ts
var parseDockerfile = /* @__PURE__ */ __name((text2) => {
  const lines2 = text2.replace(/^\uFEFF/, "").split(/\r?\n/);
  const directives = directivesOf(lines2);
  if (directives === null) return null;
  const { syntax, escape } = directives;
  const instructions = [];
  let at2 = 0;
  while (at2 < lines2.length) {
    const joined2 = joinedFrom(lines2, at2, escape);
    if (joined2 === null) return null;
    if (joined2.text === "") {
      at2 = joined2.next;
      continue;
    }
    const [, keyword = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(joined2.text) ?? [];
    const instruction = { keyword: keyword.toUpperCase(), text: rest.trim(), line: joined2.line + 1 };
    if (!KEYWORDS.has(instruction.keyword)) return null;
    const end = afterHeredocs(instruction, lines2, joined2.next);
    if (end === null) return null;
    instructions.push(instruction);
    at2 = end;
  }
  return { syntax, instructions };
}, "parseDockerfile");
var KEYWORDS = /* @__PURE__ */ new Set([
  ...["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER"],
  ...["ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"]
]);
var directivesOf = /* @__PURE__ */ __name((lines2) => {
  const behind2 = lines2[0]?.startsWith("#!") === true ? lines2.slice(1) : lines2;
  const own = directivesBehind(/^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind2);
  const strict = directivesBehind(/^#\s*(syntax|escape|check)\s*=\s*(.+?)\s*$/i, lines2);
  if (own.get("escape") !== strict.get("escape")) return null;
  const other = directivesBehind(/^\s*\/\/\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind2);
  const syntax = own.get("syntax") ?? other.get("syntax") ?? syntaxInJson(behind2.join("\n"));
  return { syntax, escape: own.get("escape") === "`" ? "`" : "\\" };
}, "directivesOf");
var directivesBehind = /* @__PURE__ */ __name((directive, lines2) => {
  const found = /* @__PURE__ */ new Map();
  for (const line2 of lines2) {
    const [, name = "", value = ""] = directive.exec(line2) ?? [];
    if (name === "") break;
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value);
  }
  return found;
}, "directivesBehind");
var syntaxInJson = /* @__PURE__ */ __name((text2) => {
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null && "syntax" in value ? String(value.syntax) : null;
  } catch {
    return null;
  }
}, "syntaxInJson");
var joinedFrom = /* @__PURE__ */ __name((lines2, from, escape) => {
  let text2 = "";
  let next2 = from;
  let line2 = from;
  for (; next2 < lines2.length; next2 += 1) {
    const one = lines2[next2] ?? "";
    if (/^\s*(?:#|$)/.test(one)) {
      if (text2 === "") line2 = next2 + 1;
      continue;
    }
    const trimmed = one.trimEnd();
    if (trimmed.endsWith(escape + escape)) return null;
    if (!trimmed.endsWith(escape)) return { text: (text2 + trimmed).trim(), line: line2, next: next2 + 1 };
    text2 += trimmed.slice(0, -1);
  }
  return { text: text2.trim(), line: line2, next: next2 };
}, "joinedFrom");
var WITH_HEREDOCS = /* @__PURE__ */ new Set(["RUN", "COPY", "ADD", "ONBUILD"]);
var afterHeredocs = /* @__PURE__ */ __name(({ keyword, text: text2 }, lines2, from) => {
  if (!WITH_HEREDOCS.has(keyword) || !text2.includes("<<")) return from;
  const words = wordsOf(text2);
  if (words === null) return null;
  let at2 = from;
  for (const word of words.filter((one) => /^\d*<<(?!<)/.test(one))) {
    if (/^\d*<<-?$/.test(word)) continue;
    const [, dash, , name] = /^\d*<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\2$/.exec(word) ?? [];
    if (name === void 0) return null;
    const isEnd2 = /* @__PURE__ */ __name((line2) => (dash === "-" ? line2.replace(/^\t+/, "") : line2) === name, "isEnd");
    const end = lines2.findIndex((line2, index) => index >= at2 && isEnd2(line2));
    if (end === -1) return null;
    at2 = end + 1;
  }
  return at2;
}, "afterHeredocs");
var wordsOf = /* @__PURE__ */ __name((text2) => {
  const words = text2.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\\]|\\.)+/gs) ?? [];
  return words.join("").length === text2.replace(UNQUOTED_SPACE, "$1").length ? words : null;
}, "wordsOf");
var UNQUOTED_SPACE = /("(?:[^"\\]|\\.)*"|'[^']*'|\\.)|\s+/gs;

// src/domain/build/dockerfile-variables.ts
var expandedText = /* @__PURE__ */ __name((text2, values) => {
  const parts = withoutQuotes(text2)?.split(/(\$\{[^}]*\}|\$\w+)/);
  const known4 = parts?.map((part) => valueOf(part, values));
  return known4 === void 0 || known4.includes(null) ? null : known4.join("");
}, "expandedText");
var valueOf = /* @__PURE__ */ __name((part, values) => {
  if (!part.includes("$")) return part;
  const [, braced, name] = /^\$(?:\{([^}]*)\}|(\w+))$/s.exec(part) ?? [];
  if (braced !== void 0) return bracedValue(braced, values);
  return name === void 0 ? null : values.get(name) ?? null;
}, "valueOf");
var withoutQuotes = /* @__PURE__ */ __name((text2) => {
  const [, inner = text2] = /^"([^"]*)"$/s.exec(text2) ?? [];
  return /["'\\`]/.test(inner) ? null : inner;
}, "withoutQuotes");
var bracedValue = /* @__PURE__ */ __name((inner, values) => {
  const [, name, form, word = ""] = /^(\w+)(?:(:?[-+])([^$]*))?$/s.exec(inner) ?? [];
  const value = name === void 0 ? null : values.get(name);
  if (value === null || form === void 0) return value ?? null;
  return orWord(form.startsWith(":") && value === "" ? void 0 : value, form, word);
}, "bracedValue");
var orWord = /* @__PURE__ */ __name((value, form, word) => {
  if (form.endsWith("-")) return value ?? word;
  return value === void 0 ? "" : word;
}, "orWord");

// src/domain/build/base-image.ts
var unknown2 = /* @__PURE__ */ __name((because) => ({ kind: "unknown", because }), "unknown");
var baseImageOf = /* @__PURE__ */ __name((text2, choices) => {
  const file = parseDockerfile(text2);
  if (file === null) return unknown2("the Dockerfile has a line whose end is not clear, or that is no instruction");
  if (!isInterpretedByDocker(file, choices))
    return unknown2("the Dockerfile names a `syntax` that is not docker/dockerfile");
  const stages = stagesOf(file.instructions, choices);
  if (typeof stages === "string") return unknown2(stages);
  const last = targetOf2(stages, choices.target);
  return last === null ? unknown2("the Dockerfile has no such stage") : baseOf(stages, last, choices);
}, "baseImageOf");
var isInterpretedByDocker = /* @__PURE__ */ __name(({ syntax }, { buildArgs }) => (syntax === null || /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/.test(syntax)) && !buildArgs.some((arg) => /^BUILDKIT_SYNTAX(?:=|$)/.test(arg)), "isInterpretedByDocker");
var stagesOf = /* @__PURE__ */ __name((instructions, choices) => {
  const first = instructions.findIndex(({ keyword }) => keyword === "FROM");
  const values = new Map(targetVariables(choices.platform));
  for (const { keyword, text: text2 } of instructions.slice(0, Math.max(first, 0))) {
    if (keyword === "ARG") declare(text2, values, choices.buildArgs);
  }
  const froms = instructions.filter(({ keyword }) => keyword === "FROM");
  const stages = froms.map((from) => stageOf(from, values));
  const wrong4 = stages.indexOf(null);
  if (wrong4 !== -1) return `\`FROM ${froms[wrong4]?.text ?? ""}\` has a value that is not known before the build`;
  return stages.filter((stage) => stage !== null);
}, "stagesOf");
var stageOf = /* @__PURE__ */ __name(({ text: text2, line: line2 }, values) => {
  const [, image = "", name] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(text2) ?? [];
  const from = expandedText(image, values);
  return from === null || from === "" ? null : { from, name: name?.toLowerCase() ?? null, line: line2 };
}, "stageOf");
var targetVariables = /* @__PURE__ */ __name((platform) => {
  const [os = "", architecture = "", variant = ""] = platform.split("/");
  return [
    ["TARGETPLATFORM", platform],
    ["TARGETOS", os],
    ["TARGETARCH", architecture],
    ["TARGETVARIANT", variant]
  ];
}, "targetVariables");
var declare = /* @__PURE__ */ __name((text2, values, buildArgs) => {
  for (const [, name = "", , given4] of text2.matchAll(/(\w+)(=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/g)) {
    const chosen = buildArgs.findLast((arg) => arg === name || arg.startsWith(`${name}=`));
    if (chosen !== void 0) values.set(name, chosen === name ? null : chosen.slice(name.length + 1));
    else if (given4 !== void 0) values.set(name, expandedText(given4, values));
  }
}, "declare");
var targetOf2 = /* @__PURE__ */ __name((stages, target) => {
  if (target === null) return stages.at(-1) ?? null;
  const named5 = stages.findLast(({ name }) => name === target.toLowerCase());
  return named5 ?? (/^\d+$/.test(target) ? stages[Number(target)] ?? null : null);
}, "targetOf");
var baseOf = /* @__PURE__ */ __name((stages, last, { buildContexts }) => {
  let stage = last;
  for (; ; ) {
    const replaced2 = replacementOf([stage.name, stage.from], buildContexts);
    if (replaced2 !== null)
      return replaced2 === "" ? unknown2("`build-contexts` replaces it") : imageOf2(replaced2, stage.line);
    const before = stages.slice(0, stages.indexOf(stage));
    const next2 = before.findLast(({ name }) => name === stage.from.toLowerCase());
    if (next2 === void 0) break;
    stage = next2;
  }
  return stage.from === "scratch" ? { kind: "scratch", line: stage.line } : imageOf2(stage.from, stage.line);
}, "baseOf");
var imageOf2 = /* @__PURE__ */ __name((written3, line2) => {
  const reference = canonicalReference(written3);
  return reference === null ? unknown2(`\`${written3}\` is not the name of an image`) : { kind: "image", reference, line: line2 };
}, "imageOf");
var replacementOf = /* @__PURE__ */ __name((names, contexts) => {
  const meant = names.flatMap((name) => name === null ? [] : [comparable(name)]);
  const found = Object.entries(contexts).find(([key2]) => meant.includes(comparable(key2.split("::")[0] ?? "")));
  if (found === void 0) return null;
  return /^docker-image:\/\/(.+)$/.exec(found[1])?.[1] ?? "";
}, "replacementOf");
var comparable = /* @__PURE__ */ __name((name) => canonicalReference(name.toLowerCase()) ?? name.toLowerCase(), "comparable");
var canonicalReference = /* @__PURE__ */ __name((written3) => {
  const parsed2 = parseImageReference(written3);
  if (parsed2 === null) return null;
  const path2 = parsed2.name.startsWith(`${parsed2.registry}/`) ? parsed2.name.slice(parsed2.registry.length + 1) : parsed2.name;
  const registry = parsed2.registry === "index.docker.io" ? "docker.io" : parsed2.registry;
  const repository = registry === "docker.io" && !path2.includes("/") ? `library/${path2}` : path2;
  const tag = parsed2.tag ?? (parsed2.digest === null ? "latest" : null);
  return `${registry}/${repository}${tag === null ? "" : `:${tag}`}${parsed2.digest === null ? "" : `@${parsed2.digest}`}`;
}, "canonicalReference");

// src/stages/base/dockerfile-base.ts
var baseInDockerfile = /* @__PURE__ */ __name(async ({ build: build2, workspace, platform }, { files }) => {
  const path2 = dockerfileOf({ ...build2, run: { workspace } });
  const text2 = path2 === null || await files.refusal(path2) !== null ? null : await files.readText(path2);
  if (text2 === null) return { kind: "unknown", because: "the Dockerfile is not in the checkout" };
  return baseImageOf(text2, { ...build2, platform });
}, "baseInDockerfile");

// src/stages/base/docker-login.ts
var HELPER_MS = 15e3;
var CONFIG3 = external_exports.object({
  auths: external_exports.record(external_exports.string(), external_exports.object({ auth: external_exports.string().optional() })).optional(),
  credHelpers: external_exports.record(external_exports.string(), external_exports.string()).optional(),
  credsStore: external_exports.string().optional()
});
var CREDENTIALS = external_exports.object({ Username: external_exports.string(), Secret: external_exports.string().min(1) });
var dockerLogin = /* @__PURE__ */ __name(async (host, ports) => {
  const parsed2 = CONFIG3.safeParse(jsonValue(await dockerConfiguration(ports)));
  if (!parsed2.success) return null;
  const name = host === "docker.io" ? DOCKER_HUB : host;
  const helper = parsed2.data.credHelpers?.[name] ?? parsed2.data.credsStore;
  const auth = helper === void 0 ? written(parsed2.data, name) : await fromHelper(helper, name, ports);
  return auth === null ? null : usable2(auth, ports);
}, "dockerLogin");
var DOCKER_HUB = "https://index.docker.io/v1/";
var written = /* @__PURE__ */ __name(({ auths = {} }, name) => Object.entries(auths).find(([key2]) => key2 === name || hostOf2(key2) === name)?.[1].auth ?? null, "written");
var usable2 = /* @__PURE__ */ __name((auth, { secrets }) => {
  const [, user = "", password = ""] = /^([^:]+):([^]+)$/u.exec(Buffer.from(auth, "base64").toString("utf8")) ?? [];
  if (password === "" || user === TOKEN_USER) return null;
  secrets.mask(password);
  secrets.mask(auth);
  return auth;
}, "usable");
var TOKEN_USER = "<token>";
var hostOf2 = /* @__PURE__ */ __name((key2) => key2.replace(/^https?:\/\//u, "").split("/")[0] ?? "", "hostOf");
var fromHelper = /* @__PURE__ */ __name(async (helper, name, ports) => {
  if (!/^[\w.-]+$/u.test(helper)) return null;
  const inherit = [...DOCKER_ENVIRONMENT, ...await loginVariables(ports)];
  const argv = [`docker-credential-${helper}`, "get"];
  try {
    const { stdout } = await ports.exec.run({ argv, inherit, stdin: name, output: "quiet", timeoutMs: HELPER_MS });
    const parsed2 = CREDENTIALS.safeParse(jsonValue(stdout));
    if (!parsed2.success) return null;
    return Buffer.from(`${parsed2.data.Username}:${parsed2.data.Secret}`).toString("base64");
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
}, "fromHelper");

// src/stages/base/registry-login.ts
var loginsFor = /* @__PURE__ */ __name((challenged, ports) => {
  if (/^basic\b/iu.test(challenged.challenge))
    return [() => ofEcr(challenged.name, ports), () => ofDocker(challenged.name, ports)];
  const realm = tokenUrl(challenged.challenge);
  if (realm === null) return [];
  const withLogin = /* @__PURE__ */ __name(async () => {
    const login = isOwn(realm, challenged.name) ? await ofDocker(challenged.name, ports) : null;
    return login === null ? null : bearer(realm, { authorization: login }, ports);
  }, "withLogin");
  return [withLogin, () => bearer(realm, {}, ports)];
}, "loginsFor");
var ofEcr = /* @__PURE__ */ __name(async (name, ports) => {
  const login = await ecrLogin(name, ports);
  return login?.kind === "login" ? login.headers["authorization"] ?? null : null;
}, "ofEcr");
var ofDocker = /* @__PURE__ */ __name(async (name, ports) => {
  const auth = await dockerLogin(hostOf3(name), ports);
  return auth === null ? null : `Basic ${auth}`;
}, "ofDocker");
var bearer = /* @__PURE__ */ __name(async (realm, headers, { download, secrets }) => {
  const { status, text: text2 } = await download.read(realm, headers);
  const token = status === 200 ? tokenIn(text2) : null;
  if (token === null) return null;
  secrets.mask(token);
  return `Bearer ${token}`;
}, "bearer");
var hostOf3 = /* @__PURE__ */ __name((name) => name.split("/")[0] ?? "", "hostOf");
var ISSUERS = {
  "docker.io": "auth.docker.io",
  "registry.gitlab.com": "gitlab.com"
};
var isOwn = /* @__PURE__ */ __name((realm, name) => {
  const { host } = new URL(realm);
  const registry = parseReference(name);
  return host === ISSUERS[hostOf3(name)] || registry !== null && host === new URL(registry.base).host;
}, "isOwn");

// src/stages/base/list-tags.ts
var PAGE = 1e3;
var MOST_PAGES2 = 20;
var LONGEST_MS = 6e4;
var TAGS = external_exports.object({ tags: external_exports.array(external_exports.string()).nullable() });
var listTags = /* @__PURE__ */ __name(async (name, ports) => {
  const reference = parseReference(name);
  if (reference === null) return [];
  const tags = [];
  const until = ports.clock.now() + LONGEST_MS;
  try {
    const start = `${reference.base}/tags/list?n=${PAGE}`;
    const opened = await openList({ name, start }, ports);
    let page = opened.reply;
    let url = start;
    for (let pages = 1; page.status === 200; pages += 1) {
      tags.push(...tagsIn(page));
      const next2 = nextPage(page, url);
      if (next2 === null || pages === MOST_PAGES2 || ports.clock.now() >= until) break;
      url = next2;
      page = await ports.download.read(url, opened.headers);
    }
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.code !== "E_DOWNLOAD") throw thrown;
  }
  return tags;
}, "listTags");
var openList = /* @__PURE__ */ __name(async ({ name, start }, ports) => {
  const reply = await ports.download.read(start, {});
  if (reply.status !== 401) return { reply, headers: {} };
  for (const logIn of loginsFor({ name, challenge: reply.challenge }, ports)) {
    const authorization = await logIn();
    if (authorization === null) continue;
    const headers = { authorization };
    const again = await ports.download.read(start, headers);
    if (again.status === 200) return { reply: again, headers };
  }
  return { reply, headers: {} };
}, "openList");
var tagsIn = /* @__PURE__ */ __name(({ text: text2 }) => {
  const parsed2 = TAGS.safeParse(jsonValue(text2));
  return parsed2.success ? parsed2.data.tags ?? [] : [];
}, "tagsIn");
var nextPage = /* @__PURE__ */ __name(({ link: link2 = "" }, url) => {
  const [, target = ""] = /<([^>]+)>\s*;\s*rel="?next"?/iu.exec(link2) ?? [];
  const next2 = target === "" ? null : URL.parse(target, url);
  return next2 !== null && next2.origin === new URL(url).origin && next2.href !== url ? next2.href : null;
}, "nextPage");

// src/stages/base/find-base.ts
var findBase = defineStage({
  kind: "base",
  title: "Find the base image",
  uses: ["exec", "files", "download", "registry", "surroundings", "secrets", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const named5 = await baseInDockerfile({ ...input, platform: input.image.platform }, ports);
    const found = named5.kind === "image" ? await provenBase(named5, input, ports).catch(notProven) : known(named5);
    ports.log.info(inWords(found));
    return found;
  }, "run"),
  record: /* @__PURE__ */ __name((base2) => base2, "record")
});
var inWords = /* @__PURE__ */ __name((base2) => {
  switch (base2.kind) {
    case "found":
      return `${base2.reference}, ${base2.layers.length} of the layers (line ${base2.line} of the Dockerfile)`;
    case "scratch":
      return "the image is built from scratch";
    case "unknown":
      return `the base image is not known: ${base2.because}`;
  }
}, "inWords");
var known = /* @__PURE__ */ __name((base2) => base2.kind === "scratch" ? { kind: "scratch" } : base2, "known");
var notProven = /* @__PURE__ */ __name((thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return unknown3(thrown.message);
}, "notProven");
var unknown3 = /* @__PURE__ */ __name((because) => ({ kind: "unknown", because }), "unknown");
var provenBase = /* @__PURE__ */ __name(async ({ reference, line: line2 }, input, ports) => {
  const { image, network } = input;
  const own = await layersOf(image.archive, ports);
  const [engine, registry] = await Promise.all([
    layersInEngine(reference, ports.exec),
    network === "online" ? layersInRegistry({ reference, platform: image.platform }, ports) : null
  ]);
  const layers = [engine, registry].find((one) => one !== null && isBuiltOn(own, one));
  if (layers === void 0 || layers === null)
    return unknown3(
      engine === null && registry === null ? `neither the engine nor the registry shows the layers of ${reference}` : `the image does not begin with the layers that ${reference} has now`
    );
  if (network === "offline") return { kind: "found", reference, line: line2, layers, newer: { sameTag: "unknown", tags: [] } };
  const [today, tags] = await Promise.all([
    layersToday({ reference, registry }, input, ports),
    tagsBeside(reference, ports)
  ]);
  return { kind: "found", reference, line: line2, layers, newer: { sameTag: sameTag(layers, today), tags } };
}, "provenBase");
var sameTag = /* @__PURE__ */ __name((layers, registry) => {
  if (registry === null) return "unknown";
  return registry.join() === layers.join() ? "same" : "moved";
}, "sameTag");
var layersToday = /* @__PURE__ */ __name(({ reference, registry }, { image }, ports) => {
  const parsed2 = parseImageReference(reference);
  if (parsed2?.tag == null) return Promise.resolve(null);
  if (parsed2.digest === null) return Promise.resolve(registry);
  return layersInRegistry({ reference: `${parsed2.name}:${parsed2.tag}`, platform: image.platform }, ports);
}, "layersToday");
var tagsBeside = /* @__PURE__ */ __name(async (reference, ports) => {
  const parsed2 = parseImageReference(reference);
  return parsed2?.tag == null ? [] : newerTags(parsed2.tag, await listTags(parsed2.name, ports));
}, "tagsBeside");
var CONFIG4 = external_exports.object({ rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string()) }) });
var layersOf = /* @__PURE__ */ __name(async (archive, { exec }) => {
  const path2 = configPath(await readArchiveMember(archive, "manifest.json", exec), archive);
  const parsed2 = CONFIG4.safeParse(jsonValue(await readArchiveMember(archive, path2, exec)));
  const digests = parsed2.success ? parsed2.data.rootfs.diff_ids.map(parseDigest) : [];
  return digests.includes(null) ? [] : digests.filter((digest) => digest !== null);
}, "layersOf");

// src/stages/side-cars/side-car-failures.ts
var PUSH_IT = "Push the image, or correct `image` of the container.";
var correctOrLogIn = /* @__PURE__ */ __name((registry) => `Correct \`image\` of the container, log Docker in to ${registry} before this step, or name the image by its digest.`, "correctOrLogIn");
var sideCarFault = /* @__PURE__ */ __name((subject, { because, hint, cause: cause2 }) => fault("E_SIDE_CAR", {
  message: `${cannotBe(subject)}: ${because}`,
  headline: [cannotBe(subject), `the image of a side-car cannot be ${subject.aim}`],
  hint,
  cause: cause2
}), "sideCarFault");
var cannotBe = /* @__PURE__ */ __name((subject) => `the image ${sideCarInWords(subject)} cannot be ${subject.aim}`, "cannotBe");
var named3 = /* @__PURE__ */ __name((subject) => (thrown) => {
  if (!isExplained(thrown) || thrown.code === "E_SIDE_CAR" || thrown.code.startsWith("E_CREDENTIALS")) throw thrown;
  if (thrown instanceof AwsError && thrown.awsCode === "RepositoryNotFoundException")
    throw sideCarFault(subject, { because: thrown.message, hint: PUSH_IT, cause: thrown });
  const { code: code2, message, hint, headlines } = thrown;
  throw fault(code2, {
    message: `${cannotBe(subject)}: ${message}`,
    headline: code2 === "E_PULL" ? notPulled(subject) : headlines,
    ...hint === void 0 ? {} : { hint },
    cause: thrown
  });
}, "named");
var notPulled = /* @__PURE__ */ __name((subject) => [
  `the image ${sideCarInWords(subject)} could not be pulled`,
  "the image of a side-car could not be pulled"
], "notPulled");
var ofOtherRegistry = /* @__PURE__ */ __name((subject, registry) => (thrown) => {
  if (!(thrown instanceof ShipError) || !["E_LOGIN", "E_REPOSITORY_NOT_FOUND"].includes(thrown.code)) throw thrown;
  throw sideCarFault(subject, { because: thrown.message, hint: correctOrLogIn(registry), cause: thrown });
}, "ofOtherRegistry");
var allOrOneError = /* @__PURE__ */ __name(async (aim, work) => {
  const settled = await Promise.allSettled(work);
  const errors = settled.flatMap((one) => one.status === "rejected" ? [one.reason] : []);
  if (errors.length > 0) throw asOne(aim, errors);
  return settled.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
}, "allOrOneError");
var asOne = /* @__PURE__ */ __name((aim, errors) => {
  const [first] = errors;
  const known4 = errors.filter((error) => error instanceof ShipError);
  const alone = errors.find((error) => !(error instanceof ShipError) || /^E_C(?:REDENTIALS|ANCELLED)/.test(error.code));
  if (alone !== void 0 || errors.length === 1) return alone ?? first;
  const lines2 = known4.map(({ message, hint }) => `- ${message}${hint === void 0 ? "" : `
  ${hint}`}`);
  const short3 = `the images of ${errors.length} side-cars cannot be ${aim}`;
  return fault("E_SIDE_CAR", { message: `${short3}:
${lines2.join("\n")}`, headline: short3, cause: first });
}, "asOne");

// src/stages/side-cars/ask-docker.ts
var TIMEOUT_MS4 = 6e4;
var askDocker = /* @__PURE__ */ __name(async (subject, { name, registry }, exec) => {
  const argv = ["docker", "buildx", "imagetools", "inspect", "--raw", name];
  const inherit = [...DOCKER_ENVIRONMENT, ...AWS_VARIABLES];
  const { stdout: json } = await exec.run({ argv, inherit, output: "quiet", timeoutMs: TIMEOUT_MS4 }).catch((thrown) => {
    throw thrown instanceof CommandError ? notAnswered(subject, registry, thrown) : thrown;
  });
  const manifest = parseManifest(json);
  const digest = parseDigest(digestOfManifest(json));
  if (manifest.kind !== "unreadable" && digest !== null && !json.includes("\uFFFD")) return { digest, json };
  const because = manifest.kind === "unreadable" ? manifest.because : "it is not UTF-8";
  throw sideCarFault(subject, {
    because: `the manifest that ${registry} gave cannot be read: ${because}`,
    hint: correctOrLogIn(registry)
  });
}, "askDocker");
var notAnswered = /* @__PURE__ */ __name((subject, registry, cause2) => {
  const { failure: failure2, outputTail, message } = cause2;
  const about = `\`pin-sidecars\` for the image ${sideCarInWords(subject)}`;
  if (failure2.kind === "not-found") {
    return fault("E_DOCKER_NOT_FOUND", { message: `${about}: the docker command was not found on PATH`, cause: cause2 });
  }
  if (/unknown command|is not a docker command/.test(outputTail)) {
    return fault("E_BUILDX_NEEDED", { message: `${about} needs buildx, which is not installed`, cause: cause2 });
  }
  const line2 = outputTail.trim().split("\n").at(-1) ?? "";
  const because = failure2.kind === "exited" && line2 !== "" ? line2 : message;
  return sideCarFault(subject, {
    because: `${registry} did not give its manifest: ${because}`,
    hint: correctOrLogIn(registry),
    cause: cause2
  });
}, "notAnswered");

// src/domain/verify/verify-check.ts
var good = /* @__PURE__ */ __name((about, what) => ({ ...about, level: "ok", what, next: null, lacks: null }), "good");
var warn = /* @__PURE__ */ __name((about, fact) => ({ ...about, level: "warn", ...fact, lacks: null }), "warn");
var bad = /* @__PURE__ */ __name((about, fact) => ({ ...about, level: "error", ...fact, lacks: null }), "bad");
var unknown4 = /* @__PURE__ */ __name((about, what, lacks = null) => ({
  ...about,
  level: "unknown",
  what,
  next: null,
  lacks
}), "unknown");
var judge = /* @__PURE__ */ __name((reading, { about, read: read3, missing: missing3 }) => {
  switch (reading.kind) {
    case "read":
      return read3(reading.value);
    case "missing":
      return missing3();
    case "denied":
      return [unknown4(about, "not checked", reading.action)];
    case "failed":
      return [unknown4(about, `not checked${lookedFor(about)}: ${reading.because}`)];
  }
}, "judge");
var lookedFor = /* @__PURE__ */ __name(({ id, subject }) => {
  const words = id.replaceAll("-", " ");
  return subject.includes(words) ? "" : ` (${words})`;
}, "lookedFor");

// src/domain/verify/side-car-images.ts
var parseEcrImage = /* @__PURE__ */ __name((image) => {
  const parts = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.]+\/([^@:]+)(?::([^@]+))?(?:@(.+))?$/.exec(
    image
  );
  if (parts === null) return null;
  const [, account = "", region = "", repository = "", imageTag = "latest", imageDigest] = parts;
  return { account, region, repository, reference: imageDigest === void 0 ? { imageTag } : { imageDigest } };
}, "parseEcrImage");
var isPushed = /* @__PURE__ */ __name((image, pushes) => {
  const own = pushes === null ? null : parseEcrImage(pushes);
  return own !== null && nameOf7(own) === nameOf7(image);
}, "isPushed");
var nameOf7 = /* @__PURE__ */ __name(({ account, region, repository, reference }) => JSON.stringify([account, region, repository, reference]), "nameOf");
var aboutImage = /* @__PURE__ */ __name(({ container, image }) => ({ id: "image", subject: `image ${image} (${container})` }), "aboutImage");
var pushedByThisRun = /* @__PURE__ */ __name((of) => good(aboutImage(of), "is pushed by this run"), "pushedByThisRun");
var judgeImage = /* @__PURE__ */ __name(({ container, image, manifest, architecture }) => {
  const about = aboutImage({ container, image });
  const next2 = `Push the image, or correct \`image\` of ${container}.`;
  return judge(manifest, {
    about,
    read: /* @__PURE__ */ __name((text2) => {
      const has = architecturesIn(text2);
      if (architecture === null || has?.includes(architecture) === true) return [good(about, "exists")];
      const ofArchitecture = { ...about, id: "image-architecture" };
      if (has === null) return [good(about, "exists"), unknown4(ofArchitecture, NOT_NAMED)];
      const what = `exists for ${has.join(", ")}, and the tasks run on ${architecture}`;
      return [bad(ofArchitecture, { what, next: next2 })];
    }, "read"),
    missing: /* @__PURE__ */ __name(() => [bad(about, { what: "does not exist", next: next2 })], "missing")
  });
}, "judgeImage");
var NOT_NAMED = "not checked: the manifest does not name the architecture of each image";
var INDEX2 = external_exports.object({
  manifests: external_exports.array(external_exports.object({ platform: external_exports.object({ architecture: external_exports.string() }).optional() }))
});
var architecturesIn = /* @__PURE__ */ __name((manifest) => {
  const index = INDEX2.safeParse(jsonValue(manifest));
  if (!index.success) return null;
  const named5 = index.data.manifests.map(({ platform }) => platform?.architecture ?? null);
  if (!named5.every((name) => name !== null)) return null;
  return [...new Set(named5.filter((name) => name !== "unknown"))];
}, "architecturesIn");

// src/stages/side-cars/ecr-place.ts
var ecrPlace = /* @__PURE__ */ __name(async ({ image, reference, repository }, { registry, surroundings }) => {
  if (repository !== null && reference.registry === repositoryName(repository.repositoryUri).registry) {
    const name = repositoryName(reference.name).repository;
    return { ecr: registry.ecr, repository: name, registryId: repository.registryId };
  }
  const parsed2 = parseEcrImage(image);
  if (parsed2 === null) return null;
  const there = { repository: parsed2.repository, registryId: parsed2.account };
  if (parsed2.region === await registry.region()) return { ...there, ecr: registry.ecr };
  return parsed2.region === await surroundings.region() ? { ...there, ecr: surroundings.ecr } : null;
}, "ecrPlace");

// src/stages/side-cars/platform-fault.ts
var otherPlatform = /* @__PURE__ */ __name((use, has) => {
  const { source, platform } = use;
  const runs2 = platform.architectures.map((architecture) => `${platform.os}/${architecture}`).join(" or ");
  const why = platform.because === null ? "" : ` (${platform.because})`;
  const short3 = `the image ${sideCarInWords(use)} is for ${quoted([...new Set(has)].join(", "))}`;
  return fault("E_PLATFORM", {
    message: `${short3}, but the tasks of ${source} run on ${runs2}${why}`,
    headline: [`${short3}, but the tasks run on ${runs2}`, "the image of a side-car is for another platform"],
    hint: `Set \`image\` of the container to one for ${runs2}, or \`runtimePlatform\` of the task definition.`
  });
}, "otherPlatform");

// src/stages/side-cars/find-images.ts
var findImages = /* @__PURE__ */ __name(async (use, repository, ports) => {
  const subject = { ...use, aim: "scanned" };
  const reference = parseImageReference(use.pinned);
  const digest = parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null)
    throw sideCarFault(subject, {
      because: "it is not named by a sha256 digest",
      hint: "Correct `image` of the container."
    });
  const place = await ecrPlace({ image: use.pinned, reference, repository }, ports);
  const read3 = /* @__PURE__ */ __name((one) => readManifest2({ subject, reference, place, digest: one }, ports), "read");
  const json = await read3(digest);
  const images = listedImages(json);
  const members = images.length === 0 ? [digest] : wantedMembers2(use, images);
  const name = place === null ? nameAt(reference) : { registry: reference.registry, repository: place.repository };
  return Promise.all(
    members.map(async (member2) => {
      const configDigest = configOf(subject, member2 === digest ? json : await read3(member2));
      return { use, name, reference: `${reference.name}@${member2}`, digest: member2, configDigest, place };
    })
  );
}, "findImages");
var MOST_IMAGES = 20;
var nameAt = /* @__PURE__ */ __name(({ registry, name }) => name.startsWith(`${registry}/`) ? repositoryName(name) : { registry, repository: name }, "nameAt");
var wantedMembers2 = /* @__PURE__ */ __name((use, images) => {
  const wanted = images.filter(
    ({ platform }) => platform === null || isWanted(`${platform.os}/${platform.architecture}`, use.platform)
  );
  const digests = [...new Set(wanted.map(({ digest }) => digest))];
  if (digests.length > MOST_IMAGES)
    throw sideCarFault(
      { ...use, aim: "scanned" },
      {
        because: `its index lists ${digests.length} images that the tasks can run, and at most ${MOST_IMAGES} are scanned`,
        hint: "Name one of them by its digest."
      }
    );
  if (digests.length > 0) return digests;
  throw otherPlatform(
    use,
    images.map(({ platform }) => `${platform?.os ?? ""}/${platform?.architecture ?? ""}`)
  );
}, "wantedMembers");
var configOf = /* @__PURE__ */ __name((subject, json) => {
  const manifest = parseManifest(json);
  if (manifest.kind === "image") return manifest.configDigest;
  const because = manifest.kind === "index" ? "its index lists no image" : `its manifest cannot be read: ${manifest.because}`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
}, "configOf");
var readManifest2 = /* @__PURE__ */ __name(async ({ subject, reference, place, digest }, { exec }) => {
  const { registry, name } = reference;
  const json = place === null ? (await askDocker(subject, { registry, name: `${name}@${digest}` }, exec)).json : await askEcr({ subject, place, digest }).catch(named3(subject));
  const computed = digestOfManifest(json);
  if (computed === digest) return json;
  const because = `${registry} gave a manifest with the digest ${computed} for ${digest}`;
  throw sideCarFault(subject, { because, hint: "Find out what is between the runner and the registry (a proxy?)." });
}, "readManifest");
var askEcr = /* @__PURE__ */ __name(async ({ subject, place, digest }) => {
  const { ecr, repository, registryId } = place;
  const { images } = await ecr.batchGetImage({
    ...inRegistry(registryId),
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  });
  const json = images?.[0]?.imageManifest;
  if (json !== void 0) return json;
  const because = `the repository ${repository} has no image ${digest} (ecr:BatchGetImage)`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
}, "askEcr");

// src/stages/side-cars/resolve-image.ts
var CORRECT_IT = "Correct `image` of the container.";
var resolveImage = /* @__PURE__ */ __name(async (sideCar, repository, ports) => {
  const subject = { ...sideCar, aim: "pinned" };
  const reference = parseImageReference(sideCar.image);
  if (reference === null) throw sideCarFault(subject, { because: "it is not the name of an image", hint: CORRECT_IT });
  const place = await ecrPlace({ image: sideCar.image, reference, repository }, ports);
  const digest = place === null ? (await askDocker(subject, asked(reference), ports.exec)).digest : await askEcr2(subject, place, reference).catch(named3(subject));
  return { ...sideCar, pinned: `${reference.name}@${digest}` };
}, "resolveImage");
var asked = /* @__PURE__ */ __name(({ name, registry, tag }) => ({ name: `${name}:${tag ?? "latest"}`, registry }), "asked");
var askEcr2 = /* @__PURE__ */ __name(async (subject, { ecr, repository, registryId }, { tag }) => {
  const imageTag = tag ?? "latest";
  const held = await readHeld({ repository, registryId, id: { imageTag } }, ecr);
  if (held !== null) return held.digest;
  const because = `the repository ${repository} has no tag ${imageTag} (ecr:BatchGetImage)`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
}, "askEcr");

// src/stages/side-cars/scan-found-image.ts
import { join as join14 } from "node:path";

// src/domain/image/push-failure.ts
var TAG_TAKEN = /tag invalid|tag is immutable|ImageTagAlreadyExists|cannot be overwritten/i;
var NO_REPOSITORY = /name unknown|NAME_UNKNOWN|repository with name \S{1,256} does not exist/i;
var NAME_GONE = /^(error response from daemon: )?(tag does not exist: |an image does not exist locally with the tag: )/im;
var LOGIN2 = /no basic auth credentials|unauthorized|authentication required|authorization token has expired|requested access to the resource is denied|\b40[13]\b/i;
var TEMPORARY = /\b(429|5\d\d)\b|toomanyrequests|too many requests|rate exceeded|timeout|timed out|deadline exceeded|connection re(set|fused)|broken pipe|\bEOF\b|no such host|temporary failure|server error|service unavailable|bad gateway|net\/http|no response|use of closed network connection/i;
var RULES3 = [
  [TAG_TAKEN, "tag-taken"],
  [NO_REPOSITORY, "no-repository"],
  [NO_ENGINE, "no-engine"],
  [DISK_FULL, "disk-full"],
  [NAME_GONE, "name-gone"],
  [LOGIN2, "login"],
  [TEMPORARY, "temporary"]
];
var classifyPush = /* @__PURE__ */ __name((output2) => {
  const denied = /not authorized to perform: ([\w-]{1,64}:\w{1,64}) on resource: (\S{1,2048})/.exec(output2);
  if (denied !== null) return { kind: "denied", action: denied[1] ?? "", resource: denied[2] ?? "" };
  return { kind: RULES3.find(([pattern]) => pattern.test(output2))?.[1] ?? "other" };
}, "classifyPush");
var isWorthRepeating = /* @__PURE__ */ __name(({ kind }) => kind === "temporary" || kind === "name-gone", "isWorthRepeating");
var mayHavePushed = /* @__PURE__ */ __name(({ kind }) => kind === "temporary" || kind === "disk-full" || kind === "other", "mayHavePushed");

// src/stages/push/failures.ts
var tagTaken = /* @__PURE__ */ __name(({ name, held, configDigest }, sources = null) => fault("E_TAG_TAKEN", {
  headline: "the tag already belongs to another image",
  ...sources !== null && namesCommit(name, sources) ? { hint: rebuiltHint(sources) } : {},
  message: `the tag ${name.tag} already belongs to another image, and the tag is immutable: ${name.repository} has ${held.digest} with the config ${configsOf(held)}, this run built the config ${configDigest}`
}), "tagTaken");
var namesCommit = /* @__PURE__ */ __name(({ tag }, { commit }) => tag.includes(commit.slice(0, 7)), "namesCommit");
var rebuiltHint = /* @__PURE__ */ __name(({ modified }) => {
  const [first, ...others] = modified;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return first === void 0 ? "The tag is of this very commit: an earlier run pushed another build of it. A build on a fresh runner gives the same image only if it is reproducible: pin what it downloads, add `{run-attempt}` to `tag`, or push a new commit." : `The checkout is dirty: ${first}${more} differs from the commit that the tag names. Build what is committed, or add \`{run-id}\` to \`tag\`.`;
}, "rebuiltHint");
var pushedOther = /* @__PURE__ */ __name(({ name, held, configDigest }) => fault("E_PUSHED_OTHER", {
  message: `${referenceOf(name)} holds ${held.digest} with the config ${configsOf(held)}, but the scanned image has the config ${configDigest}`
}), "pushedOther");
var pushedOtherLayers = /* @__PURE__ */ __name(({ name, held, configDigest }) => fault("E_PUSHED_OTHER", {
  message: `${referenceOf(name)} holds ${held.digest} with the config of the scanned image (${configDigest}), but with other layers than the scanned archive`
}), "pushedOtherLayers");
var notListed = /* @__PURE__ */ __name((name) => fault("E_PUSH", { message: `${referenceOf(name)} was pushed, but ECR does not list the tag` }), "notListed");
var configsOf = /* @__PURE__ */ __name(({ configDigests }) => configDigests.join(", ") || "of no image", "configsOf");
var pushFault = /* @__PURE__ */ __name((name, cause2) => transferFault({ name, code: "E_PUSH", reference: referenceOf(name) }, cause2), "pushFault");
var WORDS = { E_PUSH: ["pushed", "to"], E_PULL: ["pulled", "from"] };
var transferFault = /* @__PURE__ */ __name(({ name, code: code2, reference }, cause2) => {
  const [done, direction] = WORDS[code2];
  const message = `${reference} could not be ${done}: ${cause2.message}`;
  const short3 = `the image could not be ${done} ${direction} \`${name.repository}\``;
  const headline3 = [...cause2.headlines.map((why) => `${short3}: ${why}`), short3];
  if (cause2.failure.kind === "not-found") return fault("E_DOCKER_NOT_FOUND", { message, headline: headline3, cause: cause2 });
  const subject = `${reference} could not be ${done}`;
  return rejected3({ name, message }, cause2) ?? engineFault({ code: code2, subject }, cause2) ?? fault(code2, { message, headline: headline3, cause: cause2 });
}, "transferFault");
var rejected3 = /* @__PURE__ */ __name(({ name, message }, cause2) => {
  const failure2 = classifyPush(cause2.outputTail);
  switch (failure2.kind) {
    case "login":
      return fault("E_LOGIN", {
        message: `${name.registry} rejected the login: ${cause2.message}`,
        headline: "the registry rejected the login",
        cause: cause2
      });
    case "denied":
      return fault("E_ACCESS_DENIED", {
        message,
        headline: `the registry denied ${failure2.action}`,
        hint: `Grant ${failure2.action} on ${failure2.resource} to the role of this job.`,
        cause: cause2
      });
    case "no-repository":
      return fault("E_REPOSITORY_NOT_FOUND", {
        message,
        headline: `the ECR repository '${name.repository}' does not exist`,
        cause: cause2
      });
    case "tag-taken":
    case "no-engine":
    case "disk-full":
    case "name-gone":
    case "temporary":
    case "other":
      return null;
  }
}, "rejected");

// src/stages/turns.ts
var makeTurns = /* @__PURE__ */ __name((last) => (key2, work) => {
  const result = (last.get(key2) ?? Promise.resolve()).then(work);
  last.set(
    key2,
    result.catch(() => void 0)
  );
  return result;
}, "makeTurns");

// src/stages/given/fetch-archive.ts
var fetchArchive = /* @__PURE__ */ __name((fetching, open, ports) => inTurn(fetching.reference, () => fetchOne(fetching, open, ports)), "fetchArchive");
var inTurn = makeTurns(/* @__PURE__ */ new Map());
var fetchOne = /* @__PURE__ */ __name(async ({ name, reference, archive, localReference: localReference2, ...limits }, open, ports) => {
  removeAtEnd(localReference2, ports);
  const docker = await open();
  try {
    if (!await isInEngine(reference, localReference2, docker))
      await pullAs({ reference, localReference: localReference2, ...limits }, docker, ports);
    await docker.run("quiet", ["save", "--output", archive, localReference2], limits);
  } catch (thrown) {
    throw thrown instanceof CommandError ? transferFault({ name, code: "E_PULL", reference }, thrown) : thrown;
  } finally {
    await docker.close();
  }
}, "fetchOne");
var isInEngine = /* @__PURE__ */ __name(async (reference, localReference2, docker) => {
  try {
    await docker.run("quiet", ["tag", reference, localReference2]);
    return true;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return false;
    throw thrown;
  }
}, "isInEngine");
var pullAs = /* @__PURE__ */ __name(async ({ reference, localReference: localReference2, ...limits }, docker, ports) => {
  try {
    await docker.run("when-failed", ["pull", reference], limits);
    await docker.run("quiet", ["tag", reference, localReference2]);
  } finally {
    await docker.run("quiet", ["image", "rm", reference]).catch(() => removeAtEnd(reference, ports));
  }
}, "pullAs");
var removeAtEnd = /* @__PURE__ */ __name((reference, { leftovers: leftovers2 }) => leftovers2.removeAtEnd({ argv: ["docker", "image", "rm", reference], inherit: DOCKER_ENVIRONMENT }), "removeAtEnd");

// src/stages/push/docker.ts
var ENVIRONMENT = [
  ...["PATH", "HOME", "DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_API_VERSION"],
  ...["SSH_AUTH_SOCK", "TMPDIR", "XDG_RUNTIME_DIR"],
  ...NETWORK_VARIABLES
];
var openDocker = /* @__PURE__ */ __name(async (host, ports) => {
  const endpoint = await contextEndpoint(ports.exec);
  const auth = await readToken(host, ports);
  return privateDocker({ auths: { [host]: { auth } } }, endpoint, ports);
}, "openDocker");
var openBareDocker = /* @__PURE__ */ __name((endpoint, ports) => privateDocker({}, endpoint, ports), "openBareDocker");
var privateDocker = /* @__PURE__ */ __name(async (configuration, endpoint, { exec, files }) => {
  const directory = await files.makePrivateDirectory("docker-config");
  await files.writePrivate(`${directory}/config.json`, JSON.stringify(configuration));
  return {
    run: /* @__PURE__ */ __name((output2, args, limits) => exec.run({
      argv: ["docker", ...args],
      inherit: ENVIRONMENT,
      set: { DOCKER_CONFIG: directory, ...endpoint === null ? {} : { DOCKER_HOST: endpoint } },
      output: output2,
      ...limits
    }), "run"),
    close: /* @__PURE__ */ __name(() => files.remove(directory), "close")
  };
}, "privateDocker");
var usersDocker = /* @__PURE__ */ __name(({ exec }) => ({
  run: /* @__PURE__ */ __name((output2, args, limits) => exec.run({ argv: ["docker", ...args], inherit: [...DOCKER_ENVIRONMENT, ...AWS_VARIABLES], output: output2, ...limits }), "run"),
  close: /* @__PURE__ */ __name(() => Promise.resolve(), "close")
}), "usersDocker");
var readToken = /* @__PURE__ */ __name(async (host, { registry, secrets }) => {
  const issued = await ecrToken(registry.ecr, secrets);
  if (issued !== null) return issued.token;
  throw fault("E_LOGIN", { message: `ECR returned no login token for ${host} (ecr:GetAuthorizationToken)` });
}, "readToken");

// src/domain/scan/shown-alert.ts
import { createHash as createHash6 } from "node:crypto";
var readAlert = /* @__PURE__ */ __name((alert) => {
  const end = alert.endsWith(")") ? alert.lastIndexOf(" (You can suppress it with ") : -1;
  const text2 = end < 0 ? alert : alert.slice(0, end);
  for (const { words, rest } of FORMS) {
    if (text2.startsWith(words)) return rest(words, text2.slice(words.length));
  }
  return { shown: UNKNOWN, hidden: hashOf(text2) };
}, "readAlert");
var shownAlert = /* @__PURE__ */ __name((alert) => readAlert(alert).shown, "shownAlert");
var hiddenStep = /* @__PURE__ */ __name((step2) => hashOf(step2), "hiddenStep");
var UNKNOWN = "An alert of a form that is not known, so it is not shown.";
var LONGEST = 400;
var hashOf = /* @__PURE__ */ __name((text2) => createHash6("sha256").update(text2.replace(VALUES, "$1").replace(/[0-9a-f]{12,}/gu, "*")).digest("hex"), "hashOf");
var VALUES = /(?<![\w.-])([\w.-]+=)(?:"[^"]*"?|'[^']*'?|[^\s"']+)+/gu;
var whole2 = /* @__PURE__ */ __name((words) => ({
  words,
  rest: /* @__PURE__ */ __name((_, text2) => text2 === "" ? { shown: words, hidden: null } : { shown: `${words}${MISSING}`, hidden: hashOf(text2) }, "rest")
}), "whole");
var path = /* @__PURE__ */ __name((words) => ({
  words,
  rest: /* @__PURE__ */ __name((_, text2) => text2.length > LONGEST ? { shown: `${words}${text2.slice(0, LONGEST)}${MISSING}`, hidden: hashOf(text2) } : { shown: `${words}${text2}`, hidden: null }, "rest")
}), "path");
var like = /* @__PURE__ */ __name((words, pattern) => ({
  words,
  rest: /* @__PURE__ */ __name((_, text2) => pattern.test(text2) ? { shown: `${words}${text2}`, hidden: null } : { shown: `${words}${MISSING}`, hidden: hashOf(text2) }, "rest")
}), "like");
var step = /* @__PURE__ */ __name((words, command) => ({
  words,
  rest: /* @__PURE__ */ __name((_, text2) => {
    const shown2 = [keywordOf(text2), command(text2), MISSING].filter((part) => part !== "").join(" ");
    return { shown: `${words}${shown2}`, hidden: hiddenStep(text2) };
  }, "rest")
}), "step");
var KEYWORDS2 = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER"
];
var INSTRUCTIONS = /* @__PURE__ */ new Set([
  ...KEYWORDS2,
  ...["ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"]
]);
var keywordOf = /* @__PURE__ */ __name((text2) => {
  const marked = text2.indexOf("#(nop)");
  const word = /^\s*(\S{1,20})/u.exec(marked < 0 ? text2 : text2.slice(marked + "#(nop)".length))?.[1] ?? "";
  return INSTRUCTIONS.has(word) ? word : "RUN";
}, "keywordOf");
var aptCommand = /* @__PURE__ */ __name((text2) => {
  const words = text2.split(/\s+/u);
  return `${words.includes("apt-get") ? "apt-get" : "apt"} ${words.includes("update") ? "update" : "install"}`;
}, "aptCommand");
var variables = /* @__PURE__ */ __name((words, text2) => {
  const at2 = text2.indexOf(" on ");
  const first = at2 < 0 ? text2 : text2.slice(0, at2);
  const named5 = isName(first) ? first : MISSING;
  const quoted2 = at2 < 0 ? "" : text2.slice(at2 + " on ".length);
  return {
    shown: `${words}${named5} on ${[keywordOf(quoted2), ...namesIn3(first, quoted2)].join(" ")}`,
    hidden: hashOf(text2)
  };
}, "variables");
var namesIn3 = /* @__PURE__ */ __name((first, quoted2) => {
  const places = quoted2.split(/\s+/u).flatMap((word) => word.includes("=") ? [word.slice(0, word.indexOf("="))] : []);
  const names = [.../* @__PURE__ */ new Set([first, ...places])].filter(isName);
  const suspicious = names.filter((name) => name === first || isSuspicious(name));
  const shown2 = suspicious.slice(0, MOST_NAMES).map((name) => `${name}=${MASK}`);
  const isAll = places.every((place) => isName(place) || !isSuspicious(place)) && suspicious.length <= MOST_NAMES;
  return isAll ? shown2 : [...shown2, MISSING];
}, "namesIn");
var MASK = "***";
var MOST_NAMES = 20;
var NAME = /^(?:--)?[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u;
var isName = /* @__PURE__ */ __name((text2) => NAME.test(text2) && !(new RegExp("\\p{Ll}", "u").test(text2) && new RegExp("\\p{Lu}", "u").test(text2) && new RegExp("\\p{N}", "u").test(text2)), "isName");
var USER_NAME = String.raw`[\w.$@-]{1,64}`;
var FORMS = [
  { words: "Suspicious ENV key found : ", rest: variables },
  step("Use --no-cache option if use 'apk add': ", () => "apk add"),
  step("Use 'rm -rf /var/lib/apt/lists' after 'apt-get install|update' : ", aptCommand),
  step("Always combine 'apt-get update' with 'apt-get install|upgrade' : ", aptCommand),
  step("Use COPY : ", () => ""),
  step("Avoid dist-upgrade in container : ", () => "apt-get dist-upgrade"),
  step("Avoid sudo in container : ", () => "sudo"),
  whole2("Last user should not be root"),
  whole2("not found HEALTHCHECK statement"),
  whole2("export DOCKER_CONTENT_TRUST=1 before docker pull/build"),
  like("Avoid mounting sensitive dirs : ", /^\/(?:sys|dev|proc)$/u),
  like("duplicate UID ", new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, "u")),
  like("duplicate GroupID ", new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, "u")),
  like("No password user found! username : ", new RegExp(`^${USER_NAME}$`, "u")),
  ...["setuid file: ", "setgid file: ", "Suspicious directory : ", "unnecessary file : "].map(path),
  ...["Suspicious filename found : ", "Suspicious file extension found : "].map(path)
];

// src/domain/scan/dockle-json.ts
var document = external_exports.object({
  summary: external_exports.object({ fatal: external_exports.number(), warn: external_exports.number(), info: external_exports.number() }),
  // Null when there are none.
  details: external_exports.array(
    external_exports.object({
      code: external_exports.string().min(1),
      title: external_exports.string(),
      level: external_exports.enum([...DOCKLE_LEVELS, "SKIP", "IGNORE", "PASS"]),
      alerts: external_exports.array(external_exports.string()).nullish()
    })
  ).nullish()
});
var parseDockleJson = /* @__PURE__ */ __name((text2, version) => {
  const parsed2 = parseJson(document, text2);
  if (parsed2.kind === "invalid") return parsed2;
  const { summary, details: details2 } = parsed2.value;
  const findings = (details2 ?? []).flatMap(
    ({ level, ...detail }) => isFinding(level) ? [findingOf({ level, ...detail })] : []
  );
  const counts = DOCKLE_LEVELS.map((level) => findings.filter((finding) => finding.level === level).length);
  if (counts.join() !== [summary.fatal, summary.warn, summary.info].join()) {
    return { kind: "invalid", problem: "its summary does not match its details" };
  }
  const sorted3 = findings.toSorted((one, other) => one.id < other.id ? -1 : 1);
  return {
    kind: "valid",
    value: {
      source: "dockle",
      version,
      configDigest: null,
      operatingSystem: null,
      database: null,
      findings: worstFirst(sorted3),
      unchecked: null
    }
  };
}, "parseDockleJson");
var isFinding = /* @__PURE__ */ __name((level) => DOCKLE_LEVELS.includes(level), "isFinding");
var findingOf = /* @__PURE__ */ __name(({ code: code2, title, level, alerts }) => {
  const read3 = (alerts ?? []).map(readAlert);
  return {
    source: "dockle",
    kind: "misconfiguration",
    id: code2,
    severity: SOURCES.dockle.levels[level],
    level,
    title,
    url: null,
    where: read3.map(({ shown: shown2 }) => shown2).sort(),
    [HIDDEN]: read3.flatMap(({ shown: shown2, hidden }) => hidden === null ? [] : [{ shown: shown2, hidden }])
  };
}, "findingOf");

// src/domain/scan/scanner-log.ts
var LOGGED = /^\S+\t([A-Z]+)\t(.*)$/i;
var ERRORS2 = /* @__PURE__ */ new Set(["ERROR", "DPANIC", "PANIC", "FATAL"]);
var firstError = /* @__PURE__ */ __name((output2) => {
  for (const line2 of output2.replace(ESCAPE_SEQUENCES, "").split("\n")) {
    if (!line2.includes("	")) continue;
    const [, level, text2 = ""] = LOGGED.exec(line2.trim()) ?? [];
    if (ERRORS2.has(level?.toUpperCase() ?? "")) return text2.replace(/\.$/, "");
  }
  return null;
}, "firstError");

// src/stages/scanners/scan.ts
import { join as join11 } from "node:path";

// src/domain/scan/ended-early.ts
var endedEarly = /* @__PURE__ */ __name((thrown, { name, timeoutMinutes }) => {
  if (!(thrown instanceof CommandError)) return null;
  const { failure: failure2, outputTail } = thrown;
  if (failure2.kind === "timed-out" || failure2.kind === "exited" && OWN_TIMEOUT.test(outputTail)) {
    return {
      because: `${name} did not end within ${timeoutMinutes} ${timeoutMinutes === 1 ? "minute" : "minutes"} (\`scan-timeout-minutes\`)`,
      hint: "Run again; if it takes that long again, raise `scan-timeout-minutes`, or make the image smaller."
    };
  }
  if (failure2.kind !== "killed") return null;
  return failure2.signal === "SIGKILL" ? {
    because: `${name} was ended by SIGKILL, as Linux does when the machine runs out of memory`,
    hint: "Use a runner with more memory, or make the image smaller."
  } : { because: `${name} was ended by ${failure2.signal}`, hint: "Find out what ends processes of this job." };
}, "endedEarly");
var OWN_TIMEOUT = /context deadline exceeded/u;

// src/stages/scanners/scan.ts
var GRACE_MS = 15e3;
var scanArchive = /* @__PURE__ */ __name(async (scanner, image, ports) => {
  const { source } = scanner;
  const hint = `Check what ${SOURCES[source].name} printed in the log, and run again.`;
  try {
    const run = await runScanner(scanner, ports);
    if (run.kind === "broke") return broke(source, { ...run, hint });
    const parsed2 = scanner.parse(run.json);
    if (parsed2.kind === "invalid") {
      return broke(source, { because: `The report of ${SOURCES[source].name} is invalid: ${parsed2.problem}`, hint });
    }
    const reading = parsed2.value;
    const other = otherImage(reading.report, image);
    if (other !== null) return broke(source, other);
    log(reading.report, ports);
    return { kind: "ended", reading, output: run.output, raw: run.raw };
  } catch (error) {
    const { name } = SOURCES[source];
    const reason = endedEarly(error, { name, timeoutMinutes: scanner.timeoutMinutes }) ?? reasonOf(error, hint);
    if (reason === null) throw error;
    return broke(source, { ...reason, hint: scanner.hintFor?.(reason.because) ?? reason.hint });
  }
}, "scanArchive");
var broke = /* @__PURE__ */ __name((source, { because, hint }) => ({
  kind: "broke",
  source,
  because,
  hint
}), "broke");
var runScanner = /* @__PURE__ */ __name(async (scanner, ports) => {
  const { exec, files, log: log2 } = ports;
  const directory = await files.makePrivateDirectory(scanner.source);
  const of = /* @__PURE__ */ __name((name) => join11(directory, name), "of");
  for (const [name, text2] of Object.entries(scanner.configuration ?? {})) await files.writePrivate(of(name), text2);
  const [report4, empty] = [of("report.json"), of("empty")];
  await files.makeDirectory(empty);
  try {
    const { stdout, stderr } = await exec.run({
      argv: scanner.argv({ of, report: report4, empty }),
      inherit: ["PATH", ...scanner.inherit ?? []],
      set: { HOME: empty, TMPDIR: directory, DOCKER_CONFIG: empty, NO_COLOR: "1" },
      cwd: empty,
      output: "quiet",
      timeoutMs: scanner.timeoutMinutes * 6e4 + GRACE_MS
    });
    const output2 = [stdout, stderr].filter((text2) => text2.trim() !== "").join("\n");
    const run = await runOf({ report: report4, output: output2 }, scanner, ports);
    if (output2 !== "") log2[run.kind === "broke" ? "info" : "debug"](output2);
    return run;
  } catch (error) {
    if (error instanceof CommandError && error.outputTail !== "") log2.info(error.outputTail);
    throw error;
  }
}, "runScanner");
var broken = /* @__PURE__ */ __name((because) => ({ kind: "broke", because }), "broken");
var LONGEST_REPORT = 536870888;
var runOf = /* @__PURE__ */ __name(async ({ report: path2, output: output2 }, { source, incomplete }, { files }) => {
  const { name } = SOURCES[source];
  const because = incomplete?.(output2) ?? null;
  if (because !== null) return broken(because);
  if (await files.kindOf(path2) !== "file") return broken(`${name} exited without a report`);
  const size2 = await files.sizeBytes(path2);
  if (size2 > LONGEST_REPORT) {
    return broken(`The report of ${name} has ${megabytes(size2)}, and at most ${megabytes(LONGEST_REPORT)} can be read`);
  }
  return { kind: "ended", json: await files.readText(path2) ?? "", output: output2, raw: path2 };
}, "runOf");
var otherImage = /* @__PURE__ */ __name(({ source, configDigest }, image) => {
  if (configDigest === null || configDigest === image.configDigest) return null;
  const [scanned, built] = [configDigest, image.configDigest].map(shortDigest);
  return {
    because: `${SOURCES[source].name} scanned another image (${scanned}) than the one that was built (${built})`,
    hint: "Find out what else writes to the temporary folder of this job."
  };
}, "otherImage");
var log = /* @__PURE__ */ __name(({ source, version, findings }, ports) => {
  const counts = Object.entries(countByLevel(source, findings)).map(([level, count]) => `${count} ${level}`);
  ports.log.info(`${SOURCES[source].name} ${version}: ${counts.join(", ")}`);
}, "log");

// src/stages/scanners/run-dockle.ts
var runDockle = /* @__PURE__ */ __name(async ({ image, dockle, timeoutMinutes, dockleOptions = {} }, ports) => {
  if (dockle.kind === "broke") return broke("dockle", dockle);
  const { archive } = image;
  if (archive.includes(":")) {
    const because = `Dockle cannot read ${archive}: it takes the part after a colon for a tag`;
    return broke("dockle", { because, hint: "Set RUNNER_TEMP (or TMPDIR) to a path without a colon." });
  }
  const scanner = {
    source: "dockle",
    timeoutMinutes,
    // Without --quiet: Dockle writes its errors to standard output, and --quiet hides them.
    argv: /* @__PURE__ */ __name(({ report: report4, empty }) => [
      ...[dockle.path, "--input", archive, "--format", "json", "--output", report4, "--exit-code", "0"],
      ...["--timeout", `${timeoutMinutes}m`, "--no-color", "--cache-dir", empty],
      ...dockleArguments(dockleOptions)
    ], "argv"),
    // Dockle skips the checks behind an error and exits with 0 (pkg/assessor/assessor.go).
    incomplete: /* @__PURE__ */ __name((output2) => {
      const error = firstError(output2);
      return error === null ? null : `Dockle skipped checks because of an error: ${error}`;
    }, "incomplete"),
    parse: /* @__PURE__ */ __name((json) => {
      const parsed2 = parseDockleJson(json, dockle.version);
      return parsed2.kind === "valid" ? { kind: "valid", value: { report: parsed2.value } } : parsed2;
    }, "parse")
  };
  const scan = await scanArchive(scanner, image, ports);
  return scan.kind === "broke" ? scan : { kind: "report", report: scan.reading.report, raw: scan.raw };
}, "runDockle");

// src/domain/scan/trivy-document.ts
var severity = external_exports.unknown().optional().transform((value) => {
  const word = typeof value === "string" ? value.trim().toUpperCase() : "";
  return SEVERITIES.find((known4) => known4 === word) ?? "UNKNOWN";
});
var optional = external_exports.string().nullish();
var layer = external_exports.object({ DiffID: optional.catch(null) }).nullish().catch(null).transform((value) => parseDigest(value?.DiffID ?? ""));
var vulnerability = external_exports.object({
  VulnerabilityID: external_exports.string().min(1),
  PkgName: optional,
  PkgPath: optional,
  InstalledVersion: optional,
  FixedVersion: optional,
  Title: optional,
  PrimaryURL: optional,
  Severity: severity,
  Layer: layer,
  PkgIdentifier: external_exports.object({ PURL: optional.catch(null) }).nullish().catch(null),
  PublishedDate: optional.catch(null)
});
var line = external_exports.unknown().optional().transform((value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null);
var secret = external_exports.object({
  RuleID: external_exports.string().min(1),
  Title: optional,
  Severity: severity,
  StartLine: line,
  Layer: layer
});
var misconfiguration = external_exports.object({
  ID: external_exports.string().min(1),
  Title: optional,
  Message: optional.catch(null),
  PrimaryURL: optional.catch(null),
  Severity: severity,
  Status: optional.catch(null)
});
var license = external_exports.object({
  Name: external_exports.string(),
  Category: optional.catch(null),
  PkgName: optional,
  FilePath: optional,
  Severity: severity
});
var document2 = external_exports.object({
  SchemaVersion: external_exports.literal(2),
  Trivy: external_exports.object({ Version: optional }).nullish(),
  ArtifactType: external_exports.literal("container_image"),
  Metadata: external_exports.object({
    ImageID: external_exports.string(),
    Size: external_exports.number().nonnegative().nullish().catch(null),
    DiffIDs: external_exports.array(external_exports.string()).nullish().catch(null),
    OS: external_exports.object({ Family: external_exports.string(), Name: optional, EOSL: external_exports.boolean().nullish() }).nullish()
  }),
  // Absent when Trivy recognizes nothing in the image (but see `hasSystemWithoutResult`); a result with packages only has no findings.
  Results: external_exports.array(
    external_exports.object({
      Target: optional,
      Class: optional,
      Vulnerabilities: external_exports.array(vulnerability).nullish(),
      Secrets: external_exports.array(secret).nullish(),
      Misconfigurations: external_exports.array(misconfiguration).nullish(),
      Licenses: external_exports.array(license).nullish()
    })
  ).nullish()
});

// src/domain/scan/trivy-json.ts
var parseTrivyJson = /* @__PURE__ */ __name((text2, facts) => {
  const parsed2 = parseJson(document2, text2);
  if (parsed2.kind === "invalid") return parsed2;
  const { Metadata, Results, Trivy } = parsed2.value;
  if (hasSystemWithoutResult(parsed2.value)) {
    return { kind: "invalid", problem: "it has no Results although it names an operating system" };
  }
  const configDigest = parseDigest(Metadata.ImageID);
  if (configDigest === null) return { kind: "invalid", problem: "Metadata.ImageID is not a sha256 digest" };
  return {
    kind: "valid",
    value: {
      report: {
        source: "trivy",
        version: Trivy?.Version ?? facts.version,
        configDigest,
        operatingSystem: operatingSystem(Metadata.OS),
        database: facts.database,
        findings: distinctFindings((Results ?? []).flatMap((result) => findingsOf(result, facts))),
        unchecked: null,
        ...layersOf2(Metadata.DiffIDs),
        ...wholeImage(Metadata)
      },
      system: systemOf(parsed2.value)
    }
  };
}, "parseTrivyJson");
var NO_SYSTEM = "none";
var systemOf = /* @__PURE__ */ __name(({ Metadata: { OS }, Results }) => !OS || OS.Family === NO_SYSTEM ? null : {
  family: OS.Family,
  name: OS.Name ?? "",
  result: Results?.some((result) => result.Class === "os-pkgs") ? "present" : "absent"
}, "systemOf");
var hasSystemWithoutResult = /* @__PURE__ */ __name(({ Metadata: { OS }, Results }) => OS != null && ![NO_SYSTEM, "fedora"].includes(OS.Family) && !(Results ?? []).some(({ Class }) => !NOT_OF_PACKAGES.includes(Class ?? "")), "hasSystemWithoutResult");
var NOT_OF_PACKAGES = ["config", "license", "license-file"];
var wholeImage = /* @__PURE__ */ __name(({ Size, OS }) => ({
  ...Size == null ? {} : { sizeBytes: Size },
  ...OS?.EOSL === true ? { endOfLife: true } : {}
}), "wholeImage");
var findingsOf = /* @__PURE__ */ __name((result, facts) => [
  ...(result.Vulnerabilities ?? []).map((found) => ({
    kind: "vulnerability",
    ...common(found, found.VulnerabilityID),
    packageName: found.PkgName ?? "",
    installedVersion: found.InstalledVersion ?? "",
    fixedVersion: textOrNull(found.FixedVersion),
    url: textOrNull(found.PrimaryURL),
    where: [textOrNull(found.PkgPath) ?? placeOf4(result, facts)],
    ...purlOf(found.PkgIdentifier?.PURL),
    ...publicationOf(found.PublishedDate)
  })),
  ...(result.Secrets ?? []).map((found) => ({
    kind: "secret",
    ...common(found, found.RuleID),
    line: found.StartLine,
    url: null,
    where: [placeOf4(result, facts)]
  })),
  ...(result.Misconfigurations ?? []).filter(isFailure).map((found) => ({
    kind: "misconfiguration",
    ...common({ ...found, Layer: null }, found.ID),
    url: textOrNull(found.PrimaryURL),
    where: found.Message ? [found.Message] : []
  })),
  ...(result.Licenses ?? []).map((found) => ({
    kind: "license",
    ...common({ ...found, Title: null, Layer: null }, found.Name || "unknown"),
    title: found.Category ? `category ${found.Category}` : "",
    packageName: found.PkgName ?? "",
    category: found.Category ?? "",
    url: null,
    where: [textOrNull(found.FilePath) ?? placeOf4(result, facts)]
  }))
], "findingsOf");
var isFailure = /* @__PURE__ */ __name(({ Status }) => Status == null || !["PASS", "EXCEPTION"].includes(Status.toUpperCase()), "isFailure");
var common = /* @__PURE__ */ __name(({ Severity, Title, Layer }, id) => ({
  source: "trivy",
  id,
  severity: Severity,
  level: Severity,
  title: Title ?? "",
  ...Layer === null ? {} : { layer: Layer }
}), "common");
var purlOf = /* @__PURE__ */ __name((purl) => purl ? { purl } : {}, "purlOf");
var publicationOf = /* @__PURE__ */ __name((text2) => {
  const at2 = text2 ? Date.parse(text2) : NaN;
  return Number.isNaN(at2) ? {} : { publishedAt: new Date(at2).toISOString() };
}, "publicationOf");
var layersOf2 = /* @__PURE__ */ __name((diffIds) => {
  const layers = diffIds?.map(parseDigest) ?? [];
  return layers.length === 0 || layers.includes(null) ? {} : { layers: layers.filter((one) => one !== null) };
}, "layersOf");
var placeOf4 = /* @__PURE__ */ __name(({ Target }, { archive, image }) => Target?.startsWith(archive) ? image + Target.slice(archive.length) : Target ?? "", "placeOf");
var textOrNull = /* @__PURE__ */ __name((text2) => text2 || null, "textOrNull");
var operatingSystem = /* @__PURE__ */ __name((os) => {
  if (!os || os.Family === NO_SYSTEM) return null;
  return `${os.Family} ${os.Name ?? ""}`.trim() + (os.EOSL === true ? " (end of life)" : "");
}, "operatingSystem");

// src/stages/scanners/held-log.ts
var holdLog = /* @__PURE__ */ __name((log2) => {
  const held = [];
  return {
    log: {
      info: /* @__PURE__ */ __name((text2) => void held.push(() => log2.info(text2)), "info"),
      warning: /* @__PURE__ */ __name((text2) => void held.push(() => log2.warning(text2)), "warning"),
      debug: /* @__PURE__ */ __name((text2) => void held.push(() => log2.debug(text2)), "debug")
    },
    release: /* @__PURE__ */ __name(() => {
      for (const show of held.splice(0)) show();
    }, "release")
  };
}, "holdLog");

// src/stages/scanners/java-index.ts
import { join as join12 } from "node:path";
var byFolder = makeTurns(/* @__PURE__ */ new Map());
var prepareJavaIndex = /* @__PURE__ */ __name((input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  return javaIndex === null ? Promise.resolve({ kind: "ready" }) : byFolder(cacheDirectory, () => prepare({ ...input, javaIndex }, ports));
}, "prepareJavaIndex");
var hasJavaIndex = /* @__PURE__ */ __name(async ({ cacheDirectory, javaIndex }, { kindOf }) => (
  // The last thing that is there of one that can be used.
  javaIndex === null || await kindOf(join12(cacheDirectory, "java-db", "metadata.json")) === "file"
), "hasJavaIndex");
var javaIndexDate = /* @__PURE__ */ __name(async ({ cacheDirectory }, { readText }) => {
  const parsed2 = parseJson(METADATA, await readText(join12(cacheDirectory, "java-db", "metadata.json")) ?? "");
  return parsed2.kind === "valid" ? parsed2.value.UpdatedAt : null;
}, "javaIndexDate");
var prepare = /* @__PURE__ */ __name(async (input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  const directory = join12(cacheDirectory, "java-db");
  if (await hasJavaIndex(input, ports.files)) return { kind: "ready" };
  if (javaIndex.repositories.length === 0) return keptIndex(input, ports);
  const place = { cached: javaIndex.cached, archive: join12(cacheDirectory, "java-index.tar.gz") };
  const open = /* @__PURE__ */ __name(() => unpack2({ ...input, directory, archive: place.archive }, ports), "open");
  const found = await downloadArtifact({ kind: "java-index", repositories: javaIndex.repositories, place, open }, ports);
  if (found.kind === "missing")
    return {
      kind: "broke",
      because: `The image has JARs. ${found.because}`,
      hint: found.what === "unusable" ? DO_NOT_USE : "Run again later, or add a mirror to `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2."
    };
  ports.log.info(`Index of Java packages of ${found.updatedAt} from ${found.repository}`);
  return { kind: "ready" };
}, "prepare");
var keptIndex = /* @__PURE__ */ __name(async (input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  const hint = "Run once without `offline`, with a `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2; or set `trivy-cache-dir` to a folder with java-db/.";
  if (await ports.files.kindOf(javaIndex.cached) !== "file")
    return {
      kind: "broke",
      because: `The image has JARs, and there is no index of Java packages in ${javaIndex.cached}`,
      hint
    };
  const archive = join12(cacheDirectory, "java-index.tar.gz");
  try {
    await ports.files.copy(javaIndex.cached, archive);
    const opened = await unpack2({ ...input, directory: join12(cacheDirectory, "java-db"), archive }, ports);
    await ports.files.remove(archive);
    if (opened.kind === "opened") return { kind: "ready" };
    return { kind: "broke", because: `The index of Java packages in ${javaIndex.cached}: ${opened.because}`, hint };
  } catch (error) {
    const reason = reasonOf(error, hint);
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
}, "keptIndex");
var unpack2 = /* @__PURE__ */ __name(async ({ archive, directory, timeoutMinutes }, ports) => {
  const { files, exec } = ports;
  const unpacked = `${directory}-new`;
  await files.remove(unpacked);
  await files.makeDirectory(unpacked);
  await exec.run({
    argv: ["tar", "-xzf", archive, "-C", unpacked, "--no-same-owner", "trivy-java.db", "metadata.json"],
    inherit: ["PATH"],
    output: "quiet",
    timeoutMs: timeoutMinutes * 6e4
  });
  const read3 = await readIndex(unpacked, ports);
  if (read3.kind === "failed") await files.remove(unpacked);
  else await files.move(unpacked, directory);
  return read3;
}, "unpack");
var METADATA = external_exports.object({ Version: external_exports.literal(1), UpdatedAt: external_exports.iso.datetime({ offset: true }) });
var SQLITE = "SQLite format 3\0";
var readIndex = /* @__PURE__ */ __name(async (directory, { files, clock }) => {
  const file = join12(directory, "trivy-java.db");
  const parsed2 = parseJson(METADATA, await files.readText(join12(directory, "metadata.json")) ?? "");
  if (parsed2.kind === "invalid")
    return { kind: "failed", because: `metadata.json is not that of an index of Java packages: ${parsed2.problem}` };
  const { UpdatedAt } = parsed2.value;
  const head = Buffer.from(await files.readBytes(file, 0, SQLITE.length)).toString("latin1");
  const predicate = implausibleJavaIndex({
    updatedAt: Date.parse(UpdatedAt),
    now: clock.now(),
    sizeBytes: await files.sizeBytes(file),
    isDatabase: head === SQLITE
  });
  return predicate === null ? { kind: "opened", updatedAt: UpdatedAt } : { kind: "failed", because: `it ${predicate}` };
}, "readIndex");

// src/domain/scan/coverage.ts
var family = /* @__PURE__ */ __name((format, bucket, releases = "in-bucket-name") => ({
  format,
  bucket,
  releases
}), "family");
var FAMILIES = {
  alpine: family("apk", "alpine"),
  chainguard: family("apk", "chainguard", "none"),
  minimos: family("apk", "minimos", "none"),
  wolfi: family("apk", "wolfi", "none"),
  debian: family("dpkg", "debian"),
  echo: family("dpkg", "echo", "none"),
  ubuntu: family("dpkg", "ubuntu"),
  alma: family("rpm", "alma"),
  amazon: family("rpm", "amazon linux"),
  azurelinux: family("rpm", "Azure Linux"),
  bottlerocket: family("rpm", "bottlerocket", "none"),
  "cbl-mariner": family("rpm", "CBL-Mariner"),
  centos: family("rpm", "Red Hat", "none"),
  "opensuse-leap": family("rpm", "openSUSE Leap"),
  "opensuse-tumbleweed": family("rpm", "openSUSE Tumbleweed", "none"),
  oracle: family("rpm", "Oracle Linux"),
  photon: family("rpm", "Photon OS"),
  redhat: family("rpm", "Red Hat", "none"),
  rocky: family("rpm", "rocky"),
  slem: family("rpm", "SUSE Linux Enterprise Micro"),
  sles: family("rpm", "SUSE Linux Enterprise")
};
var uncheckedPackages = /* @__PURE__ */ __name((scanned) => {
  const { system, log: log2, databases } = scanned;
  if (databases.length === 0) return null;
  if (system === null)
    return `Trivy does not recognize the operating system, so it did not check ${packagesIn(databases)}`;
  const known4 = FAMILIES[system.family];
  if (system.result === "absent" || known4 === void 0) {
    return `Trivy has no advisories for ${nameOf8(system)}, so it did not check ${packagesIn(databases)}`;
  }
  const foreign = databases.filter(({ format }) => format !== known4.format);
  if (foreign.length > 0) {
    return `Trivy recognizes ${nameOf8(system)}, which does not use ${foreign[0]?.format ?? ""}, so it did not check ${packagesIn(foreign)}`;
  }
  return unreadPackages(databases, log2) ?? withoutAdvisories(system, known4, scanned);
}, "uncheckedPackages");
var unreadPackages = /* @__PURE__ */ __name((databases, log2) => {
  const linked = databases.find(({ reach }) => reach === "link");
  if (linked !== void 0)
    return `Trivy follows no links in an image, so it did not check the packages behind the link ${linked.path}`;
  if (log2.packages === 0) return `Trivy found no package in ${databases[0]?.path ?? ""}`;
  return log2.unreadable === null ? null : `Trivy could not read all packages in ${log2.unreadable}`;
}, "unreadPackages");
var withoutAdvisories = /* @__PURE__ */ __name((system, known4, { log: log2, databases, buckets }) => {
  const release = releaseOf(system, log2);
  const inDatabase = known4.releases === "none" ? buckets.has(known4.bucket) && !log2.unlisted : release !== null && [release, release.replace(/-ESM$/, "")].some((one) => buckets.has(`${known4.bucket} ${one}`));
  if (inDatabase) return null;
  const which = release === null || known4.releases === "none" ? nameOf8(system) : `${system.family} ${release}`;
  return `The vulnerability database has no advisories for ${which}, so Trivy did not check ${packagesIn(databases)}`;
}, "withoutAdvisories");
var releaseOf = /* @__PURE__ */ __name(({ family: name, name: version }, { release }) => name === "amazon" && release === "1" && !/^(?:AMI|20\d\d\.\d\d)\b/.test(version) ? version.split(" ")[0] ?? null : release, "releaseOf");
var packagesIn = /* @__PURE__ */ __name((databases) => `the packages in ${databases.map(({ path: path2 }) => path2).join(", ")}`, "packagesIn");
var nameOf8 = /* @__PURE__ */ __name(({ family: name, name: version }) => `${name} ${version}`.trimEnd(), "nameOf");

// src/domain/scan/package-places.ts
var PACKAGE_FORMATS = [
  ...["dpkg", "apk", "rpm"],
  ...["pacman", "portage", "xbps", "opkg", "nix", "guix", "pkgtools", "eopkg"]
];
var PATHS = {
  // status.d: distroless images.
  dpkg: ["var/lib/dpkg/status", "var/lib/dpkg/status.d/"],
  apk: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],
  // The manifest: images of Azure Linux without a package manager. usr/share/rpm: systems of rpm-ostree.
  rpm: [
    ...["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"].flatMap(
      (folder) => ["Packages", "Packages.db", "rpmdb.sqlite"].map((name) => `${folder}/${name}`)
    ),
    "var/lib/rpmmanifest/container-manifest-2"
  ],
  // Arch Linux
  pacman: ["var/lib/pacman/local/*/desc"],
  // Gentoo
  portage: ["var/db/pkg/*/*/CONTENTS"],
  // Void Linux; the number is the version of the format.
  xbps: ["var/db/xbps/pkgdb-0.38.plist"],
  // OpenWrt and Yocto
  opkg: ["usr/lib/opkg/status", "var/lib/opkg/status"],
  nix: ["nix/var/nix/db/db.sqlite"],
  guix: ["var/guix/db/db.sqlite"],
  // Slackware since 15; before, its folder was one that any program may write to.
  pkgtools: ["var/lib/pkgtools/packages/"],
  // Solus
  eopkg: ["var/lib/eopkg/package/*/metadata.xml"]
};
var KNOWN_PLACES = PACKAGE_FORMATS.flatMap(
  (format) => PATHS[format].map((path2) => ({ format, path: path2.split("*")[0] ?? path2, found: path2 }))
);
var USUAL = new Set(KNOWN_PLACES.map(({ found }) => found));
var isUsual = /* @__PURE__ */ __name((found) => USUAL.has(found), "isUsual");

// src/domain/scan/package-databases.ts
var waysOf = /* @__PURE__ */ __name((places) => {
  const ways = new Set(places.flatMap(({ found }) => waysTo(found)));
  const pattern = patternOf([...ways].filter((way) => way.includes("*")));
  return (path2) => ways.has(path2) || pattern.test(path2);
}, "waysOf");
var patternOf = /* @__PURE__ */ __name((paths) => new RegExp(`^(?:${paths.map((path2) => path2.split("*").map(RegExp.escape).join("[^/]+")).join("|")})$`), "patternOf");
var entryFilter = /* @__PURE__ */ __name((places) => {
  const isWay = waysOf(places);
  const folders = new Set(places.flatMap(({ found }) => found.endsWith("/") ? [found.slice(0, -1)] : []));
  return ({ path: path2 }) => {
    const { folder, name } = split(path2);
    if (name === OPAQUE) return isWay(folder);
    const affected = name.startsWith(WHITEOUT) ? join13(folder, name.slice(WHITEOUT.length)) : path2;
    return isWay(affected) || folders.has(folder);
  };
}, "entryFilter");
var findDatabases = /* @__PURE__ */ __name((places, layers) => {
  const files = /* @__PURE__ */ new Map();
  const isWay = waysOf(places);
  for (const layer2 of layers) applyLayer(files, layer2, isWay);
  const looked = new Set(places.map(({ found }) => found));
  return {
    databases: places.flatMap((place) => {
      const { format, path: path2 } = place;
      const reach = reachOf(place, files);
      return reach === null ? [] : [{ format, path: path2, reach }];
    }),
    elsewhere: places.flatMap((place) => {
      const found = throughLinks(place.found, files);
      return looked.has(found) ? [] : [{ ...place, found }];
    })
  };
}, "findDatabases");
var reachOf = /* @__PURE__ */ __name(({ found }, files) => {
  const reaches = entriesAt(found, files).flatMap((entry) => {
    if (entry.type === "file") return entry.sizeBytes > 0 ? ["itself"] : [];
    if (entry.type === "hard-link") return [isUsual(entry.target) ? "itself" : "link"];
    return entry.type === "link" && found.endsWith("/") ? ["link"] : [];
  });
  if (reaches.length === 0) return null;
  return isUsual(found) && !reaches.includes("link") ? "itself" : "link";
}, "reachOf");
var entriesAt = /* @__PURE__ */ __name((found, files) => {
  if (found.endsWith("/"))
    return [...files.values()].filter(({ path: path2 }) => path2.startsWith(found) && !path2.endsWith(".md5sums"));
  if (!found.includes("*")) return [files.get(found) ?? []].flat();
  const pattern = patternOf([found]);
  return [...files.values()].filter(({ path: path2 }) => pattern.test(path2));
}, "entriesAt");
var WHITEOUT = ".wh.";
var OPAQUE = ".wh..wh..opq";
var applyLayer = /* @__PURE__ */ __name((files, layer2, isWay) => {
  const entries = layer2.filter(({ path: path2 }) => !split(path2).name.startsWith(WHITEOUT));
  const hidden = new Set(layer2.flatMap(({ path: path2 }) => hiddenBy(path2)));
  for (const path2 of hidden) files.delete(path2);
  const replaced2 = entries.flatMap(({ path: path2, type }) => type === "directory" ? [] : [path2]);
  const gone2 = new Set([...[...hidden].map((path2) => path2.replace(/\/$/, "")), ...replaced2].filter(isWay));
  if (gone2.size > 0) {
    for (const path2 of [...files.keys()])
      if (waysTo(split(path2).folder).some((way) => gone2.has(way))) files.delete(path2);
  }
  for (const entry of entries) files.set(entry.path, entry);
}, "applyLayer");
var hiddenBy = /* @__PURE__ */ __name((path2) => {
  const { folder, name } = split(path2);
  if (name === OPAQUE) return [`${folder}/`];
  return name.startsWith(WHITEOUT) ? [join13(folder, name.slice(WHITEOUT.length))] : [];
}, "hiddenBy");
var MAX_LINKS = 40;
var MAX_PATH = 4096;
var throughLinks = /* @__PURE__ */ __name((path2, files) => {
  let reached = path2;
  for (let followed2 = 0; followed2 < MAX_LINKS && reached.length <= MAX_PATH; followed2 += 1) {
    const link2 = waysTo(reached).map((way) => files.get(way)).find((entry) => entry?.type === "link");
    if (link2 === void 0) return reached;
    const start = link2.target.startsWith("/") ? "" : split(link2.path).folder;
    const rest = reached.slice(link2.path.length);
    reached = normalized(`${start}/${link2.target}`) + rest;
  }
  return path2;
}, "throughLinks");
var waysTo = /* @__PURE__ */ __name((path2) => {
  const parts = path2.split("/").filter((part) => part !== "");
  return [0, ...parts.keys().map((index) => index + 1)].map((length) => parts.slice(0, length).join("/"));
}, "waysTo");
var split = /* @__PURE__ */ __name((path2) => {
  const slash = path2.lastIndexOf("/");
  return { folder: slash === -1 ? "" : path2.slice(0, slash), name: path2.slice(slash + 1) };
}, "split");
var join13 = /* @__PURE__ */ __name((folder, name) => folder === "" ? name : `${folder}/${name}`, "join");
var normalized = /* @__PURE__ */ __name((path2) => {
  const parts = [];
  for (const part of path2.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}, "normalized");

// src/domain/scan/trivy-log.ts
var DETECTING = /^\S+\tINFO\t(?:\[[^\]]*\] )?Detecting (?:\S+ )?vulnerabilities\.\.\.\t(.*)$/;
var UNLISTED = /^\S+\tWARN\t(?:\[[^\]]*\] )?This OS version is not on the EOL list\t/;
var UNREADABLE = /^\S+\tWARN\t\[dpkg\] Parse error\t(?:.*?\s)?file_path="(var\/lib\/dpkg\/status[^"]*)"/;
var readSystemLog = /* @__PURE__ */ __name((output2) => {
  const lines2 = output2.split("\n");
  const firstOf2 = /* @__PURE__ */ __name((shape, having = "") => {
    for (const line2 of lines2) {
      const found = shape.exec(line2)?.[1];
      if (found?.includes(having) === true) return found;
    }
    return null;
  }, "firstOf");
  const members = firstOf2(DETECTING, "pkg_num=") ?? "";
  const packages = /\bpkg_num=(\d+)/.exec(members)?.[1];
  return {
    packages: packages === void 0 ? null : Number(packages),
    // Alpine's packages are looked up by the release of its package repository where that is known.
    release: valueOf2("repository", members) ?? valueOf2("os_version", members),
    unlisted: lines2.some((line2) => UNLISTED.test(line2)),
    unreadable: firstOf2(UNREADABLE)
  };
}, "readSystemLog");
var valueOf2 = /* @__PURE__ */ __name((name, members) => new RegExp(`(?:^|\\s)${name}="([^"]+)"`).exec(members)?.[1] ?? null, "valueOf");

// src/domain/scan/java-packages.ts
var ARCHIVE = /(?:^|\/)(?!\.wh\.)[^/]*\.(?:jar|war|ear|par)$/i;
var isJavaArchive = /* @__PURE__ */ __name(({ path: path2, type }) => type === "file" && ARCHIVE.test(path2), "isJavaArchive");

// src/stages/scanners/package-check.ts
var PASSES = 3;
var lookIntoArchive = /* @__PURE__ */ __name(async ({ archive, timeoutMinutes }, { archives }) => {
  const timeoutMs = timeoutMinutes * 6e4;
  try {
    let places = KNOWN_PLACES;
    let javaArchives = "none";
    for (let pass = 1; ; pass += 1) {
      const isOnTheWay = entryFilter(places);
      const keep = /* @__PURE__ */ __name((entry) => {
        if (isJavaArchive(entry)) javaArchives = "some";
        return isOnTheWay(entry);
      }, "keep");
      const layers = await archives.readLayers({ archive, keep, timeoutMs });
      const { databases, elsewhere: elsewhere3 } = findDatabases(places, layers);
      if (elsewhere3.length === 0 || pass === PASSES) return { kind: "found", databases, javaArchives };
      places = [...places, ...elsewhere3];
    }
  } catch (error) {
    const reason = reasonOf(error, "Check the log, and run again.");
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
}, "lookIntoArchive");
var checkPackages = /* @__PURE__ */ __name(async ({ reading: { report: report4, system }, output: output2, found, cacheDirectory, unknownSystem }, { files, log: log2 }) => {
  const buckets = await readBuckets(cacheDirectory, files) ?? [];
  const because = uncheckedPackages({
    system,
    log: readSystemLog(output2),
    databases: found.databases,
    buckets: new Set(buckets.map(({ name }) => name))
  });
  if (because === null) return { kind: "report", report: report4 };
  if (unknownSystem === "accepted") {
    log2.warning(`${because}. \`accept-unknown-os\` accepts this.`);
    return { kind: "report", report: { ...report4, unchecked: because } };
  }
  return broke("trivy", {
    because,
    hint: "Use a base image of a release that Trivy supports, or accept unchecked packages with `accept-unknown-os: true`."
  });
}, "checkPackages");

// src/stages/scanners/run-trivy.ts
var runTrivy = /* @__PURE__ */ __name(async (input, ports) => {
  const { trivy, database } = input;
  if (trivy.kind === "broke") return broke("trivy", trivy);
  if (database.kind === "broke") return broke("trivy", database);
  const { image, timeoutMinutes, unknownSystem } = input;
  const hadIndex = await hasJavaIndex(database, ports.files);
  const scanOnce = /* @__PURE__ */ __name((log2) => scanArchive(scannerOf({ ...input, trivy, database }), image, { ...ports, log: log2 }), "scanOnce");
  const held = holdLog(ports.log);
  const [first, found] = await Promise.all([
    scanOnce(held.log),
    lookIntoArchive({ archive: image.archive, timeoutMinutes }, ports)
  ]);
  if (found.kind === "broke") return broke("trivy", found);
  const isFirst = found.javaArchives === "none" || hadIndex;
  if (isFirst) held.release();
  const scan = isFirst ? first : await withJavaIndex({ ...database, timeoutMinutes }, () => scanOnce(ports.log), ports);
  if (scan.kind === "broke") return scan;
  const checked = await checkPackages({ ...scan, found, cacheDirectory: database.cacheDirectory, unknownSystem }, ports);
  if (checked.kind === "broke") return checked;
  const indexAt = found.javaArchives === "none" ? null : await javaIndexDate(database, ports.files);
  return { ...checked, report: withIndexDate(checked.report, indexAt), raw: scan.raw };
}, "runTrivy");
var withIndexDate = /* @__PURE__ */ __name((report4, at2) => at2 === null || report4.database === null ? report4 : { ...report4, database: { ...report4.database, javaIndexAt: at2 } }, "withIndexDate");
var withJavaIndex = /* @__PURE__ */ __name(async (input, scan, ports) => {
  const index = await prepareJavaIndex(input, ports);
  return index.kind === "broke" ? broke("trivy", index) : scan();
}, "withJavaIndex");
var scannerOf = /* @__PURE__ */ __name(({ image, trivy, database, timeoutMinutes, lookFor = [] }) => {
  return {
    source: "trivy",
    timeoutMinutes,
    // Trivy fails on an empty secret configuration.
    configuration: { "trivy.yaml": "", ignore: "", "secret.yaml": "{}" },
    argv: /* @__PURE__ */ __name(({ of, report: report4 }) => [
      ...[trivy.path, "image", "--input", image.archive],
      ...["--format", "json", "--output", report4, "--exit-code", "0", "--list-all-pkgs"],
      ...["--scanners", `vuln,secret${lookFor.includes("licenses") ? ",license" : ""}`],
      ...lookFor.includes("configuration") ? ["--image-config-scanners", "misconfig"] : [],
      ...["--severity", SEVERITIES.join(","), "--ignore-unfixed=false"],
      ...["--config", of("trivy.yaml"), "--ignorefile", of("ignore"), "--secret-config", of("secret.yaml")],
      ...["--cache-dir", database.cacheDirectory, "--cache-backend", "memory"],
      ...["--skip-db-update", "--skip-check-update", "--offline-scan", "--skip-java-db-update"],
      ...["--skip-version-check", "--disable-telemetry", "--no-progress", "--timeout", `${timeoutMinutes}m`]
    ], "argv"),
    parse: /* @__PURE__ */ __name((json) => parseTrivyJson(json, {
      archive: image.archive,
      image: image.localReference,
      version: trivy.version,
      database: { updatedAt: database.updatedAt, origin: database.origin }
    }), "parse"),
    hintFor
  };
}, "scannerOf");

// src/stages/side-cars/scan-found-image.ts
var distinctImages = /* @__PURE__ */ __name((found) => [...Map.groupBy(found, ({ digest }) => digest).values()].flatMap(
  ([first, ...others]) => first === void 0 ? [] : [{ ...first, uses: [first.use, ...others.map(({ use }) => use)] }]
), "distinctImages");
var scanFoundImage = /* @__PURE__ */ __name(async (image, settings, ports) => {
  const { uses, digest, configDigest } = image;
  const containers = [...new Set(uses.flatMap((use) => use.containers))];
  const subject = { image: uses[0].image, containers, aim: "scanned" };
  const directory = await ports.files.makePrivateDirectory(settings.folder);
  const archive = join14(directory, "image.tar");
  const local = localReference(directory, settings.folder);
  try {
    await fetch({ image, archive, local, ...limitsOf(settings) }, ports).catch(whereFrom(subject, image)).catch(named3(subject));
    const described = await describeArchive(archive, ports.exec);
    if (described.configDigest !== configDigest) throw otherPulled(subject);
    const { platform } = described;
    checkPlatform2(platform, uses);
    const sizeBytes = await ports.files.sizeBytes(archive);
    ports.log.info(`${sideCarInWords(subject)}: ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`);
    const given4 = { ...settings, image: { archive, configDigest, localReference: local } };
    const others = settings.by === "trivy" ? [] : [runDockle(given4, ports)];
    const scans = await Promise.all([runTrivy(given4, ports), ...others]);
    return { digest, configDigest, platform, sizeBytes, localReference: local, scans };
  } finally {
    await ports.files.remove(directory);
  }
}, "scanFoundImage");
var whereFrom = /* @__PURE__ */ __name((subject, { name, place }) => place === null ? ofOtherRegistry(subject, name.registry) : rethrow, "whereFrom");
var rethrow = /* @__PURE__ */ __name((thrown) => {
  throw thrown;
}, "rethrow");
var limitsOf = /* @__PURE__ */ __name(({ pullTimeoutMs }) => pullTimeoutMs === void 0 ? {} : { timeoutMs: pullTimeoutMs }, "limitsOf");
var fetch = /* @__PURE__ */ __name(async ({ image, archive, local, ...limits }, ports) => {
  const { name, reference, place } = image;
  const open = /* @__PURE__ */ __name(() => place === null ? Promise.resolve(usersDocker(ports)) : openDocker(name.registry, { ...ports, registry: place }), "open");
  try {
    await fetchArchive({ name, reference, archive, localReference: local, ...limits }, open, ports);
  } finally {
    const argv = ["docker", "image", "rm", local];
    await ports.exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: "quiet" }).catch(() => void 0);
  }
}, "fetch");
var otherPulled = /* @__PURE__ */ __name((subject) => sideCarFault(subject, {
  because: "the image that was pulled has another config than its manifest names",
  hint: "Remove the image from the engine of this runner, or find out what is between the runner and the registry."
}), "otherPulled");
var checkPlatform2 = /* @__PURE__ */ __name((platform, uses) => {
  const wrong4 = uses.find((use) => use.platform.because !== null && !isWanted(platform, use.platform));
  if (wrong4 !== void 0) throw otherPlatform(wrong4, [platform]);
}, "checkPlatform");

// src/stages/base/scan-base.ts
var LONGEST_PULL_MS = 2 * 6e4;
var LONGEST_SCAN_MINUTES = 3;
var findBaseToday = /* @__PURE__ */ __name(async (name, platform, ports) => {
  const { pinned } = await resolveImage({ image: name, containers: [] }, null, ports);
  const [os = "", architecture = ""] = platform.split("/");
  const use = {
    ...{ image: name, containers: [], pinned, source: name },
    platform: { os, architectures: [architecture], because: "the platform of the image" }
  };
  return distinctImages(await findImages(use, null, ports))[0] ?? null;
}, "findBaseToday");
var scanBaseToday = /* @__PURE__ */ __name(async (image, input, ports) => {
  const { scans } = await scanFoundImage(
    image,
    {
      ...input,
      folder: "base",
      by: "trivy",
      // Of an image whose packages were not checked, nothing is claimed.
      unknownSystem: "blocked",
      timeoutMinutes: Math.min(input.timeoutMinutes, LONGEST_SCAN_MINUTES),
      pullTimeoutMs: LONGEST_PULL_MS
    },
    ports
  );
  const [scan] = scans;
  if (scan === void 0) throw new Error("Trivy was not asked to scan the base image");
  return scan;
}, "scanBaseToday");
var withoutImage = /* @__PURE__ */ __name((message) => message.replace(/^(?:the image|`pin-sidecars` for the image) \S+(?: cannot be (?:pinned|scanned))?: /u, ""), "withoutImage");

// src/stages/base/scan-newer-bases.ts
var LONGEST_MS2 = 3 * 6e4;
var scanNewerBases = defineStage({
  kind: "newer-bases",
  title: "Scan newer base images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const report4 = input.scan.kind === "report" ? input.scan.report : null;
    const layers = input.base.kind === "found" ? input.base.layers : [];
    if (report4 === null || findingsOfBase(report4.findings, layers).length === 0) return { bases: [] };
    const until = ports.clock.now() + LONGEST_MS2;
    const bases = [];
    for (const candidate of candidatesOf(input.base)) {
      const late = { ...candidate, kind: "not-checked", because: "there was no time left" };
      const checked = ports.clock.now() >= until ? late : await check2(candidate, { input, report: report4, layers, before: bases }, ports);
      bases.push(checked);
      ports.log.info(checkedInWords(checked));
    }
    return { bases };
  }, "run"),
  record: /* @__PURE__ */ __name((newer) => newer, "record")
});
var check2 = /* @__PURE__ */ __name((candidate, checking, ports) => scanOne(candidate, checking, ports).catch((thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return notChecked(candidate, withoutImage(thrown.message));
}), "check");
var notChecked = /* @__PURE__ */ __name((candidate, because) => ({
  ...candidate,
  kind: "not-checked",
  because
}), "notChecked");
var scanOne = /* @__PURE__ */ __name(async (candidate, { input, report: report4, layers, before }, ports) => {
  const image = await findBaseToday(candidate.name, input.platform, ports);
  if (image === null) return notChecked(candidate, "the registry lists no image of it");
  const same = before.find((one) => one.kind === "scanned" && one.digest === image.digest);
  if (same?.kind === "scanned") return { ...same, ...candidate };
  const scan = await scanBaseToday(image, input, ports);
  if (scan.kind === "broke") return notChecked(candidate, scan.because);
  return { ...candidate, kind: "scanned", digest: image.digest, fixes: baseFixes(report4, layers, scan.report) };
}, "scanOne");

// src/pipelines/parts/base-of.ts
var placeBase = /* @__PURE__ */ __name((flow, c, { scanners, build: build2, trivy }) => {
  const { network, timeoutMinutes } = c.scanners;
  const base2 = flow.stage(findBase, { build: build2 }, (r) => ({
    build: c.build,
    workspace: c.run.workspace,
    image: r.build,
    network
  }));
  const isNewer = provided(base2, (found) => candidatesOf(found).length > 0, "no newer base image is known");
  flow.optional(isNewer).stage(scanNewerBases, { base: base2, build: build2, trivy, scanners }, (r) => ({
    ...r.scanners,
    base: r.base,
    scan: r.trivy,
    platform: r.build.platform,
    timeoutMinutes
  }));
}, "placeBase");

// src/stages/dockle.ts
var dockleScan = defineStage({
  kind: "scan",
  title: "Scan with Dockle",
  uses: ["exec", "files", "log"],
  run: runDockle,
  record: recordedScan
});

// src/stages/gate.ts
var NAMED = 3;
var enforceGate = defineStage({
  kind: "gate",
  title: "Enforce the policy",
  uses: ["log"],
  /** @throws ShipError `E_GATE_BLOCKED` or `E_SCANNER_BROKE`, with the `GateVerdict` as its result */
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: /* @__PURE__ */ __name(async (input, { log: log2 }) => {
    const { verdict: verdict2, compared, comparedSideCars = [] } = input;
    if (input.pushed === void 0) log2.info(`Policy: ${policyOf(input)}`);
    if (compared !== void 0) log2.info(comparedInWords(compared));
    for (const one of comparedSideCars) log2.info(sideCarComparedInWords(one));
    switch (verdict2.kind) {
      case "passed":
        log2.info(`Passed: no finding blocks ${judgedInWords(input)}`);
        return verdict2;
      case "overridden":
        log2.warning(`The gate is overridden by \`override-reason\`, in this run only: ${verdict2.reason}`);
        log2.info(describeBlocked(verdict2.blockers));
        return verdict2;
      case "blocked":
        throw fault("E_GATE_BLOCKED", {
          message: withStanding(describeBlocked(verdict2.blockers), input),
          hint: nextStepOf(verdict2.blockers, input),
          result: verdict2
        });
      case "broke":
        throw fault("E_SCANNER_BROKE", {
          message: withStanding(describeBroken(verdict2), input),
          hint: [...new Set(verdict2.broken.map(({ hint }) => hint))].join(" "),
          result: verdict2
        });
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var policyOf = /* @__PURE__ */ __name((judged) => {
  const spared = sparedInWords(judged);
  const words = policyInWords(judged.policy, judged.running === void 0 ? "new" : "running");
  return `${words}${spared === null ? "" : `. ${spared}`}`;
}, "policyOf");
var withStanding = /* @__PURE__ */ __name((message, { pushed }) => {
  if (pushed === void 0) return message;
  const { repository, tag, digest } = pushed;
  const name = tag === null ? `${repository}@${digest}` : `${repository}:${tag}`;
  return `${message.replace(/\.$/u, "")}. Nothing was deployed; the image is in the registry already, as ${name}`;
}, "withStanding");
var judgedInWords = /* @__PURE__ */ __name(({ sideCars, running }) => running === void 0 ? `the image${sideCars === 0 ? "" : ` or a side-car (${sideCars})`}` : `an image that runs (${running})`, "judgedInWords");
var describeBroken = /* @__PURE__ */ __name(({ broken: broken2, blockers }) => {
  const reasons = broken2.map(
    (scan) => `${SOURCES[scan.source].name} broke${ownerInWords(" on ", scan)}: ${scan.because}.`
  );
  const found = byImage(blockers).map(
    ([image, own]) => ` Other scans found${image === "" ? "" : ` in ${image}`}: ${describe(own)}`
  );
  return `${reasons.join(" ")} ${unjudged(broken2)} could not be judged.${found.join(".")}`;
}, "describeBroken");
var unjudged = /* @__PURE__ */ __name((broken2) => {
  const owners = broken2.map(({ sideCar }) => sideCar);
  if (owners.includes(void 0)) return "The image";
  return owners.some((owner) => owner?.runsIn !== void 0) ? "Images that run" : "The side-cars";
}, "unjudged");
var describeBlocked = /* @__PURE__ */ __name((blockers) => byImage(blockers).map(([image, own]) => `The image${image === "" ? "" : ` ${image}`} is blocked: ${describe(own)}`).join(". "), "describeBlocked");
var LONGEST_HINT = 500;
var nextStepOf = /* @__PURE__ */ __name((blockers, { exceptions }) => {
  const remedy = remedyOf(blockers);
  return [remedy, acceptInWords(exceptions, blockers, LONGEST_HINT - remedy.length - 1)].filter(Boolean).join(" ");
}, "nextStepOf");
var remedyOf = /* @__PURE__ */ __name((blockers) => {
  const inSideCars = blockers.filter(({ finding }) => finding.sideCar !== void 0).length;
  if (inSideCars === 0) return ofRules(blockers);
  if (blockers.some(({ finding }) => finding.sideCar?.runsIn !== void 0)) return ofRunning(blockers);
  return inSideCars === blockers.length ? "Use another image of the side-car, without the findings listed in the summary." : "Fix the findings listed in the summary, and use another image for what is in a side-car.";
}, "remedyOf");
var REDEPLOY = "Deploy images without the findings listed in the summary: a rebuild takes the fixes that the base image and the packages have by now.";
var ofRunning = /* @__PURE__ */ __name((blockers) => {
  const others = blockers.filter(({ finding }) => finding.kind !== "vulnerability");
  const isOfDatabase = others.every(({ rule }) => rule === "max-database-age-hours");
  return [
    ...others.length === blockers.length ? [] : [REDEPLOY],
    ...others.length === 0 ? [] : [ofRules(others)],
    ...others.length < blockers.length || isOfDatabase ? [] : ["Then deploy the new image."]
  ].join(" ");
}, "ofRunning");
var ofRules = /* @__PURE__ */ __name((blockers) => {
  const hintOf = /* @__PURE__ */ __name(({ finding }) => finding.kind === "property" ? finding.hint ?? null : null, "hintOf");
  const hints = [...new Set(blockers.map(hintOf))].filter((hint) => hint !== null);
  const ofRule = blockers.filter((blocker) => hintOf(blocker) === null);
  const blocking = new Set(ofRule.map(({ rule, finding }) => finding.kind === "secret" ? "secrets" : rule));
  const remedies = RULES.flatMap(({ name, remedy }) => blocking.has(name) ? [remedy] : []);
  const own = [...remedies.filter((remedy) => remedy !== null), ...hints];
  return [...remedies.includes(null) ? ["Fix the findings listed in the summary."] : [], ...own].join(" ");
}, "ofRules");
var byImage = /* @__PURE__ */ __name((blockers) => [
  ...Map.groupBy(blockers, ({ finding }) => ownerInWords("", finding))
], "byImage");
var describe = /* @__PURE__ */ __name((blockers) => {
  const findings = blockers.map(({ finding }) => finding);
  const sources = [...new Set(findings.map(({ source }) => source))];
  const describeSource = /* @__PURE__ */ __name((source) => {
    const found = findings.filter((finding) => finding.source === source);
    const more = found.length > NAMED ? `, and ${found.length - NAMED} more` : "";
    const named5 = found.slice(0, NAMED).map(nameOf).join(", ");
    return `${SOURCES[source].name} ${countsInWords(source, found)}: ${named5}${more}`;
  }, "describeSource");
  return sources.map(describeSource).join("; ");
}, "describe");

// src/domain/scan/vex/statements.ts
var namesRegistry = /* @__PURE__ */ __name((statements) => statements.some(
  ({ products }) => products.some(
    (product) => product.kind === "in-image" && product.image.kind === "purl" && product.image.purl.qualifiers["repository_url"] !== void 0
  )
), "namesRegistry");
var vexExceptionFor = /* @__PURE__ */ __name((finding, statements, own) => {
  const about = statementsAbout(finding.id, statements).filter((statement) => isAbout(statement, finding, own));
  const newest = about.reduce(
    (latest, one) => latest === void 0 || one.at >= latest.at ? one : latest,
    void 0
  );
  const isDisputed = about.some(({ at: at2, suppresses }) => at2 === newest?.at && suppresses === "no");
  return newest === void 0 || isDisputed ? void 0 : exceptionOf(newest, finding);
}, "vexExceptionFor");
var known2 = /* @__PURE__ */ new WeakMap();
var statementsAbout = /* @__PURE__ */ __name((id, statements) => {
  const index = known2.get(statements) ?? indexOf2(statements);
  known2.set(statements, index);
  return index.get(id) ?? [];
}, "statementsAbout");
var indexOf2 = /* @__PURE__ */ __name((statements) => {
  const index = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    for (const id of new Set(statement.ids)) {
      const others = index.get(id);
      if (others === void 0) index.set(id, [statement]);
      else others.push(statement);
    }
  }
  return index;
}, "indexOf");
var exceptionOf = /* @__PURE__ */ __name(({ reason, owner, path: path2 }, { id }) => ({
  ...{ scanner: null, id, package: null, path: null, image: null, key: null, file: null, reason, owner },
  expires: null,
  place: { path: path2, line: 1, column: 1 },
  from: { kind: "vex", path: path2 }
}), "exceptionOf");
var isAbout = /* @__PURE__ */ __name(({ ids, products }, finding, own) => {
  if (finding.kind !== "vulnerability" || !ids.includes(finding.id)) return false;
  const found = finding.purl ? parsePurl(finding.purl) : null;
  return products.some((product) => {
    switch (product.kind) {
      case "package":
        return found !== null && isCovered(product.purl, found) && (product.platform === null || isOfPlatform(product.platform, found));
      case "in-image":
        return isImage(product.image, finding, own) && (product.purl === null || found !== null && isCovered(product.purl, found));
      case "unknown":
        return false;
    }
  });
}, "isAbout");

// src/domain/scan/exceptions/apply.ts
var applyExceptions = /* @__PURE__ */ __name((findings, { entries, vex }, { today, own }) => {
  const holding2 = Map.groupBy(
    entries.filter((entry) => holdsOn(entry, today)),
    ({ id }) => id
  );
  const splits = findings.map((finding) => {
    const split2 = splitFinding(finding, holding2.get(finding.id) ?? [], own);
    const exception = split2.left === null ? void 0 : vexExceptionFor(split2.left, vex, own);
    return split2.left === null || exception === void 0 ? split2 : { left: null, excepted: [...split2.excepted, { finding: split2.left, exception }] };
  });
  return {
    left: splits.flatMap(({ left }) => left ?? []),
    excepted: splits.flatMap(({ excepted }) => excepted)
  };
}, "applyExceptions");

// src/domain/scan/vex/unmatched.ts
var MOST3 = 50;
var unmatchedStatements = /* @__PURE__ */ __name((left, statements, own) => {
  const byId = Map.groupBy(
    left.filter(({ kind }) => kind === "vulnerability"),
    ({ id }) => id
  );
  const all = statements.flatMap((statement) => {
    const id = statement.suppresses === "yes" ? statement.ids.find((one) => byId.has(one)) : void 0;
    if (id === void 0 || (byId.get(id) ?? []).some((finding) => isAbout(statement, finding, own))) return [];
    return [{ id, ...whyNot(statement.products), path: statement.path }];
  });
  return { count: all.length, first: all.slice(0, MOST3) };
}, "unmatchedStatements");
var whyNot = /* @__PURE__ */ __name((products) => {
  const strange = products.find((one) => one.kind === "unknown");
  if (strange !== void 0) return { product: strange.written, because: strange.because };
  const first = products.find((one) => one.kind !== "unknown");
  if (first === void 0) return { product: "", because: "it names no product" };
  return { product: first.written, because: whyNone(first) };
}, "whyNot");
var whyNone = /* @__PURE__ */ __name((product) => {
  if (isSource(product)) return SOURCE;
  return product.kind === "in-image" && product.purl === null ? "no image with this finding is known to be this one" : "no package with this finding is this one";
}, "whyNone");
var isSource = /* @__PURE__ */ __name((product) => ["src", "source"].includes(product.purl?.qualifiers["arch"] ?? ""), "isSource");
var SOURCE = "it is a source package, and findings are of the packages that are built from it";

// src/domain/scan/exceptions/exception-report.ts
var exceptionReport = /* @__PURE__ */ __name((exceptions, judgement) => {
  const enough = wouldPassWith(exceptions, judgement);
  const days = Math.min(SUGGESTED_DAYS, exceptions.longestDays);
  return {
    ...usesOf(exceptions.held.entries, { ...judgement, own: exceptions }),
    source: exceptions.source,
    wouldPassWith: enough,
    wouldCover: enough === null ? coverOf(exceptions, judgement) : null,
    unmatched: unmatchedStatements(judgement.left, exceptions.held.vex, exceptions),
    suggestedEnd: days === 0 || enough !== null ? null : daysAfter(judgement.today, days)
  };
}, "exceptionReport");
var wouldPassWith = /* @__PURE__ */ __name(({ held, proposed }, judgement) => {
  if (proposed === null || judgement.verdict.kind !== "blocked") return null;
  if (judgement.verdictWith(proposed).kind !== "passed") return null;
  return addedTo(held, proposed).length;
}, "wouldPassWith");
var coverOf = /* @__PURE__ */ __name(({ held, proposed }, { verdict: verdict2, verdictWith }) => {
  if (proposed === null || verdict2.kind !== "blocked") return null;
  const keysOf2 = /* @__PURE__ */ __name((of) => new Set(blockersOf(of).map(({ finding }) => judgedKey(finding))), "keysOf");
  const [blocking, left] = [keysOf2(verdict2), keysOf2(verdictWith(proposed))];
  const exceptions = addedTo(held, proposed).filter((exception) => !isForLint(exception)).length;
  const covered = blocking.difference(left).size;
  if (exceptions === 0 && covered === 0) return null;
  return { exceptions, covered, blocking: blocking.size, uncovered: left.difference(blocking).size };
}, "coverOf");

// src/domain/scan/single-alerts.ts
var singleAlerts = /* @__PURE__ */ __name((scans) => {
  const known4 = /* @__PURE__ */ new Map();
  const apart = /* @__PURE__ */ __name((finding) => {
    const alerts = finding.kind === "misconfiguration" && finding.where.length > 1 ? alertsIn(finding) : [finding];
    known4.set(finding, alerts);
    return alerts;
  }, "apart");
  return {
    scans: scans.map(
      (scan) => scan.kind === "broke" ? scan : { ...scan, report: { ...scan.report, findings: scan.report.findings.flatMap(apart) } }
    ),
    without: /* @__PURE__ */ __name((findings, alerts) => findings.flatMap((finding) => {
      const all = known4.get(finding) ?? [finding];
      const left = all.filter((alert) => !alerts.has(alert));
      return left.length === all.length ? [finding] : joined(left);
    }), "without")
  };
}, "singleAlerts");
var alertsIn = /* @__PURE__ */ __name((finding) => {
  const hidden = Map.groupBy(finding[HIDDEN] ?? [], ({ shown: shown2 }) => shown2);
  return finding.where.map((alert) => {
    const rest = hidden.get(alert)?.shift();
    return { ...finding, where: [alert], [HIDDEN]: rest === void 0 ? [] : [rest] };
  });
}, "alertsIn");
var joined = /* @__PURE__ */ __name((alerts) => {
  const [first] = alerts;
  if (first === void 0) return [];
  const where = alerts.flatMap((alert) => alert.where);
  if (first.kind !== "misconfiguration") return [{ ...first, where }];
  const hidden = alerts.flatMap((alert) => alert.kind === "misconfiguration" ? alert[HIDDEN] ?? [] : []);
  return [{ ...first, where, [HIDDEN]: hidden }];
}, "joined");

// src/domain/scan/spared.ts
var compareWith = /* @__PURE__ */ __name(({ baseline, days }, scans) => {
  if (baseline.kind === "none") return null;
  if (baseline.kind !== "scanned") return { kind: "not-compared", why: baseline.kind, because: baseline.because };
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const own = reports.filter(({ sideCar }) => sideCar === void 0).map((report4) => ({ ...report4, findings: report4.findings.filter(({ sideCar }) => sideCar === void 0) }));
  const before = baseline.images.map((image) => image.reports);
  return { kind: "compared", images: baseline.images.map(({ name }) => name), days, ...compareScans(own, before) };
}, "compareWith");
var compareSideCars = /* @__PURE__ */ __name(({ sideCars = [], days }, scans) => {
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  return sideCars.map(({ sideCar, baseline }) => {
    if (baseline.kind === "first" || baseline.kind === "unreadable")
      return { sideCar, compared: { kind: "not-compared", why: baseline.kind, because: baseline.because } };
    const own = reports.filter((report4) => report4.sideCar !== void 0 && isSame2(report4.sideCar, sideCar));
    const images = baseline.kind === "new" ? [] : baseline.images;
    const { fixed, ...lists } = compareScans(
      own,
      baseline.kind === "new" ? [[]] : baseline.images.map(({ reports: reports2 }) => reports2)
    );
    const gone2 = fixed.map((finding) => ({ ...finding, sideCar }));
    return {
      sideCar,
      compared: { kind: "compared", images: images.map(({ name }) => name), days, ...lists, fixed: gone2 }
    };
  });
}, "compareSideCars");
var isSame2 = /* @__PURE__ */ __name((one, other) => JSON.stringify(one) === JSON.stringify(other), "isSame");
var sparedBy = /* @__PURE__ */ __name((compared, today) => new Set(
  compared.flatMap(
    (one) => one.kind === "compared" ? one.there.filter((finding) => isSpared(finding, one.days, today)) : []
  )
), "sparedBy");
var isSpared = /* @__PURE__ */ __name((finding, days, today) => {
  switch (finding.kind) {
    case "vulnerability": {
      const age = daysBetween(finding.publishedAt, today);
      return age >= -1 && age < days;
    }
    case "misconfiguration":
    case "license":
      return true;
    case "secret":
    case "property":
      return false;
  }
}, "isSpared");
var daysBetween = /* @__PURE__ */ __name((from, to) => (Date.parse(to) - Date.parse((from ?? "").slice(0, 10))) / 864e5, "daysBetween");

// src/domain/scan/judged.ts
var judge2 = /* @__PURE__ */ __name((input) => {
  const { scans, policy, exceptions, comparing, today } = input;
  if (scans.length === 0) throw new Error("there is no scan to judge");
  const findings = worstFirst(scans.flatMap((scan) => scan.kind === "report" ? scan.report.findings : []));
  const compared = comparing === void 0 ? null : compareWith(comparing, scans);
  const sideCars = comparing === void 0 ? [] : compareSideCars(comparing, scans);
  const single = singleAlerts(scans);
  const comparisons = comparing === void 0 ? [] : comparisonsOf(comparing, single.scans);
  const own = exceptions;
  const unaccepted = /* @__PURE__ */ __name((of, day, set2 = exceptions.held) => {
    const unspared = single.without(of, sparedBy(comparisons, day));
    return { unspared, left: applyExceptions(unspared, set2, { today: day, own }).left };
  }, "unaccepted");
  const verdictWith = /* @__PURE__ */ __name((set2) => verdictOn2(scans, blockersIn(unaccepted(findings, today, set2).left, policy, today)), "verdictWith");
  const verdict2 = verdictWith(exceptions.held);
  const soon = blocksSoon(findings, today, {
    blocks: /* @__PURE__ */ __name((finding, day) => ruleFor2(finding, policy, day) !== void 0, "blocks"),
    on: unaccepted
  });
  const { excepted, left } = applyExceptions(findings, exceptions.held, { today, own });
  return {
    verdict: overridden(verdict2, input.overrideReason ?? null),
    policy,
    excepted,
    exceptions: exceptionReport(exceptions, { scans, findings, left, today, verdict: verdict2, verdictWith }),
    ...compared && { compared },
    ...sideCars.length > 0 && { comparedSideCars: sideCars },
    ...soon.length > 0 && { soon },
    ...ownersIn(scans)
  };
}, "judge");
var comparisonsOf = /* @__PURE__ */ __name((rule, scans) => {
  const own = compareWith(rule, scans);
  return [...own === null ? [] : [own], ...compareSideCars(rule, scans).map(({ compared }) => compared)];
}, "comparisonsOf");
var overridden = /* @__PURE__ */ __name((verdict2, reason) => verdict2.kind === "blocked" && reason !== null ? { ...verdict2, kind: "overridden", reason } : verdict2, "overridden");
var ruleFor2 = /* @__PURE__ */ __name((finding, policy, day) => RULES.find(({ blocks }) => blocks(finding, policy, day)), "ruleFor");
var blockersIn = /* @__PURE__ */ __name((findings, policy, today) => findings.flatMap((finding) => {
  const rule = ruleFor2(finding, policy, today);
  return rule === void 0 ? [] : [{ finding, rule: rule.name }];
}), "blockersIn");
var verdictOn2 = /* @__PURE__ */ __name((scans, blockers) => {
  const broken2 = scans.filter((scan) => scan.kind === "broke");
  if (broken2.length > 0) return { kind: "broke", broken: broken2, blockers };
  return blockers.length > 0 ? { kind: "blocked", blockers } : { kind: "passed" };
}, "verdictOn");
var ownersIn = /* @__PURE__ */ __name((scans) => {
  const owners = scans.flatMap((scan) => (scan.kind === "broke" ? scan : scan.report).sideCar ?? []);
  const distinct2 = [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
  const running = distinct2.filter(({ runsIn }) => runsIn !== void 0).length;
  return { sideCars: distinct2.length - running, ...running > 0 && { running } };
}, "ownersIn");

// src/stages/judge.ts
var judgeFindings = defineStage({
  kind: "judge",
  title: "Judge the findings",
  uses: ["clock", "log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: /* @__PURE__ */ __name(async (input, { clock, log: log2 }) => {
    const judged = judge2({ ...input, today: dayOf(clock.now()) });
    const { exceptions } = judged;
    const soon = soonInWords(judged.soon);
    const about = [
      sourceInWords(exceptions.source),
      ...useLines(exceptions),
      proposedInWords(exceptions),
      soon && `${soon.title}: ${soon.each.join("; ")}`
    ];
    for (const line2 of about) if (line2 !== null) log2.info(line2);
    return judged;
  }, "run"),
  record: /* @__PURE__ */ __name((judged) => judged, "record")
});

// src/pipelines/parts/known-of-image.ts
var withKnown = /* @__PURE__ */ __name((c, image, target) => ({
  ...c,
  exceptions: { ...c.exceptions, ...registryIn(target), digests: digestsOf(image), platform: image.platform }
}), "withKnown");
var targetToKnow = /* @__PURE__ */ __name((flow, { exceptions: { held, proposed } }, plan) => [held, ...proposed === null ? [] : [proposed]].some(({ vex }) => namesRegistry(vex)) ? plan : flow.given({ repository: null }), "targetToKnow");
var registryIn = /* @__PURE__ */ __name((target) => {
  const uri = target?.repository?.repositoryUri;
  return uri === void 0 ? {} : { registry: { kind: "host", host: repositoryName(uri).registry } };
}, "registryIn");
var digestsOf = /* @__PURE__ */ __name((image) => [
  ...image.storedAs === null ? [] : [image.storedAs],
  ..."held" in image ? [image.held.digest, ...image.held.manifestDigests] : []
], "digestsOf");

// src/domain/scan/policy/properties.ts
var propertiesOf = /* @__PURE__ */ __name((map2, facts) => {
  const reports = facts.scans.flatMap(
    (scan) => scan.kind === "report" && scan.report.source === "trivy" ? [scan.report] : []
  );
  const own = reports.find(({ sideCar }) => sideCar === void 0);
  return [
    ...map2["end-of-life"] === void 0 ? [] : reports.flatMap(endOfLife),
    ...own === void 0 ? [] : [...size(map2, own), ...growth(map2, own, facts.compared), ...databaseAge(map2, own, facts.now)],
    ...base(map2, facts.base)
  ];
}, "propertiesOf");
var propertiesOfRunning = /* @__PURE__ */ __name((map2, { report: report4, base: named5, now }) => {
  const { sideCar } = report4;
  const found = [
    ...map2["end-of-life"] === void 0 ? [] : endOfLife(report4),
    ...databaseAge(map2, report4, now),
    ...named5 === null ? [] : [...size(map2, report4), ...base(map2, named5)]
  ];
  return found.map((one) => ({ ...one, ...sideCar && { sideCar } }));
}, "propertiesOfRunning");
var property = /* @__PURE__ */ __name((id, title, about = {}) => ({
  ...about.hint === void 0 ? {} : { hint: about.hint },
  ...about.sideCar === void 0 ? {} : { sideCar: about.sideCar },
  kind: "property",
  source: "image",
  id,
  severity: "HIGH",
  level: "VIOLATION",
  title,
  url: null,
  where: []
}), "property");
var endOfLife = /* @__PURE__ */ __name((report4) => report4.endOfLife === true ? [
  property("END-OF-LIFE", `${report4.operatingSystem ?? "The operating system"} gets no more security fixes`, {
    ...report4.sideCar && { sideCar: report4.sideCar }
  })
] : [], "endOfLife");
var MB = 1e6;
var NO_SIZE = "Use a version of Trivy that reports the size of an image, or remove the limit of the size from the policy.";
var size = /* @__PURE__ */ __name((map2, { sizeBytes }) => {
  const most = map2["max-size-mb"];
  if (most === void 0) return [];
  if (sizeBytes === void 0)
    return [property("IMAGE-SIZE", "Trivy did not report the size of the image", { hint: NO_SIZE })];
  if (sizeBytes <= most * MB) return [];
  return [property("IMAGE-SIZE", `The image has ${inMegabytes(sizeBytes)}; at most ${most} MB are allowed`)];
}, "size");
var growth = /* @__PURE__ */ __name((map2, { sizeBytes }, compared) => {
  const isAsked = map2["max-growth-mb"] !== void 0 || map2["max-growth-percent"] !== void 0;
  if (!isAsked || compared.kind === "none") return [];
  if (compared.kind === "unknown")
    return [grownBy(`How much the image has grown is not known: ${compared.because}`, compared.hint)];
  if (sizeBytes === void 0) return [grownBy("Trivy did not report the size of the image", NO_SIZE)];
  const exceeded = exceededBy(map2, [compared.sizeBytes, sizeBytes]);
  if (exceeded.length === 0) return [];
  const from = `from ${inMegabytes(compared.sizeBytes)} of ${compared.name} to ${inMegabytes(sizeBytes)}`;
  return [grownBy(`The image has grown ${from}; at most ${exceeded.join(" and ")} are allowed`)];
}, "growth");
var grownBy = /* @__PURE__ */ __name((title, hint) => property("IMAGE-GROWTH", title, hint === void 0 ? {} : { hint }), "grownBy");
var exceededBy = /* @__PURE__ */ __name((map2, [before, now]) => {
  const { "max-growth-mb": mb = Infinity, "max-growth-percent": percent = Infinity } = map2;
  const grown = Math.max(now - before, 0);
  return [
    ...grown > mb * MB ? [`${mb} MB`] : [],
    // Without a division: what grows from nothing grows by more than any percentage.
    ...grown * 100 > percent * before ? [`${percent} %`] : []
  ];
}, "exceededBy");
var inMegabytes = /* @__PURE__ */ __name((bytes) => `${(Math.ceil(bytes / (MB / 10)) / 10).toFixed(1)} MB`, "inMegabytes");
var NO_BASE = "Build the image in the run, from a Dockerfile whose last `FROM` names its image; of an image that runs, the label `org.opencontainers.image.base.name` counts, too. Or accept BASE-IMAGE with an exception.";
var base = /* @__PURE__ */ __name(({ "base-images": allowed2 }, image) => {
  if (allowed2 === void 0 || isAllowedBase(image, allowed2)) return [];
  switch (image.kind) {
    case "unknown":
      return [property("BASE-IMAGE", `The base image is not known: ${image.because}`, { hint: NO_BASE })];
    case "scratch":
      return [property("BASE-IMAGE", `\`FROM scratch\` is not one of the allowed base images`)];
    case "image":
      return [property("BASE-IMAGE", `${image.reference} is not one of the allowed base images`)];
  }
}, "base");
var HOUR = 36e5;
var DAY = 24 * HOUR;
var databaseAge = /* @__PURE__ */ __name((map2, { database }, now) => {
  const most = map2["max-database-age-hours"];
  if (most === void 0) return [];
  const age = database === null ? NaN : now - Date.parse(database.updatedAt);
  const isKnown2 = age >= -DAY;
  if (isKnown2 && age <= most * HOUR) return [];
  const title = isKnown2 ? `The vulnerability database is ${Math.ceil(age / HOUR)} hours old; at most ${most} are allowed` : "The age of the vulnerability database is not known";
  return [property("DATABASE-AGE", title)];
}, "databaseAge");
var propertyReport = /* @__PURE__ */ __name(({ configDigest, sideCar }, findings) => ({
  kind: "report",
  report: {
    ...{ source: "image", version: "", configDigest, operatingSystem: null, database: null, findings, unchecked: null },
    ...sideCar && { sideCar }
  }
}), "propertyReport");

// src/stages/check-properties.ts
var checkProperties = defineStage({
  kind: "scan",
  title: "Check the properties of the image",
  uses: ["files", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { map: map2, image, scans, baseline } = input;
    const base2 = map2["base-images"] === void 0 ? NOT_ASKED : await baseOf2(input, ports);
    if (base2.kind === "image") ports.log.info(`Base image: ${base2.reference} (line ${base2.line} of the Dockerfile)`);
    const findings = propertiesOf(map2, { scans, base: base2, compared: sizeBefore(baseline), now: ports.clock.now() });
    for (const { id, title } of findings) ports.log.info(`${id}: ${title}`);
    return propertyReport(image, findings);
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var NOT_ASKED = { kind: "unknown", because: "no policy asks about it" };
var baseOf2 = /* @__PURE__ */ __name(async ({ built, image, workspace }, { files }) => {
  if (built === null) return { kind: "unknown", because: "the image was not built in this run" };
  return baseInDockerfile({ build: built, workspace, platform: image.platform }, { files });
}, "baseOf");
var sizeBefore = /* @__PURE__ */ __name((baseline) => {
  switch (baseline.kind) {
    case "first":
      return { kind: "none" };
    case "none":
      return {
        kind: "unknown",
        because: "no `baseline` is set to compare with",
        hint: "Set `baseline: running`: the size is compared with that of the image that runs."
      };
    case "unreadable":
      return {
        kind: "unknown",
        because: baseline.because,
        hint: "Correct why the baseline cannot be read, or accept IMAGE-GROWTH with an exception."
      };
    case "scanned": {
      const sizes = baseline.images.map(({ name, reports }) => ({
        kind: "image",
        name,
        sizeBytes: reports.find(({ source }) => source === "trivy")?.sizeBytes ?? null
      }));
      const known4 = sizes.flatMap((one) => one.sizeBytes === null ? [] : [{ ...one, sizeBytes: one.sizeBytes }]);
      const [largest] = known4.toSorted((one, other) => other.sizeBytes - one.sizeBytes);
      return largest === void 0 || known4.length < sizes.length ? { kind: "unknown", because: "Trivy did not report the size of the baseline", hint: NO_SIZE } : largest;
    }
  }
}, "sizeBefore");

// src/pipelines/parts/properties-of-image.ts
var propertiesOfImage = /* @__PURE__ */ __name((flow, c, needed) => {
  const { map: map2 } = c.policy;
  if (!asksForProperties(map2)) return [];
  const { trivy, build: build2, sideCars, baseline } = needed;
  const properties = flow.named("properties").stage(checkProperties, { trivy, build: build2, sideCars, baseline }, (r) => ({
    map: map2,
    image: r.build,
    built: c.image === null ? c.build : null,
    workspace: c.run.workspace,
    scans: [r.trivy, ...scansOf(r.sideCars ?? NO_SIDE_CARS)],
    baseline: r.baseline
  }));
  return [properties];
}, "propertiesOfImage");

// src/stages/trivy.ts
var trivyScan = defineStage({
  kind: "scan",
  title: "Scan with Trivy",
  uses: ["exec", "files", "archives", "download", "clock", "log", "registry", "surroundings", "secrets"],
  run: runTrivy,
  record: recordedScan
});

// src/domain/sarif/fingerprints.ts
import { createHash as createHash7 } from "node:crypto";
var fingerprintsOf = /* @__PURE__ */ __name((findings, localName) => {
  const bases = findings.map((finding) => baseOf3(finding, localName));
  const ordinals = /* @__PURE__ */ new Map();
  const inOrder = findings.map((finding, index) => ({ index, base: bases[index] ?? "", order: orderOf(finding) })).toSorted((one, other) => compare2(one.order, other.order));
  const result = new Array(findings.length);
  for (const { index, base: base2 } of inOrder) {
    const ordinal = (ordinals.get(base2) ?? 0) + 1;
    ordinals.set(base2, ordinal);
    result[index] = `${base2}:${ordinal}`;
  }
  return result;
}, "fingerprintsOf");
var compare2 = /* @__PURE__ */ __name((one, other) => one < other ? -1 : one > other ? 1 : 0, "compare");
var orderOf = /* @__PURE__ */ __name((finding) => JSON.stringify([
  finding.kind === "vulnerability" ? finding.installedVersion : "",
  finding.kind === "secret" ? String(finding.line ?? 0).padStart(9, "0") : "",
  finding.where,
  finding.title
]), "orderOf");
var LENGTH = 32;
var baseOf3 = /* @__PURE__ */ __name((finding, localName) => {
  const { source, kind, id } = finding;
  const parts = [source, kind, id, "packageName" in finding ? finding.packageName : "", ...placesOf3(finding, localName)];
  return createHash7("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, LENGTH);
}, "baseOf");
var HASHES = /\b[0-9a-f]{12,}\b/giu;
var SHORTEST_VERSION = 3;
var placesOf3 = /* @__PURE__ */ __name((finding, localName) => {
  const version = finding.kind === "vulnerability" ? finding.installedVersion : "";
  const isOfSystem = /* @__PURE__ */ __name((place) => place.startsWith(`${localName} (`), "isOfSystem");
  const places = finding.where.map((place) => isOfSystem(place) ? "" : place.replace(HASHES, "*")).map((place) => version.length < SHORTEST_VERSION ? place : place.replaceAll(version, "*"));
  return finding.source === "dockle" ? places.sort() : [...new Set(places)].sort();
}, "placesOf");

// src/domain/reports/redacted-report.ts
var renamed = /* @__PURE__ */ __name((place, { localName, name }) => place.startsWith(`${localName} (`) ? name + place.slice(localName.length) : place, "renamed");
var redactedReport = /* @__PURE__ */ __name((report4, names, redact) => {
  const originals = new Map(report4.findings.map((finding) => [redactedFinding(finding, names, redact), finding]));
  return {
    report: { ...report4, findings: [...originals.keys()] },
    originalOf: /* @__PURE__ */ __name((finding) => originals.get(finding) ?? finding, "originalOf")
  };
}, "redactedReport");
var redactedFinding = /* @__PURE__ */ __name((finding, names, redact) => ({
  ...finding,
  title: redact(finding.title),
  where: finding.where.map((place) => redact(renamed(place, names))),
  url: finding.url === null ? null : redact(finding.url)
}), "redactedFinding");

// src/domain/reports/same-name.ts
var groupOf2 = /* @__PURE__ */ __name(({ sideCar: { image, platform } }) => JSON.stringify([nameWithoutDigest(image), platform]), "groupOf");
var missingOf = /* @__PURE__ */ __name((name, { unread, idle }) => {
  const isThis = /* @__PURE__ */ __name((other) => [name, UNKNOWN_IMAGE].includes(nameWithoutDigest(other)), "isThis");
  if (unread.some(({ sideCar }) => isThis(sideCar?.image ?? UNKNOWN_IMAGE)))
    return `not every image of the name ${name} could be scanned`;
  const where = idle.find(({ images }) => (images ?? [UNKNOWN_IMAGE]).some(isThis));
  return where === void 0 ? null : `no task runs in ${where.place}, whose images may have the name ${name}`;
}, "missingOf");
var sarifOfRunning = /* @__PURE__ */ __name((image, source, all) => {
  const group = all.images.filter((other) => groupOf2(other) === groupOf2(image));
  const name = nameWithoutDigest(image.sideCar.image);
  const missing3 = missingOf(name, all);
  const parts = group.flatMap(
    (member2) => member2.scans.flatMap((scan) => scan.kind === "report" && scan.report.source === source ? [{ member: member2, scan }] : [])
  );
  const [first] = parts;
  if (first === void 0 || first.member !== image) return { kind: "covered" };
  if (missing3 !== null || parts.length < group.length)
    return { kind: "incomplete", because: missing3 ?? `not every image of the name ${name} could be scanned` };
  return { kind: "own", ...shared(parts.map(({ member: member2, scan }) => ({ image: member2, report: scan.report }))) };
}, "sarifOfRunning");
var shared = /* @__PURE__ */ __name((parts) => {
  const [first, ...others] = parts;
  if (first === void 0) throw new Error("there is no report");
  const { localReference: localReference2 } = first.image;
  const originals = /* @__PURE__ */ new Map();
  const known4 = new Set(fingerprintsOf(first.report.findings, localReference2));
  for (const { image, report: report4 } of others) {
    const fingerprints = fingerprintsOf(report4.findings, image.localReference);
    for (const [index, finding] of report4.findings.entries()) {
      const fingerprint = fingerprints[index] ?? "";
      if (!known4.has(fingerprint)) originals.set(under(localReference2, finding, image), finding);
      known4.add(fingerprint);
    }
  }
  return {
    report: { ...first.report, findings: [...first.report.findings, ...originals.keys()] },
    originalOf: /* @__PURE__ */ __name((finding) => originals.get(finding) ?? finding, "originalOf")
  };
}, "shared");
var under = /* @__PURE__ */ __name((name, finding, { localReference: localReference2 }) => ({
  ...finding,
  where: finding.where.map((place) => renamed(place, { localName: localReference2, name }))
}), "under");

// src/domain/reports/reported-images.ts
var ofRun = /* @__PURE__ */ __name(({ imageName: imageName2, localName, scans }) => ({
  ...{ folder: "", name: imageName2, localName, reports: reportsOf(scans, ofItsOwn) }
}), "ofRun");
var reportedImages = /* @__PURE__ */ __name((all) => [
  ofRun(all),
  ...all.sideCars.map((image, index) => {
    const { sideCar, localReference: localReference2, scans } = image;
    const isRunning = sideCar.runsIn !== void 0;
    const running = { images: all.sideCars, unread: all.unread ?? [], idle: all.idle ?? [] };
    return {
      // Two tags of one side-car may have the same name here.
      folder: `${isRunning ? "running" : "side-cars"}/${index + 1}-${fileName(sideCar.image)}/`,
      name: sideCar.image,
      localName: localReference2,
      reports: reportsOf(
        scans,
        (report4) => isRunning ? sarifOfRunning(image, report4.source, running) : ofItsOwn(report4)
      )
    };
  })
], "reportedImages");
var allScans = /* @__PURE__ */ __name(({ scans, sideCars, unread = [] }) => [
  ...scans,
  ...scansOf({ images: sideCars, unread })
], "allScans");
var ofItsOwn = /* @__PURE__ */ __name((report4) => ({ kind: "own", report: report4, originalOf: /* @__PURE__ */ __name((finding) => finding, "originalOf") }), "ofItsOwn");
var reportsOf = /* @__PURE__ */ __name((scans, sarifOf2) => scans.flatMap(
  (scan) => scan.kind === "report" ? [{ report: scan.report, raw: scan.raw ?? null, sarif: sarifOf2(scan.report) }] : []
), "reportsOf");
var LONGEST2 = 60;
var fileName = /* @__PURE__ */ __name((image) => nameWithoutDigest(image).replace(/[^\w.-]+/gu, "-").slice(-LONGEST2), "fileName");

// src/domain/sarif/known-layers.ts
var withKnownLayers = /* @__PURE__ */ __name((report4, others) => {
  const found = others.flatMap(({ findings }) => findings).flatMap((finding) => layerOf(finding));
  const layers = new Map(found);
  return {
    ...report4,
    findings: report4.findings.map((finding) => {
      const layer2 = layers.get(packageOf(finding) ?? "");
      return finding.layer !== void 0 || layer2 === void 0 ? finding : { ...finding, layer: layer2 };
    })
  };
}, "withKnownLayers");
var layerOf = /* @__PURE__ */ __name((finding) => {
  const name = packageOf(finding);
  return name === null || finding.layer === void 0 ? [] : [[name, finding.layer]];
}, "layerOf");
var packageOf = /* @__PURE__ */ __name((finding) => finding.kind === "vulnerability" && finding.packageName !== "" ? `${finding.packageName} ${finding.installedVersion}` : null, "packageOf");

// src/stages/reports/dockerfile-place.ts
import { dirname as dirname4, join as join15, relative as relative2, sep } from "node:path";
var findDockerfile = /* @__PURE__ */ __name(async ({ workspace, context, file }, { files }) => {
  if (isRemote(context)) return null;
  const path2 = file ?? join15(context, "Dockerfile");
  if (leadsOut(relative2(workspace, path2)) || await files.refusal(path2) !== null) return null;
  const text2 = await files.readText(path2);
  if (text2 === null) return null;
  const root = await repositoryOf2(dirname4(path2), workspace, files);
  return { path: relative2(root, path2).split(sep).join("/"), text: text2 };
}, "findDockerfile");
var repositoryOf2 = /* @__PURE__ */ __name(async (folder, workspace, files) => {
  for (let at2 = folder; !leadsOut(relative2(workspace, at2)) && at2 !== workspace; at2 = dirname4(at2))
    if (await files.kindOf(join15(at2, ".git")) !== "absent") return at2;
  return workspace;
}, "repositoryOf");
var findSource = /* @__PURE__ */ __name(async (source, ports) => {
  const found = source === null ? null : await findDockerfile(source, ports);
  return found === null ? null : { ...found, target: source?.target ?? null };
}, "findSource");

// src/stages/reports/report-writer.ts
import { join as join16 } from "node:path";
var reportWriter = /* @__PURE__ */ __name((ports) => {
  const problems = [];
  return {
    ...{ ports, problems, files: [] },
    attempt: /* @__PURE__ */ __name(async (what, act3) => {
      try {
        return await act3();
      } catch (error) {
        problems.push(`${what} cannot be written: ${messageOf(error)}`);
        return null;
      }
    }, "attempt")
  };
}, "reportWriter");
var wholeOrNone = /* @__PURE__ */ __name(async (name, { folder, ports: { files } }, write) => {
  const path2 = join16(folder, name);
  try {
    return await write(path2);
  } catch (error) {
    await files.remove(path2).catch(() => void 0);
    throw error;
  }
}, "wholeOrNone");
var writeFile = /* @__PURE__ */ __name(async (name, text2, writer) => {
  const written3 = await writer.attempt(name, async () => {
    await wholeOrNone(name, writer, (path2) => writer.ports.files.writePrivate(path2, text2));
    writer.files.push({ name });
    return true;
  });
  return written3 === true;
}, "writeFile");
var replaceFile = /* @__PURE__ */ __name(async (name, text2, { attempt, files, folder, ports }) => attempt(name, async () => {
  const [path2, next2] = [join16(folder, name), join16(folder, `${name}.next`)];
  try {
    await ports.files.writePrivate(next2, text2);
    await ports.files.remove(path2);
    await ports.files.move(next2, path2);
  } catch (error) {
    await ports.files.remove(next2).catch(() => void 0);
    throw error;
  }
  files.push({ name });
}), "replaceFile");
var warnOfProblems = /* @__PURE__ */ __name(({ problems, ports }) => {
  for (const problem3 of problems) ports.log.warning(problem3);
}, "warnOfProblems");

// src/domain/reports/all-findings.ts
var FORMAT = 1;
var findingsDocument = /* @__PURE__ */ __name((input) => {
  const compared = input.gates.flatMap(({ judged }) => comparisonsIn(judged));
  return {
    format: FORMAT,
    image: input.imageName,
    verdict: worstKind(input.gates.map(({ judged }) => judged.verdict.kind)) ?? "passed",
    scans: input.gates.flatMap(({ scans }) => scans.map((scan) => factsOf2(scan, input))),
    findings: input.gates.flatMap((gate) => listedBy(gate, input)).toSorted(worstFirst2),
    ...compared.length > 0 && {
      fixed: compared.flatMap(({ fixed }) => fixed.map((finding) => listed2(finding, input)))
    }
  };
}, "findingsDocument");
var factsOf2 = /* @__PURE__ */ __name((scan, { namesOf: namesOf5, redact }) => {
  const about = scan.kind === "report" ? scan.report : scan;
  const facts = { scanner: about.source, image: namesOf5(about).name };
  if (scan.kind === "broke") return { ...facts, broke: redact(scan.because) };
  const { version, database, findings, unchecked } = scan.report;
  if (!wasScanned(scan.report)) return { ...facts, notScanned: redact(unchecked ?? "") };
  return { ...facts, version, database: database?.updatedAt ?? null, findings: findings.length };
}, "factsOf");
var listedBy = /* @__PURE__ */ __name(({ scans, judged }, input) => {
  const { verdict: verdict2, excepted } = judged;
  const blockers = blockersOf(verdict2);
  const sort = otherFindings({
    blockers: blockers.map(({ finding }) => finding),
    excepted: excepted.map(({ finding }) => finding)
  });
  const found = scans.flatMap((scan) => scan.kind === "report" ? scan.report.findings : []);
  const { comparedAs } = judgementsOn(judged);
  const entry = /* @__PURE__ */ __name((finding, more) => ({
    ...listed2(finding, input),
    ...{ verdict: "reported", rule: null, exception: null, baseline: comparedAs(finding), ...more }
  }), "entry");
  const blocking = verdict2.kind === "overridden" ? "overridden" : "blocks";
  return [
    ...blockers.map(({ finding, rule }) => entry(finding, { verdict: blocking, rule })),
    ...sort(found).others.map((finding) => entry(finding, {})),
    ...excepted.map(
      ({ finding, exception: { reason, owner, expires } }) => entry(finding, {
        verdict: "accepted",
        exception: { reason: input.redact(reason), owner: input.redact(owner), expires }
      })
    )
  ];
}, "listedBy");
var listed2 = /* @__PURE__ */ __name((found, { namesOf: namesOf5, redact }) => {
  const names = namesOf5(found);
  const finding = redactedFinding(found, names, redact);
  const { source, kind, id, severity: severity2, level, title, url } = finding;
  return {
    ...{ image: names.name, scanner: source, kind, id, severity: severity2, level, title },
    package: "packageName" in finding ? finding.packageName : null,
    version: finding.kind === "vulnerability" ? finding.installedVersion : null,
    fixedIn: finding.kind === "vulnerability" ? finding.fixedVersion : null,
    publishedAt: finding.kind === "vulnerability" ? finding.publishedAt ?? null : null,
    where: placesOf(finding),
    url
  };
}, "listed");
var ORDER = ["blocks", "overridden", "reported", "accepted"];
var worstFirst2 = /* @__PURE__ */ __name((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict) || rankOf(one) - rankOf(other), "worstFirst");
var rankOf = /* @__PURE__ */ __name(({ severity: severity2 }) => SEVERITIES.findIndex((one) => one === severity2), "rankOf");

// src/domain/sarif/sarif-text.ts
var messageText = /* @__PURE__ */ __name((text2, limit) => cut2(oneLine(text2).replace(/[[{]/gu, "(").replace(/[\]}]/gu, ")"), limit), "messageText");
var oneLine = /* @__PURE__ */ __name((text2) => text2.replace(ESCAPE_SEQUENCES, "").replace(/\s+/gu, " ").replace(INVISIBLE, "").replace(/ {2,}/gu, " ").trim(), "oneLine");
var cut2 = /* @__PURE__ */ __name((text2, limit) => {
  const characters = text2.length <= limit ? [] : Array.from(text2);
  return characters.length <= limit ? text2 : `${characters.slice(0, limit - 1).join("")}\u2026`;
}, "cut");
var ACTIVE = /[^\p{L}\p{N} ,]/gu;
var markdownText = /* @__PURE__ */ __name((text2, limit) => cut2(oneLine(text2), limit).replace(ACTIVE, (character) => `&#${character.codePointAt(0) ?? 0};`), "markdownText");
var WEB_ADDRESS = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#[a-z0-9._~/-]*)?$/iu;
var LONGEST_ADDRESS = 500;
var webAddress = /* @__PURE__ */ __name((url) => url !== null && url.length <= LONGEST_ADDRESS && WEB_ADDRESS.test(url) ? url : null, "webAddress");
var relativeUri = /* @__PURE__ */ __name((path2) => {
  const parts = path2.toWellFormed().split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..")) return null;
  return parts.map(encoded2).join("/");
}, "relativeUri");
var encoded2 = /* @__PURE__ */ __name((part) => encodeURIComponent(part).replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`), "encoded");

// src/domain/reports/findings-table.ts
var WIDEST = { verdict: 10, level: 13, scanner: 8, id: 30, what: 60, fixedIn: 30, title: 90, more: 120 };
var HEAD = {
  ...{ verdict: "VERDICT", level: "SEVERITY", scanner: "SCANNER", id: "FINDING", what: "IN", fixedIn: "FIXED IN" },
  ...{ title: "TITLE", more: "NOTES" }
};
var findingsTable = /* @__PURE__ */ __name(({ image, verdict: verdict2, scans, findings, fixed }) => {
  const isOfOne = new Set(scans.map((scan) => scan.image)).size <= 1;
  const rows = [HEAD, ...findings.map((finding) => rowOf(finding, isOfOne))];
  const columns = Object.keys(WIDEST);
  const widths = columns.map((column) => rows.reduce((widest, row) => Math.max(widest, row[column].length), 0));
  const lines2 = rows.map(
    (row) => columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join("  ").trimEnd()
  );
  const notes = scans.flatMap((scan) => "broke" in scan ? [noteOn(scan, "broke", scan.broke)] : []);
  const unscanned = scans.flatMap(
    (scan) => "notScanned" in scan ? [noteOn(scan, "not scanned", scan.notScanned)] : []
  );
  const fixes = fixed === void 0 ? [] : [`Fixed since the baseline: ${fixed.length}`];
  const body = findings.length === 0 ? ["No findings"] : lines2;
  return `${[`${messageText(image, 200)}: ${verdict2}`, ...notes, ...unscanned, ...fixes, "", ...body].join("\n")}
`;
}, "findingsTable");
var noteOn = /* @__PURE__ */ __name(({ scanner }, what, why) => `${nameOf9(scanner)} ${what}: ${messageText(why, 500)}`, "noteOn");
var nameOf9 = /* @__PURE__ */ __name((scanner) => SOURCES[scanner].name, "nameOf");
var rowOf = /* @__PURE__ */ __name((finding, isOfOne) => {
  const { verdict: verdict2, level, scanner, id, title, image, exception, baseline, rule } = finding;
  const more = [
    ...isOfOne ? [] : [image],
    ...rule === null ? [] : [rule],
    ...exception === null ? [] : [`until ${exception.expires ?? "no date"}, ${exception.owner}: ${exception.reason}`],
    ...baseline === "new" ? ["new"] : []
  ].join("; ");
  const what = finding.package ? `${finding.package} ${finding.version ?? ""}` : finding.where.slice(0, 2).join(", ");
  return shortened({ verdict: verdict2, level, scanner: nameOf9(scanner), id, what, fixedIn: finding.fixedIn ?? "", title, more });
}, "rowOf");
var shortened = /* @__PURE__ */ __name((row) => {
  const cells = Object.entries(row);
  return Object.fromEntries(cells.map(([name, text2]) => [name, messageText(text2, WIDEST[name])]));
}, "shortened");

// src/domain/reports/visible-json.ts
var visibleJson = /* @__PURE__ */ __name((value) => `${JSON.stringify(value, null, 1).replace(INVISIBLE, (found) => found === "\n" ? found : byNumber(found))}
`, "visibleJson");
var byNumber = /* @__PURE__ */ __name((found) => found.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""), "byNumber");

// src/stages/reports/write-findings.ts
var writeFindings = /* @__PURE__ */ __name(async (run, writer) => {
  const { imageName: imageName2, gates } = run;
  const { redact } = writer.ports.secrets;
  const document3 = await writer.attempt(
    "findings.json",
    () => Promise.resolve(findingsDocument({ imageName: imageName2, gates, namesOf: namesIn4(run), redact }))
  );
  if (document3 === null) return;
  await replaceFile("findings.json", visibleJson(document3), writer);
  await replaceFile("findings.txt", findingsTable(document3), writer);
}, "writeFindings");
var namesIn4 = /* @__PURE__ */ __name((run) => {
  const [, ...others] = reportedImages(run);
  const bySideCar = new Map(others.map((image, index) => [keyOf(run.sideCars[index]), image]));
  return (about) => {
    if (about.sideCar === void 0) return ofRun(run);
    return bySideCar.get(keyOf(about)) ?? { name: about.sideCar.image, localName: "" };
  };
}, "namesIn");
var keyOf = /* @__PURE__ */ __name((about) => `${about?.sideCar?.image ?? ""} ${about?.sideCar?.platform ?? ""}`, "keyOf");

// src/stages/reports/write-image.ts
import { join as join18 } from "node:path";

// src/domain/reports/clean-text.ts
var WORDS2 = /* @__PURE__ */ new Set([
  ...[
    "ArtifactType",
    "Class",
    "Type",
    "Severity",
    "SeveritySource",
    "Status",
    "Digest",
    "DiffID",
    "ImageID",
    "DiffIDs"
  ],
  ...["UID", "PURL", "BOMRef", "level", "code", "CreatedAt", "PublishedDate", "LastModifiedDate"]
]);
var cleanValue = /* @__PURE__ */ __name((value, redact, isHidden2) => {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, redact, isHidden2));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !isHidden2(name)).map(([name, member2]) => [name, cleanValue(member2, WORDS2.has(name) ? asItIs : redact, isHidden2)])
  );
}, "cleanValue");
var asItIs = /* @__PURE__ */ __name((text2) => text2, "asItIs");

// src/domain/reports/clean-dockle.ts
var DOCUMENT = external_exports.looseObject({
  details: external_exports.array(external_exports.looseObject({ alerts: external_exports.array(external_exports.string()).nullish() })).nullish()
});
var cleanDockleJson = /* @__PURE__ */ __name((text2, redact) => {
  const parsed2 = parseJson(DOCUMENT, text2);
  if (parsed2.kind === "invalid") return parsed2;
  const details2 = (parsed2.value.details ?? []).map((detail) => ({
    ...detail,
    alerts: (detail.alerts ?? []).map(shownAlert).sort()
  }));
  const cleaned = cleanValue({ ...parsed2.value, details: details2 }, redact, () => false);
  return { kind: "valid", value: visibleJson(cleaned) };
}, "cleanDockleJson");

// src/domain/reports/clean-trivy.ts
var HISTORY = external_exports.object({ created_by: external_exports.string().nullish(), empty_layer: external_exports.boolean().nullish() });
var DOCUMENT2 = external_exports.looseObject({
  ArtifactName: external_exports.string().nullish().catch(null),
  Metadata: external_exports.looseObject({
    ImageConfig: external_exports.looseObject({
      history: external_exports.array(HISTORY).nullish().catch(null),
      rootfs: external_exports.looseObject({ diff_ids: external_exports.array(external_exports.string()).nullish().catch(null) }).nullish().catch(null)
    }).nullish().catch(null)
  })
});
var HIDDEN3 = /* @__PURE__ */ new Set(["Match", "Code", "CreatedBy", "config", "container_config", "history"]);
var cleanTrivyJson = /* @__PURE__ */ __name((text2, names, redact) => {
  const parsed2 = parseJson(DOCUMENT2, text2);
  if (parsed2.kind === "invalid") return parsed2;
  const { ArtifactName, Metadata } = parsed2.value;
  const whole4 = cleanValue(
    JSON.parse(text2),
    redactNames([ArtifactName ?? "", names.localName], names.name, redact),
    (name) => HIDDEN3.has(name)
  );
  return {
    kind: "valid",
    value: { text: visibleJson(whole4), history: historyOf(Metadata.ImageConfig) }
  };
}, "cleanTrivyJson");
var redactNames = /* @__PURE__ */ __name((hidden, name, redact) => {
  const replaced2 = hidden.filter((one) => one.length >= SHORTEST_NAME);
  return (text2) => redact(replaced2.reduce((shown2, one) => shown2.replaceAll(one, () => name), text2));
}, "redactNames");
var SHORTEST_NAME = 5;
var historyOf = /* @__PURE__ */ __name((config) => ({
  entries: (config?.history ?? []).map((entry) => ({
    createdBy: entry.created_by ?? "",
    isEmpty: entry.empty_layer === true
  })),
  layers: (config?.rootfs?.diff_ids ?? []).filter((layer2) => isDigest(layer2))
}), "historyOf");

// src/stages/reports/convert.ts
import { join as join17 } from "node:path";
var CONVERTED = {
  "trivy.txt": ["--format", "table", "--scanners", "vuln,secret"],
  "sbom.cdx.json": ["--format", "cyclonedx"],
  "sbom.spdx.json": ["--format", "spdx-json"]
};
var TIMEOUT_MS5 = 12e4;
var convert = /* @__PURE__ */ __name(async ({ trivy, json, name, output: output2 }, { exec, files }) => {
  const directory = await files.makePrivateDirectory("convert");
  const of = /* @__PURE__ */ __name((file) => join17(directory, file), "of");
  const empty = of("empty");
  await files.makeDirectory(empty);
  await Promise.all(["trivy.yaml", "ignore"].map((file) => files.writePrivate(of(file), "")));
  await exec.run({
    argv: [
      ...[trivy.path, "convert", ...CONVERTED[name], "--output", output2],
      // Named, so that nothing in a folder or a variable decides what is in the report.
      ...["--config", of("trivy.yaml"), "--ignorefile", of("ignore"), "--cache-dir", empty],
      ...["--exit-code", "0", "--timeout", `${TIMEOUT_MS5 / 1e3}s`, "--quiet", json]
    ],
    inherit: ["PATH"],
    set: { HOME: empty, TMPDIR: directory, NO_COLOR: "1" },
    cwd: empty,
    output: "quiet",
    timeoutMs: TIMEOUT_MS5
  });
}, "convert");

// src/domain/sarif/sarif-of.ts
import { gzipSync } from "node:zlib";

// src/domain/sarif/sarif-log.ts
var SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

// src/domain/sarif/sarif-rules.ts
var SCALE = {
  CRITICAL: { level: "error", score: "9.5" },
  HIGH: { level: "error", score: "8.0" },
  MEDIUM: { level: "warning", score: "5.5" },
  LOW: { level: "note", score: "2.0" },
  UNKNOWN: { level: "note", score: null }
};
var levelOf2 = /* @__PURE__ */ __name(({ severity: severity2 }) => SCALE[severity2].level, "levelOf");
var LONGEST_ID = 255;
var ruleIdOf = /* @__PURE__ */ __name(({ id }) => messageText(id, LONGEST_ID) || "unnamed", "ruleIdOf");
var SHORT = 200;
var LONG = 1e3;
var LISTED = 10;
var ruleOf = /* @__PURE__ */ __name((id, findings) => {
  const worst2 = worstFirst(findings)[0] ?? findings[0];
  const { level, score } = SCALE[worst2.severity];
  const address = webAddress(worst2.url);
  const title = messageText(worst2.title, SHORT) || id;
  return {
    id,
    shortDescription: { text: sentence2(messageText(`${id} ${title === id ? "" : title}`, SHORT)) },
    fullDescription: { text: sentence2(messageText(explain(worst2), LONG) || id) },
    ...address !== null && { helpUri: address },
    help: helpOf(id, worst2, findings),
    defaultConfiguration: { level },
    properties: {
      tags: ["security", "container", KIND_TAGS[worst2.kind] ?? worst2.kind, worst2.source],
      ...score !== null && { "security-severity": score },
      precision: "high"
    }
  };
}, "ruleOf");
var KIND_TAGS = { misconfiguration: "configuration" };
var sentence2 = /* @__PURE__ */ __name((text2) => /[.!?…]$/u.test(text2) ? text2 : `${text2}.`, "sentence");
var helpOf = /* @__PURE__ */ __name((id, worst2, findings) => {
  const affected = [...new Set(findings.map((one) => affectedBy(one) ?? placesOf(one)[0] ?? ""))].filter(
    (one) => one !== ""
  );
  const listed6 = affected.slice(0, LISTED);
  const more = affected.length > LISTED ? `and ${affected.length - LISTED} more` : "";
  const fix = fixesOf(worst2.source, findings);
  const address = webAddress(worst2.url);
  const markdown2 = [
    `**${markdownText(id, LONGEST_ID)}** ${markdownText(worst2.title, SHORT)}`,
    listed6.length === 0 ? "" : `Affected: ${[...listed6.map((one) => markdownText(one, SHORT)), more].filter(Boolean).join(", ")}.`,
    markdownText(fix, LONG),
    address === null ? "" : `[Read about it](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`
  ];
  const text2 = [listed6.length === 0 ? "" : `Affected: ${[...listed6, more].filter(Boolean).join(", ")}.`, fix];
  return {
    text: messageText(text2.filter(Boolean).join(" "), LONG),
    markdown: markdown2.filter((line2) => line2 !== "").join("\n\n")
  };
}, "helpOf");
var fixesOf = /* @__PURE__ */ __name((source, findings) => {
  const fixes = findings.flatMap(
    (finding) => finding.kind === "vulnerability" && finding.fixedVersion !== null ? [`${finding.packageName || "the package"} to ${finding.fixedVersion}`] : []
  );
  const [first, ...others] = new Set(fixes);
  if (first !== void 0)
    return `Upgrade ${[first, ...others.slice(0, LISTED - 1)].join("; ")}, or rebuild on a newer base image.`;
  if (findings.every(({ kind }) => kind === "vulnerability")) return "No fixed version is known.";
  if (findings.some(({ kind }) => kind === "secret"))
    return "Revoke the secret, and remove it from the layer that it is in.";
  return `Fix what ${SOURCES[source].name} names in the Dockerfile or in the image.`;
}, "fixesOf");

// src/domain/sarif/sarif-of.ts
var MOST_RESULTS = 5e3;
var MOST_BYTES = 1e7;
var sarifOf = /* @__PURE__ */ __name((input) => {
  const { findings } = input.report;
  const results = resultsOf(input);
  for (let kept = Math.min(findings.length, MOST_RESULTS); ; kept = Math.floor(kept * 0.7)) {
    const leftOut = findings.length - kept;
    const log2 = logOf(input, results.slice(0, kept), notesOn(leftOut, findings.length));
    const text2 = `${JSON.stringify(log2, null, 1)}
`;
    if (kept === 0 || text2.length < MOST_BYTES / 4 || gzipSync(text2).length <= MOST_BYTES) return { log: log2, text: text2, leftOut };
  }
}, "sarifOf");
var categoryOf = /* @__PURE__ */ __name(({ report: report4, imageName: imageName2 }) => {
  const parts = ["ship-to-ecs", ...imageName2.split("/"), ...ownerParts(report4)];
  const named5 = parts.map(
    (part) => part.toWellFormed().replace(/[^\w.@:+-]+/gu, "-").slice(0, 100)
  );
  return `${[...named5.filter((part) => part !== ""), report4.source].join("/")}/`;
}, "categoryOf");
var ownerParts = /* @__PURE__ */ __name(({ sideCar }) => {
  if (sideCar === void 0) return [];
  const { image, runsIn } = sideCar;
  const named5 = runsIn === void 0 ? ["side-car", image] : ["running", nameWithoutDigest(image)];
  return [...named5.flatMap((part) => part.split("/")), sideCar.platform.replaceAll("/", "-")];
}, "ownerParts");
var resultsOf = /* @__PURE__ */ __name((input) => {
  const findings = worstFirst(input.report.findings);
  const fingerprints = fingerprintsOf(findings, input.localName);
  return findings.slice(0, MOST_RESULTS).map((finding, index) => {
    const reason = input.exceptedBy(finding);
    const compared = input.comparedAs(finding);
    return {
      finding,
      result: {
        ruleId: ruleIdOf(finding),
        level: levelOf2(finding),
        message: { text: messageOf2(finding) },
        locations: [locationOf(finding, input.placeOf(finding))],
        partialFingerprints: { primaryLocationLineHash: fingerprints[index] ?? "" },
        ...reason !== null && {
          suppressions: [
            { kind: "external", status: "accepted", justification: messageText(reason, LONGEST3) || "accepted" }
          ]
        },
        ...compared !== null && { baselineState: compared }
      }
    };
  });
}, "resultsOf");
var LONGEST3 = 1e3;
var LONGEST_NAME2 = 300;
var NAMED2 = 3;
var messageOf2 = /* @__PURE__ */ __name((finding) => {
  const places = finding.kind === "vulnerability" ? placesOf(finding).slice(0, NAMED2).filter((place) => place !== "") : [];
  const where = places.length === 0 ? "" : ` In ${places.join(", ")}.`;
  return sentence2(messageText(`${sentence2(explain(finding))}${where}`, LONGEST3));
}, "messageOf");
var locationOf = /* @__PURE__ */ __name((finding, { path: path2, line: line2 }) => {
  const names = [affectedBy(finding), ...placesOf(finding).slice(0, 1)].map(
    (name2) => messageText(name2 ?? "", LONGEST_NAME2)
  );
  const [name] = names.filter((one) => one !== "");
  return {
    physicalLocation: {
      // A name that GitHub takes, where the repository has no file to point at.
      artifactLocation: { uri: relativeUri(path2) ?? "ship-to-ecs.yaml" },
      region: { startLine: line2.line, startColumn: 1, endLine: line2.line, endColumn: line2.length + 1 }
    },
    ...name !== void 0 && {
      logicalLocations: [{ fullyQualifiedName: name, kind: finding.kind === "vulnerability" ? "package" : "resource" }]
    }
  };
}, "locationOf");
var notesOn = /* @__PURE__ */ __name((leftOut, all) => leftOut === 0 ? [] : [
  {
    level: "warning",
    message: {
      text: `${leftOut} of ${all} findings are left out, the mildest ones, to stay within the limits of code scanning. findings.json has all of them.`
    }
  }
], "notesOn");
var logOf = /* @__PURE__ */ __name((input, placed2, notes) => {
  const { source, version } = input.report;
  const byRule = Map.groupBy(placed2, ({ result }) => result.ruleId);
  const indexes = new Map([...byRule.keys()].map((id, index) => [id, index]));
  const rules = [...byRule].flatMap(
    ([id, [first, ...others]]) => first === void 0 ? [] : [ruleOf(id, [first.finding, ...others.map(({ finding }) => finding)])]
  );
  const known4 = numbered(messageText(version, 100)) || (source === "image" ? "1" : "");
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: SOURCES[source].name,
            ...known4 !== "" && { version: known4 },
            informationUri: ABOUT[source],
            rules
          }
        },
        automationDetails: { id: categoryOf(input) },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes }],
        columnKind: "utf16CodeUnits",
        results: placed2.map(({ result }) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? 0 }))
      }
    ]
  };
}, "logOf");
var numbered = /* @__PURE__ */ __name((version) => {
  const [, what, number] = /^(\D+) of (\d.*)$/u.exec(version) ?? [];
  return number === void 0 ? version : `${number} (${what ?? ""})`;
}, "numbered");
var ABOUT = {
  trivy: "https://trivy.dev",
  dockle: "https://github.com/goodwithtech/dockle",
  ecr: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
  image: "https://docs.docker.com/build/building/best-practices/"
};

// src/domain/sarif/dockerfile-instructions.ts
var instructionsOf = /* @__PURE__ */ __name((dockerfile) => {
  const lines2 = dockerfile.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const escape = escapeIn(lines2);
  const instructions = [];
  for (let at2 = 0; at2 < lines2.length; ) {
    const read3 = readInstruction(lines2, at2, escape);
    if (read3.instruction !== null) instructions.push(read3.instruction);
    at2 = read3.next;
  }
  return instructions;
}, "instructionsOf");
var stagesIn = /* @__PURE__ */ __name((instructions) => {
  const stages = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== "FROM") {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [base2 = "", as = "", name = ""] = instruction.body.toLowerCase().split(" ");
    stages.push({ from: instruction, base: base2, name: as === "as" && name !== "" ? name : null, instructions: [] });
  }
  return stages;
}, "stagesIn");
var chainOf = /* @__PURE__ */ __name((stages, target) => {
  const wanted = target === null ? stages.length - 1 : stageNamed(stages, target.toLowerCase());
  const chain = [];
  for (let at2 = wanted; at2 >= 0; ) {
    const stage = stages[at2];
    if (stage === void 0) break;
    chain.unshift(stage);
    at2 = stageNamed(stages.slice(0, at2), stage.base);
  }
  return chain;
}, "chainOf");
var stageNamed = /* @__PURE__ */ __name((stages, name) => {
  const named5 = stages.findLastIndex((stage) => stage.name === name);
  if (named5 >= 0) return named5;
  return /^\d{1,4}$/u.test(name) && Number(name) < stages.length ? Number(name) : -1;
}, "stageNamed");
var DIRECTIVE = /^\s*#\s*([a-z]+)\s*=\s*(\S*)\s*$/iu;
var escapeIn = /* @__PURE__ */ __name((lines2) => {
  for (const line2 of lines2) {
    const directive = DIRECTIVE.exec(line2);
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === "escape") return directive[2] === "`" ? "`" : "\\";
  }
  return "\\";
}, "escapeIn");
var isPassedOver = /* @__PURE__ */ __name((line2) => /^\s*(?:#|$)/u.test(line2), "isPassedOver");
var readInstruction = /* @__PURE__ */ __name((lines2, first, escape) => {
  const text2 = lines2[first] ?? "";
  if (isPassedOver(text2)) return { instruction: null, next: first + 1 };
  const { words, next: next2 } = continued(lines2, first, escape);
  const [, keyword = "", rest = ""] = /^\s*([a-z]+)(?:\s+(.*))?$/isu.exec(words) ?? [];
  const { line: heredoc, end } = heredocsOf(rest, keyword.toUpperCase(), { lines: lines2, at: next2 });
  if (keyword === "") return { instruction: null, next: end };
  const body = heredoc ?? withoutOptions(rest.replace(/\s+/gu, " ").trim());
  return { instruction: { keyword: keyword.toUpperCase(), body, line: first + 1, text: text2 }, next: end };
}, "readInstruction");
var continued = /* @__PURE__ */ __name((lines2, first, escape) => {
  const parts = [];
  let at2 = first;
  for (; at2 < lines2.length; at2 += 1) {
    const line2 = lines2[at2] ?? "";
    if (at2 > first && isPassedOver(line2)) continue;
    const trimmed = line2.trimEnd();
    if (!trimmed.endsWith(escape)) {
      parts.push(line2);
      break;
    }
    parts.push(trimmed.slice(0, -1));
  }
  return { words: parts.join(" "), next: at2 + 1 };
}, "continued");
var withoutOptions = /* @__PURE__ */ __name((body) => {
  let rest = body;
  while (/^--[\w-]+(?:=\S*)?(?: |$)/u.test(rest))
    rest = rest.slice(rest.includes(" ") ? rest.indexOf(" ") + 1 : rest.length);
  return rest;
}, "withoutOptions");
var HEREDOC = /<<-?(["']?)([A-Za-z_]\w*)\1/gu;
var heredocsOf = /* @__PURE__ */ __name((rest, keyword, { lines: lines2, at: at2 }) => {
  const names = ["RUN", "COPY", "ADD"].includes(keyword) ? [...rest.matchAll(HEREDOC)].map(([, , name]) => name) : [];
  let end = at2;
  let line2 = null;
  for (const name of names) {
    const close = lines2.findIndex((one, index) => index >= end && one.trim() === name);
    if (close < 0) return { line: null, end: at2 };
    if (keyword === "RUN")
      line2 ??= lines2.slice(end, close).find((one) => !isPassedOver(one))?.trim().replace(/\s+/gu, " ") ?? null;
    end = close + 1;
  }
  return { line: line2, end };
}, "heredocsOf");

// src/domain/sarif/layer-lines.ts
var MAKE_LAYERS = ["RUN", "COPY", "ADD", "WORKDIR"];
var linesOf3 = /* @__PURE__ */ __name((dockerfile, history, target) => {
  const chain = chainOf(stagesIn(instructionsOf(dockerfile)), target);
  const from = chain[0] === void 0 ? FIRST2 : lineOf4(chain[0].from);
  const made = chain.flatMap(({ instructions }) => instructions).filter(({ keyword }) => MAKE_LAYERS.includes(keyword));
  const entries = history.entries.filter(({ isEmpty: isEmpty2 }) => !isEmpty2).map(({ createdBy }) => entryOf(createdBy));
  const byLayer = /* @__PURE__ */ new Map();
  if (entries.length !== history.layers.length) return { from, byLayer };
  const lowest = Math.max(0, entries.length - made.length);
  let at2 = entries.length - 1;
  for (const instruction of made.toReversed()) {
    const found = entries.findLastIndex(
      (entry, index) => index <= at2 && index >= lowest && isMadeBy(entry, instruction)
    );
    const layer2 = history.layers[found];
    if (layer2 === void 0) continue;
    byLayer.set(layer2, lineOf4(instruction));
    at2 = found - 1;
  }
  return { from, byLayer };
}, "linesOf");
var FIRST2 = { line: 1, length: 1 };
var lineOf4 = /* @__PURE__ */ __name(({ line: line2, text: text2 }) => ({ line: line2, length: Math.max(1, text2.length) }), "lineOf");
var NO_COMMAND = "#(nop)";
var entryOf = /* @__PURE__ */ __name((createdBy) => {
  const text2 = createdBy.replace(/\s+/gu, " ").replace(/ # buildkit$/u, "").trim();
  const marked = text2.indexOf(NO_COMMAND);
  const words = marked < 0 ? text2 : text2.slice(marked + NO_COMMAND.length).trim();
  const [, keyword, body = ""] = /^([A-Z]+)(?: (.*))?$/u.exec(words) ?? [];
  return keyword === void 0 ? { keyword: "RUN", body: words } : { keyword, body };
}, "entryOf");
var isMadeBy = /* @__PURE__ */ __name((entry, instruction) => {
  if (entry.keyword !== instruction.keyword || instruction.body === "") return false;
  switch (entry.keyword) {
    case "RUN":
      return runs(entry.body, instruction.body);
    case "WORKDIR":
      return isVariable(instruction.body) || samePath(entry.body, instruction.body);
    default:
      return copiesTo(entry.body, instruction.body);
  }
}, "isMadeBy");
var runs = /* @__PURE__ */ __name((body, wanted) => {
  const words = wordsOf2(wanted)?.join(" ") ?? wanted;
  return body === words || body.endsWith(` ${words}`) || body.includes(`${words} `);
}, "runs");
var copiesTo = /* @__PURE__ */ __name((body, wanted) => {
  const target = wordsOf2(wanted)?.at(-1) ?? lastWord(wanted);
  return isVariable(target) || body.endsWith(` ${target}`) || samePath(lastWord(body), target);
}, "copiesTo");
var lastWord = /* @__PURE__ */ __name((words) => words.split(" ").at(-1) ?? "", "lastWord");
var wordsOf2 = /* @__PURE__ */ __name((body) => {
  if (!body.startsWith("[")) return null;
  try {
    const words = JSON.parse(body);
    return Array.isArray(words) ? words.map(String) : null;
  } catch {
    return null;
  }
}, "wordsOf");
var isVariable = /* @__PURE__ */ __name((text2) => text2.includes("$"), "isVariable");
var samePath = /* @__PURE__ */ __name((entry, wanted) => {
  const [full, part] = [entry, wanted].map((path2) => path2.replaceAll(/["']/gu, "").replace(/\/+$/u, ""));
  if (full === void 0 || part === void 0 || full === part) return full === part;
  const relative4 = part.replace(/^(?:\.\/|\.$)/u, "");
  return !part.startsWith("/") && (relative4 === "" || full.endsWith(`/${relative4}`));
}, "samePath");

// src/domain/sarif/quoted-lines.ts
var VARIABLE = /^Suspicious ENV key found : ([^\s=]+)/u;
var lineOfAlerts = /* @__PURE__ */ __name((finding, { entries }, instructions) => {
  const hidden = finding.kind === "misconfiguration" ? finding[HIDDEN] ?? [] : [];
  const steps = Map.groupBy(entries, ({ createdBy }) => hiddenStep(createdBy));
  for (const alert of finding.where) {
    const variable = VARIABLE.exec(alert)?.[1];
    const quoted2 = hidden.filter(({ shown: shown2 }) => shown2 === alert).flatMap((one) => steps.get(one.hidden) ?? []);
    const found = variable === void 0 ? firstMade(quoted2, instructions) : instructions.find((instruction) => sets(variable, instruction));
    if (found !== void 0) return lineOf4(found);
  }
  return null;
}, "lineOfAlerts");
var firstMade = /* @__PURE__ */ __name((quoted2, instructions) => {
  const entries = quoted2.map(({ createdBy }) => entryOf(createdBy));
  return instructions.find((instruction) => entries.some((entry) => isMadeBy(entry, instruction)));
}, "firstMade");
var sets = /* @__PURE__ */ __name((variable, { keyword, body }) => {
  if (keyword !== "ENV" && keyword !== "ARG") return false;
  const [first = "", ...others] = body.split(" ");
  return first === variable || [first, ...others].some((word) => word.startsWith(`${variable}=`));
}, "sets");

// src/domain/sarif/source-places.ts
var placesFor2 = /* @__PURE__ */ __name(({ dockerfile, history, fallback }) => {
  if (dockerfile === null) return () => ({ path: fallback, line: { line: 1, length: 1 } });
  const { path: path2, text: text2, target } = dockerfile;
  const { from, byLayer } = linesOf3(text2, history, target);
  const instructions = chainOf(stagesIn(instructionsOf(text2)), target).flatMap((stage) => stage.instructions);
  const quoted2 = /* @__PURE__ */ __name((finding) => finding.source === "dockle" ? lineOfAlerts(finding, history, instructions) : null, "quoted");
  return (finding) => ({ path: path2, line: byLayer.get(finding.layer ?? "") ?? quoted2(finding) ?? from });
}, "placesFor");

// src/stages/reports/write-sarif.ts
var writeSarif = /* @__PURE__ */ __name(async (job, writer) => {
  const { image, imageName: imageName2, name, places } = job;
  const { secrets, files, log: runLog } = writer.ports;
  const { redact } = secrets;
  await writer.attempt(name, async () => {
    const { report: report4, originalOf } = redactedReport(job.report, image, redact);
    const { exceptedBy, comparedAs } = judgementsOn(job.judged);
    const { log: log2, text: text2, leftOut } = sarifOf({
      ...{ report: report4, imageName: imageName2, localName: image.name, placeOf: placesFor2(places) },
      exceptedBy: /* @__PURE__ */ __name((finding) => redact(exceptedBy(job.originalOf(originalOf(finding))) ?? "") || null, "exceptedBy"),
      comparedAs: /* @__PURE__ */ __name((finding) => comparedAs(job.originalOf(originalOf(finding))), "comparedAs")
    });
    await wholeOrNone(name, writer, (path2) => files.writePrivate(path2, text2));
    const [{ automationDetails, results, tool }] = log2.runs;
    const sarif = { tool: tool.driver.name, category: automationDetails.id, results: results.length, leftOut };
    writer.files.push({ name, sarif });
    if (leftOut > 0) runLog.warning(`${name}: ${leftOut} of ${leftOut + results.length} findings are left out`);
  });
}, "writeSarif");

// src/stages/reports/write-image.ts
var writeImage = /* @__PURE__ */ __name(async (image, input, writer) => {
  const history = await writeTrivy(image, input.trivy, writer);
  await writeDockle(image, writer);
  const places = { ...input, dockerfile: image.folder === "" ? input.dockerfile : null, history };
  for (const { report: report4, sarif } of image.reports) {
    const name = `${image.folder}${report4.source}.sarif`;
    if (sarif.kind === "own") await writeSarif({ ...input, ...sarif, image, name, places }, writer);
    if (sarif.kind === "incomplete") writer.problems.push(`${name} is not written: ${sarif.because}`);
  }
}, "writeImage");
var NO_HISTORY = { entries: [], layers: [] };
var writeTrivy = /* @__PURE__ */ __name(async (image, trivy, writer) => {
  const name = `${image.folder}trivy.json`;
  const cleaned = await cleanedTrivy(image, writer);
  if (cleaned === null) return NO_HISTORY;
  const isWritten = await writeFile(name, cleaned.text, writer);
  if (isWritten && trivy.kind === "ready") {
    for (const converted of Object.keys(CONVERTED)) {
      const file = `${image.folder}${converted}`;
      await writer.attempt(file, async () => {
        const json = join18(writer.folder, name);
        await wholeOrNone(file, writer, (output2) => convert({ trivy, json, name: converted, output: output2 }, writer.ports));
        writer.files.push({ name: file });
      });
    }
  }
  return cleaned.history;
}, "writeTrivy");
var cleanedTrivy = /* @__PURE__ */ __name(async (image, writer) => {
  const { redact } = writer.ports.secrets;
  const clean = /* @__PURE__ */ __name((text2) => cleanTrivyJson(text2, image, redact), "clean");
  return fromRaw({ image, source: "trivy", name: `${image.folder}trivy.json`, clean }, writer);
}, "cleanedTrivy");
var historyOf2 = /* @__PURE__ */ __name(async (image, writer) => (await cleanedTrivy(image, writer))?.history ?? NO_HISTORY, "historyOf");
var writeDockle = /* @__PURE__ */ __name(async (image, writer) => {
  const name = `${image.folder}dockle.json`;
  const { redact } = writer.ports.secrets;
  const clean = /* @__PURE__ */ __name((raw) => cleanDockleJson(raw, redact), "clean");
  const text2 = await fromRaw({ image, source: "dockle", name, clean }, writer);
  if (text2 !== null) await writeFile(name, text2, writer);
}, "writeDockle");
var fromRaw = /* @__PURE__ */ __name(async ({ image, source, name, clean }, { attempt, ports }) => {
  const raw = image.reports.find(({ report: report4 }) => report4.source === source)?.raw ?? null;
  if (raw === null) return null;
  return attempt(name, async () => {
    const cleaned = clean(await ports.files.readText(raw) ?? "");
    if (cleaned.kind === "invalid") throw new Error(`the scanner's report is invalid: ${cleaned.problem}`);
    return cleaned.value;
  });
}, "fromRaw");

// src/stages/reports/ecr-reports.ts
var writeEcrReports = defineStage({
  kind: "reports",
  title: "Add the findings of ECR to the reports",
  uses: ["exec", "files", "secrets", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { before, folder, scan, judged } = input;
    const writer = reportWriter(ports);
    if (folder !== null) {
      const inFolder = { ...writer, folder };
      if (scan.kind === "report" && wasScanned(scan.report)) await writeReport(scan.report, input, inFolder);
      const gates = [
        { scans: allScans(before), judged: before.judged },
        { scans: [scan], judged }
      ];
      await writeFindings({ ...before, gates }, inFolder);
      if (writer.files.length > 0)
        ports.log.info(`Added to the reports: ${writer.files.map(({ name }) => name).join(", ")}`);
    }
    warnOfProblems(writer);
    const { files, problems } = writer;
    return { folder, files, problems };
  }, "run"),
  record: /* @__PURE__ */ __name((written3) => written3, "record")
});
var writeReport = /* @__PURE__ */ __name(async (report4, { before, judged }, writer) => {
  const image = ofRun(before);
  const dockerfile = await writer.attempt("the line of each finding", () => findSource(before.source, writer.ports));
  const history = await historyOf2(image, writer);
  const places = { dockerfile, history, fallback: before.fallback };
  const reports = image.reports.map((one) => one.report);
  const own = { report: withKnownLayers(report4, reports), originalOf: /* @__PURE__ */ __name((finding) => finding, "originalOf") };
  await writeSarif({ ...before, ...own, name: "ecr.sarif", judged, image, places }, writer);
}, "writeReport");

// src/domain/scan/joint-judgement.ts
var joint = /* @__PURE__ */ __name(([first, ...others]) => {
  const all = [first, ...others];
  const last = all.at(-1) ?? first;
  return {
    ...first,
    verdict: worst(all.map(({ verdict: verdict2 }) => verdict2)),
    excepted: all.flatMap(({ excepted }) => excepted),
    exceptions: last.exceptions,
    ...soonIn(all),
    ...comparedIn(all)
  };
}, "joint");
var soonIn = /* @__PURE__ */ __name((all) => {
  const soon = soonestWorst(all.flatMap((judged) => judged.soon ?? []));
  return soon.length === 0 ? {} : { soon };
}, "soonIn");
var comparedIn = /* @__PURE__ */ __name((all) => {
  const comparisons = all.flatMap(({ compared }) => compared?.kind === "compared" ? [compared] : []);
  const [first] = comparisons;
  if (first === void 0) return {};
  const lists = {
    added: comparisons.flatMap(({ added }) => added),
    there: comparisons.flatMap(({ there }) => there),
    fixed: comparisons.flatMap(({ fixed }) => fixed)
  };
  return { compared: { ...first, ...lists } };
}, "comparedIn");
var worst = /* @__PURE__ */ __name((verdicts) => {
  const blockers = verdicts.flatMap(blockersOf);
  const broken2 = verdicts.flatMap((verdict2) => verdict2.kind === "broke" ? verdict2.broken : []);
  if (broken2.length > 0) return { kind: "broke", broken: broken2, blockers };
  if (verdicts.some(({ kind }) => kind === "blocked")) return { kind: "blocked", blockers };
  const overridden2 = verdicts.find((verdict2) => verdict2.kind === "overridden");
  return overridden2 === void 0 ? { kind: "passed" } : { ...overridden2, blockers };
}, "worst");

// src/stages/github/built-from.ts
import { relative as relative3 } from "node:path";
var builtFrom = /* @__PURE__ */ __name(({ context, file, target }, workspace) => ({
  context: isRemote(context) ? context : relative3(workspace, context),
  file: file === null ? null : relative3(workspace, file),
  target
}), "builtFrom");

// src/domain/github/comment-facts.ts
var identityOfComment = /* @__PURE__ */ __name((about) => {
  const { pipeline, app, environment, repository, built, services } = about;
  return [
    ...[pipeline, app, environment, repository],
    ...built === null ? [] : [built.context, built.file, built.target],
    ...services.map(({ region, cluster, service }) => JSON.stringify([region, cluster, service])).toSorted()
  ];
}, "identityOfComment");

// src/domain/github/marker.ts
import { createHash as createHash8 } from "node:crypto";
var markerOf = /* @__PURE__ */ __name((what, names) => {
  const hash = createHash8("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 32);
  return `<!-- ship-to-ecs ${what} ${hash} -->`;
}, "markerOf");
var isMarked = /* @__PURE__ */ __name(({ author, body }, marker, viewer) => (
  // A login has no brackets, so nobody can be called like an app.
  [viewer, `${viewer}[bot]`].includes(author) && body.startsWith(marker)
), "isMarked");

// src/domain/github/refusal.ts
var notAllowed = /* @__PURE__ */ __name((because, next2) => ({ kind: "not-allowed", because, next: next2 }), "notAllowed");
var failed = /* @__PURE__ */ __name((because, next2) => ({ kind: "failed", because, next: next2 }), "failed");
var ROWS = [
  {
    status: [403],
    words: /archived/iu,
    refusal: /* @__PURE__ */ __name(() => notAllowed("the repository is archived, so nothing can be written to it", null), "refusal")
  },
  {
    // `Code Security must be enabled for this repository to use code scanning.`, `Advanced Security must be enabled …`
    status: [403],
    words: /(?:code|advanced) security must be enabled|code scanning is not enabled/iu,
    refusal: /* @__PURE__ */ __name(() => notAllowed(
      "code scanning is not enabled for this repository",
      "Enable Code Security in the settings of the repository, or set `code-scanning: off`."
    ), "refusal")
  },
  {
    status: [403],
    words: /locked/iu,
    refusal: /* @__PURE__ */ __name(() => notAllowed("the conversation is locked", null), "refusal")
  },
  {
    status: [403, 429],
    words: /rate limit|abuse/iu,
    refusal: /* @__PURE__ */ __name(({ text: text2 }) => failed(`the rate limit of GitHub is used up: ${text2}`, "Re-run the job later."), "refusal")
  },
  {
    status: [403],
    refusal: /* @__PURE__ */ __name((_, { permission }) => notAllowed(
      `the token may not write: it lacks the permission \`${permission}\``,
      `Grant \`${permission}\` to the job. Pull requests from forks and from Dependabot never get it.`
    ), "refusal")
  },
  {
    status: [401],
    refusal: /* @__PURE__ */ __name(() => ({
      ...failed("GitHub does not accept the token", "Check the input `github-token`."),
      isOfToken: true
    }), "refusal")
  },
  {
    status: [404],
    refusal: /* @__PURE__ */ __name((_, { permission }) => notAllowed(
      "GitHub does not show the token what is needed for it",
      `Grant \`${permission}\` to the job, or turn the setting off where the repository does not have it.`
    ), "refusal")
  },
  {
    status: [410],
    refusal: /* @__PURE__ */ __name(() => notAllowed("issues are disabled in this repository", "Enable issues in its settings."), "refusal")
  },
  {
    status: [413],
    refusal: /* @__PURE__ */ __name(() => failed("the report is larger than GitHub accepts (10 MB, compressed)", null), "refusal")
  },
  {
    status: [422],
    words: /too long/iu,
    refusal: /* @__PURE__ */ __name(() => failed("the text is longer than GitHub accepts (65,536 characters)", null), "refusal")
  }
];
var NO_TOKEN = /\bthere is no token\b/u;
var explainRefusal = /* @__PURE__ */ __name((refused5, written3) => {
  const row = ROWS.find(
    ({ status, words }) => refused5.status !== null && status.includes(refused5.status) && (words === void 0 || words.test(refused5.text))
  );
  if (row !== void 0) return row.refusal(refused5, written3);
  if (!NO_TOKEN.test(refused5.text)) return failed(refused5.text, null);
  const next2 = `Set \`github-token\` to a token with \`${written3.permission}\`.`;
  return { ...failed(refused5.text, next2), isOfToken: true };
}, "explainRefusal");
var PROCESSING = [
  [/multiple runs with the same category/iu, "two reports have one category"],
  [/invalid URI/iu, "a location in the report is not a path of the repository"],
  [/rejecting SARIF/iu, "the report exceeds a limit of code scanning"]
];
var explainProcessing = /* @__PURE__ */ __name((errors) => {
  const text2 = errors.join("; ") || "GitHub gave no reason";
  const meaning3 = PROCESSING.find(([words]) => words.test(text2))?.[1];
  return meaning3 === void 0 ? text2 : `${meaning3}: ${text2}`;
}, "explainProcessing");

// src/report/comment/comment-text.ts
var LIMIT_BYTES = 6e4;
var CUT = "_The rest is left out because a comment cannot be longer. The summary of the run has all of it._\n";
var ROWS2 = 30;
var FOLDED_ROWS = 20;
var OPEN_ROWS = 10;
var commentText = /* @__PURE__ */ __name(({ judged, about }) => {
  const { verdict: verdict2, excepted } = judged;
  const blockers = blockersOf(verdict2).map(({ finding }) => finding);
  const comparisons = comparisonsIn(judged);
  const there = comparisons.flatMap((one) => one.there);
  const before = new Set(there.map(identityOf));
  const othersIn = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) });
  const blocks = [
    text(`### ${headline(verdict2)}`),
    text(aboutInWords(about)),
    ...noteBlocks(judged),
    ...fixList(blockers, { least: 1, rest: "in the summary of the run" }),
    ...verdict2.kind === "passed" ? [] : policyLine(judged),
    ...listed3(
      comparisons.length === 0 ? "Blocking" : "New, and blocking",
      blockers.filter((finding) => !before.has(identityOf(finding)))
    ),
    ...listed3(
      "There before, and blocking",
      blockers.filter((finding) => before.has(identityOf(finding)))
    ),
    ...soonBlocks(judged.soon),
    ...listed3("New, not blocking", othersIn(comparisons.flatMap(({ added }) => added)).others),
    ...folded(
      "fixed",
      comparisons.flatMap(({ fixed }) => fixed)
    ),
    ...folded("there before, not blocking", othersIn(there).others),
    ...acceptedBlocks(excepted)
  ];
  return fitted(blocks, LIMIT_BYTES, CUT);
}, "commentText");
var noteBlocks = /* @__PURE__ */ __name(({ verdict: verdict2, compared, comparedSideCars = [], exceptions }) => {
  const wouldPass = proposedInWords(exceptions);
  return [
    ...verdict2.kind === "overridden" ? [text(`**Reason:** ${prose(verdict2.reason, 500)}`)] : [],
    ...brokenBlocks(verdict2),
    ...compared === void 0 ? [] : [text(prose(withShortDigests(comparedInWords(compared))))],
    ...comparedSideCars.map((one) => text(prose(withShortDigests(sideCarComparedInWords(one))))),
    ...wouldPass === null ? [] : [text(`\u{1F4A1} **${prose(wouldPass)}.**`)]
  ];
}, "noteBlocks");
var headline = /* @__PURE__ */ __name((verdict2) => {
  if (verdict2.kind === "passed") return "\u2705 No finding blocks the image";
  const count = plural(verdict2.blockers.length, "finding");
  if (verdict2.kind === "broke") return "\u26A0\uFE0F The image could not be judged";
  return verdict2.kind === "overridden" ? `\u26A0\uFE0F The gate was overridden: ${count} would have blocked the image` : `\u274C ${count} ${verdict2.blockers.length === 1 ? "blocks" : "block"} the image`;
}, "headline");
var aboutInWords = /* @__PURE__ */ __name((about) => {
  const { app, environment, repository, commit, runUrl } = about;
  const name = app ?? repository;
  const words = [
    ...name === "" ? [] : [codeSpan(name, 100)],
    ...environment === null ? [] : [`for ${codeSpan(environment, 100)}`]
  ].join(" ");
  return [
    ...words === "" ? [] : [words],
    ...builtInWords(about),
    ...servicesInWords(about),
    `commit ${codeSpan(commit.slice(0, 12))}`,
    ...runUrl === null ? [] : [link("summary of the run", runUrl)]
  ].join(", ");
}, "aboutInWords");
var builtInWords = /* @__PURE__ */ __name(({ built }) => {
  if (built === null) return [];
  const { context, file, target } = built;
  const from = file ?? context;
  return [
    ...from === "" || from === "Dockerfile" ? [] : [`from ${codeSpan(from, 100)}`],
    ...target === null ? [] : [`target ${codeSpan(target, 60)}`]
  ];
}, "builtInWords");
var SERVICES = 3;
var servicesInWords = /* @__PURE__ */ __name(({ services }) => {
  const names = [...new Set(services.map(({ service }) => service))].filter((name) => name !== "");
  const [only, ...others] = names;
  if (only === void 0) return [];
  if (others.length === 0) return [`service ${codeSpan(only, 100)}`];
  const shown2 = names.slice(0, SERVICES).map((name) => codeSpan(name, 100));
  return [`services ${[...shown2, ...names.length > SERVICES ? [`${names.length - SERVICES} more`] : []].join(", ")}`];
}, "servicesInWords");
var brokenBlocks = /* @__PURE__ */ __name((verdict2) => {
  if (verdict2.kind !== "broke") return [];
  return verdict2.broken.map(
    (scan) => text(
      `**${SOURCES[scan.source].name}** broke${scan.sideCar === void 0 ? "" : ` ${markdown(ownerInWords("on ", scan), 300)}`}: ${prose(scan.because.replace(/\.$/u, ""))}. ${prose(scan.hint)}`
    )
  );
}, "brokenBlocks");
var listed3 = /* @__PURE__ */ __name((title, findings) => {
  if (findings.length === 0) return [];
  const rows = findingTable(worstFirst(findings), ROWS2);
  const name = `${title} (${findings.length})`;
  return findings.length > OPEN_ROWS ? details(name, rows) : [text(`#### ${name}`), ...rows];
}, "listed");
var folded = /* @__PURE__ */ __name((title, findings) => details(
  `${plural(findings.length, "finding")} ${title}`,
  findings.length === 0 ? [] : findingTable(worstFirst(findings), FOLDED_ROWS)
), "folded");
var acceptedBlocks = /* @__PURE__ */ __name((excepted) => {
  const rows = excepted.slice(0, FOLDED_ROWS).map(({ finding, exception }) => {
    const { owner, expires, reason } = exception;
    return [...findingRow(finding).slice(0, 3), markdown(owner, 100), markdown(expires ?? ""), markdown(reason, 240)];
  });
  return details(`${plural(excepted.length, "finding")} accepted by an exception`, [
    ...table(["Scanner", "Severity", "Finding", "Accepted by", "Until", "Reason"], "llllll", rows),
    ...excepted.length > FOLDED_ROWS ? [text(`The first ${FOLDED_ROWS} of ${excepted.length} are shown.`)] : []
  ]);
}, "acceptedBlocks");
var findingTable = /* @__PURE__ */ __name((findings, limit) => [
  ...table(["Scanner", "Severity", "Finding", "In"], "llll", findings.slice(0, limit).map(findingRow)),
  ...findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []
], "findingTable");
var findingRow = /* @__PURE__ */ __name((finding) => [
  SOURCES[finding.source].name,
  markdown(finding.level, 40),
  finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url),
  markdown(`${explain(finding)}${ownerInWords("; in ", finding)}`, 240)
], "findingRow");

// src/stages/github/not-written.ts
var noteNotWritten = /* @__PURE__ */ __name((result, { notDone }, log2) => {
  const sentence3 = `${notDone}: ${result.because}.${result.next === null ? "" : ` ${result.next}`}`;
  const text2 = `${sentence3.charAt(0).toUpperCase()}${sentence3.slice(1)}`;
  if (result.kind === "skipped") log2.info(text2);
  else log2.warning(`${text2} The verdict is not affected.`);
  return result;
}, "noteNotWritten");
var asResult = /* @__PURE__ */ __name(({ kind, because, next: next2 }) => ({
  kind: kind === "not-allowed" ? "skipped" : "failed",
  because,
  next: next2
}), "asResult");

// src/stages/github/write-once.ts
var ATTEMPTS = 3;
var PAUSE_MS3 = 3e3;
var writeOnce = /* @__PURE__ */ __name(async ({ find, write }, { clock }) => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await find();
    if (found.kind === "refused") return found;
    const reply = await write(found.value);
    if (reply === null || reply.kind === "given" || attempt === ATTEMPTS || !isWorthAnother(reply, found.value)) {
      return reply;
    }
    await clock.sleep(PAUSE_MS3);
  }
}, "writeOnce");
var isWorthAnother = /* @__PURE__ */ __name((refused5, found) => refused5.mayBeDone || found !== null && refused5.status === 404, "isWorthAnother");

// src/stages/github/post-comment.ts
var WRITTEN = { notDone: "the comment was not written", permission: "pull-requests: write" };
var postComment = defineStage({
  kind: "comment",
  title: "Comment on the pull request",
  uses: ["conversations", "clock", "log"],
  run: /* @__PURE__ */ __name(async ({ pullRequest, facts }, ports) => {
    const { conversations, log: log2 } = ports;
    const viewer = await conversations.viewer();
    if (viewer.kind === "refused") return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN)), WRITTEN, log2);
    const marker = markerOf("comment", identityOfComment(facts.about));
    const comment = { pullRequest, marker, body: `${marker}
${commentText(facts)}`, viewer: viewer.value };
    const reply = await writeOnce(commentOf(comment, ports), ports);
    if (reply === null) return { kind: "none" };
    if (reply.kind === "refused") return noteNotWritten(asResult(explainRefusal(reply, WRITTEN)), WRITTEN, log2);
    const { kind, post } = reply.value;
    log2.info(`Comment ${kind}: ${post.url}`);
    return { kind, url: post.url };
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var commentOf = /* @__PURE__ */ __name(({ pullRequest, marker, body, viewer }, { conversations }) => ({
  find: /* @__PURE__ */ __name(() => conversations.findComment(pullRequest, (post) => isMarked(post, marker, viewer)), "find"),
  write: /* @__PURE__ */ __name(async (found) => {
    if (found?.body === body) return { kind: "given", value: { kind: "unchanged", post: found } };
    const reply = found === null ? await conversations.createComment(pullRequest, body) : await conversations.updateComment(found.id, body);
    if (reply.kind === "refused") return reply;
    return { kind: "given", value: { kind: found === null ? "created" : "updated", post: reply.value } };
  }, "write")
}), "commentOf");

// src/pipelines/parts/comment-on.ts
var commentOn = /* @__PURE__ */ __name((flow, c, { judged: [first, ...others], earlier = [] }) => {
  const { pullRequest } = c.run;
  if (c.comment === "off") return [];
  const isPull = when(pullRequest !== null, "this run is not for a pull request");
  const comment = flow.optional(isPull).stage(postComment, { first, others, earlier }, (r) => ({
    pullRequest: pullRequest ?? 0,
    facts: { judged: joint([r.first, ...r.others]), about: aboutOf(c) }
  }));
  return [comment];
}, "commentOn");
var aboutOf = /* @__PURE__ */ __name(({ run, ...c }) => ({
  ...{ pipeline: c.pipeline, app: c.app, environment: c.tag.environment, repository: c.registry.repository },
  built: c.image === null ? builtFrom(c.build, run.workspace) : null,
  services: c.services.map(({ region, cluster, service }) => ({ region, cluster, service })),
  commit: run.headSha ?? run.sha,
  runUrl: run.repository === null || run.runId === null ? null : `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`
}), "aboutOf");

// src/stages/github/upload-sarif.ts
import { join as join19 } from "node:path";
var WAITS_MS = [2e3, 3e3, 5e3, 1e4, 2e4, 4e4, 4e4];
var WRITTEN2 = { notDone: "nothing was uploaded to code scanning", permission: "security-events: write" };
var uploadSarif = defineStage({
  kind: "code-scanning",
  title: "Upload to code scanning",
  uses: ["sarifUploads", "files", "clock", "log"],
  run: /* @__PURE__ */ __name(async ({ reports: written3, codeRef }, ports) => {
    if (codeRef === null) return noteNotWritten(NO_REF, WRITTEN2, ports.log);
    const files = sarifIn(written3);
    if (files.length === 0) return noteNotWritten(NO_REPORT, WRITTEN2, ports.log);
    const sent = [];
    for (const file of files) {
      const reply = await send(file, codeRef, ports);
      if (reply.kind === "refused") {
        const refusal = explainRefusal(reply, WRITTEN2);
        if (refusal.kind === "not-allowed" || refusal.isOfToken === true)
          return noteNotWritten(asResult(refusal), WRITTEN2, ports.log);
        sent.push({ file, processing: { kind: "failed", because: withNext(refusal) } });
      } else sent.push({ file, processing: { kind: "pending" }, id: reply.value });
    }
    const reports = (await followed(sent, ports)).map(({ file: { tool, category }, processing }) => ({
      tool,
      category,
      processing
    }));
    noteEnds(reports, ports.log);
    return { kind: "uploaded", reports };
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var sarifIn = /* @__PURE__ */ __name(({ folder, files }) => files.flatMap(
  ({ name, sarif }) => folder === null || sarif === void 0 ? [] : [{ path: join19(folder, name), tool: sarif.tool, category: sarif.category.replace(/\/$/u, "") }]
), "sarifIn");
var NO_REF = {
  kind: "skipped",
  because: "the checkout is not a commit that the event of this run is about",
  next: "Check out the commit of the event, or the head of the pull request."
};
var NO_REPORT = { kind: "failed", because: "there is no report in SARIF", next: null };
var send = /* @__PURE__ */ __name(async ({ path: path2, category }, codeRef, { sarifUploads, files, log: log2 }) => {
  const text2 = await files.readText(path2);
  if (text2 === null) return { kind: "refused", status: null, text: `${path2} does not exist`, mayBeDone: false };
  log2.info(`Uploading ${category} for ${codeRef.ref} at ${codeRef.commit}`);
  return sarifUploads.send({ ...codeRef, text: text2 });
}, "send");
var followed = /* @__PURE__ */ __name(async (sent, ports) => {
  let all = sent;
  for (const waitMs of WAITS_MS) {
    if (all.every(({ processing }) => processing.kind !== "pending")) break;
    await ports.clock.sleep(waitMs);
    const looked = [];
    for (const one of all) looked.push(await lookedAt(one, ports));
    all = looked;
  }
  return all;
}, "followed");
var lookedAt = /* @__PURE__ */ __name(async (sent, { sarifUploads }) => {
  const { processing, id } = sent;
  if (processing.kind !== "pending" || id === void 0) return sent;
  const looked = await sarifUploads.look(id);
  if (looked.kind === "given")
    return looked.value.kind === "pending" ? sent : { ...sent, processing: outcomeOf2(looked.value) };
  const { because } = explainRefusal(looked, WRITTEN2);
  return { ...sent, processing: { kind: "failed", because: `whether GitHub processed it is not known: ${because}` } };
}, "lookedAt");
var outcomeOf2 = /* @__PURE__ */ __name((processing) => processing.kind === "complete" ? processing : { kind: "failed", because: `GitHub did not process it: ${explainProcessing(processing.errors)}` }, "outcomeOf");
var withNext = /* @__PURE__ */ __name(({ because, next: next2 }) => next2 === null ? because : `${because}. ${next2.replace(/\.$/u, "")}`, "withNext");
var noteEnds = /* @__PURE__ */ __name((reports, log2) => {
  const failed3 = /* @__PURE__ */ new Map();
  for (const { category, processing } of reports) {
    if (processing.kind === "complete") log2.info(`Code scanning has ${category}`);
    else if (processing.kind === "pending")
      log2.info(`Code scanning has received ${category}; GitHub is still processing it`);
    else failed3.set(processing.because, [...failed3.get(processing.because) ?? [], category]);
  }
  for (const [because, categories] of failed3) {
    const [only, ...others] = categories;
    const what = others.length === 0 ? `The report ${only} is` : `${categories.length} reports are`;
    const which = others.length === 0 ? "" : ` (${categories.slice(0, NAMED3).join(", ")}${categories.length > NAMED3 ? ", \u2026" : ""})`;
    log2.warning(`${what} not in code scanning${which}: ${because}. The verdict is not affected.`);
  }
}, "noteEnds");
var NAMED3 = 5;

// src/pipelines/parts/tell-github.ts
var uploadReports = /* @__PURE__ */ __name((flow, c, reports) => {
  if (c.codeScanning !== "upload") return;
  const hasSarif = provided(
    reports,
    ({ files }) => files.some(({ sarif }) => sarif !== void 0),
    "there is no SARIF file to upload"
  );
  flow.optional(hasSarif).stage(uploadSarif, { reports }, (r) => ({ ...r, codeRef: c.codeRef }));
}, "uploadReports");

// src/stages/reports/reports.ts
var writeReports = defineStage({
  kind: "reports",
  title: "Write the reports",
  uses: ["exec", "files", "secrets", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const writer = reportWriter(ports);
    const { files, problems, attempt } = writer;
    const folder = await attempt("the folder of the reports", () => ports.files.makeLastingDirectory("reports"));
    if (folder !== null) {
      const dockerfile = await attempt("the line of each finding", () => findSource(input.source, ports));
      for (const image of reportedImages(input))
        await writeImage(image, { ...input, dockerfile }, { ...writer, folder });
      const scans = allScans(input);
      if (scans.some(({ kind }) => kind === "report"))
        await writeFindings({ ...input, gates: [{ scans, judged: input.judged }] }, { ...writer, folder });
      ports.log.info(`${files.length} reports in ${folder}: ${files.map(({ name }) => name).join(", ")}`);
    }
    warnOfProblems(writer);
    if (folder === null || files.length > 0) return { folder, files, problems };
    await ports.files.remove(folder);
    return { folder: null, files, problems };
  }, "run"),
  record: /* @__PURE__ */ __name((written3) => written3, "record")
});

// src/pipelines/parts/names-in-reports.ts
var imageNameOf = /* @__PURE__ */ __name(({ registry, run }) => registry.repository || (run.repository ?? "image"), "imageNameOf");
var placesNameOf = /* @__PURE__ */ __name(({ app, tag: { environment }, services }) => {
  const clusters = new Set(services.map(({ cluster }) => lastPart(cluster)));
  const names = services.map(({ service }) => lastPart(service)).toSorted();
  return [app ?? "", environment ?? "", [...clusters].join("+"), names.join("+")].filter((name) => name !== "").join("/");
}, "placesNameOf");
var fallbackFile = /* @__PURE__ */ __name(({ services: [{ taskDefinition, places }] }) => {
  if (taskDefinition.kind === "file") return taskDefinition.name;
  const [place] = places.values();
  return place?.path ?? "ship-to-ecs.yaml";
}, "fallbackFile");

// src/pipelines/parts/write-reports-of.ts
var writeReportsOf = /* @__PURE__ */ __name((flow, c, needed) => flow.stage(writeReports, needed, (r) => reportsInput(c, r)), "writeReportsOf");
var reportsInput = /* @__PURE__ */ __name((c, r) => ({
  imageName: imageNameOf(c),
  localName: r.build.localReference,
  scans: r.scans,
  sideCars: (r.sideCars ?? NO_SIDE_CARS).images,
  unread: (r.sideCars ?? NO_SIDE_CARS).unread ?? [],
  judged: r.judged,
  trivy: r.scanners.trivy,
  source: c.image === null ? { workspace: c.run.workspace, ...c.build } : null,
  fallback: fallbackFile(c)
}), "reportsInput");

// src/pipelines/parts/report-scans.ts
var report = /* @__PURE__ */ __name((flow, c, of) => {
  const comment = commentOn(flow, c, { judged: [of.judged] });
  const reports = writeReportsOf(flow, c, of);
  uploadReports(flow, c, reports);
  return { of, reports, comment };
}, "report");
var reportToo = /* @__PURE__ */ __name((flow, c, { said, scan, judged }) => {
  const { of, reports, comment } = said;
  commentOn(flow.named("ecr-comment"), c, { judged: [of.judged, judged], earlier: comment });
  const added = flow.named("ecr-reports").stage(writeEcrReports, { ...of, reports, scan, ofEcr: judged }, (r) => ({
    before: reportsInput(c, r),
    folder: r.reports.folder,
    scan: r.scan,
    judged: r.ofEcr
  }));
  uploadReports(flow.named("ecr-code-scanning"), c, added);
}, "reportToo");

// src/pipelines/parts/scan-and-judge.ts
var scanAndJudge = /* @__PURE__ */ __name((flow, c, needed) => {
  const { sideCars, baseline, sideCarBaselines, plan, ...needs } = needed;
  const target = targetToKnow(flow, c, plan);
  const trivy = flow.named("trivy").stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }));
  const withDockle = flow.named("dockle");
  const dockle = withDockle.stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }));
  const scans = [trivy, dockle, ...propertiesOfImage(flow, c, { ...needed, trivy })];
  const judged = flow.stage(judgeFindings, { ...needs, scans, sideCars, baseline, sideCarBaselines, target }, (r) => ({
    ...withKnown(c, r.build, r.target),
    comparing: { baseline: r.baseline, sideCars: r.sideCarBaselines?.images ?? [], days: c.baselineDays },
    scans: [...r.scans, ...scansOf(r.sideCars ?? NO_SIDE_CARS)]
  }));
  const said = report(flow, c, { ...needs, sideCars, scans, judged });
  return { gate: flow.stage(enforceGate, { judged }, (r) => r.judged), said, trivy };
}, "scanAndJudge");

// src/stages/image-test/image-test.ts
import { basename as basename3 } from "node:path";

// src/domain/image-test/container-order.ts
var MOST_PROCESSES = 4096;
var LABEL = "ship-to-ecs=image-test";
var UNTIL = "ship-to-ecs.used-until";
var labels = /* @__PURE__ */ __name(({ usedUntil }) => [
  ...["--label", LABEL],
  ...["--label", `${UNTIL}=${usedUntil}`]
], "labels");
var networkCommand = /* @__PURE__ */ __name((order) => [
  ...["network", "create", "--driver", "bridge", ...labels(order)],
  ...order.test.internet === "open" ? [] : closed(order.test),
  order.name
], "networkCommand");
var closed = /* @__PURE__ */ __name(({ waitFor }) => waitFor.kind === "port" ? ["--opt", "com.docker.network.bridge.enable_ip_masquerade=false"] : ["--internal"], "closed");
var createCommand = /* @__PURE__ */ __name((order) => {
  const { name, image, platform, test } = order;
  return [
    ...["create", "--name", name, "--pull", "never", "--platform", platform, "--network", name, ...labels(order)],
    ...["--security-opt", "no-new-privileges", "--pids-limit", String(MOST_PROCESSES)],
    ...["--memory", `${test.memoryMib}m`, "--memory-swap", `${test.memoryMib}m`],
    ...["--log-driver", "json-file", "--log-opt", "max-size=10m"],
    ...Object.entries(test.env).flatMap(([key2, value]) => ["--env", `${key2}=${value}`]),
    ...waitFlags(test),
    image,
    ...test.command ?? []
  ];
}, "createCommand");
var waitFlags = /* @__PURE__ */ __name(({ waitFor, timeoutMs }) => {
  switch (waitFor.kind) {
    case "healthy":
      return ["--health-interval", "2s", "--health-start-period", `${Math.ceil(timeoutMs / 1e3)}s`];
    case "port":
      return ["--publish", `127.0.0.1::${waitFor.port}`];
    case "exit":
    case "seconds":
      return [];
  }
}, "waitFlags");
var removeCommands = /* @__PURE__ */ __name((name) => [
  ["rm", "--force", "--volumes", name],
  ["network", "rm", name]
], "removeCommands");
var LIST_COMMANDS = [
  ["ps", "--all", "--filter", `label=${LABEL}`, "--format", `{{.Names}} {{.Label "${UNTIL}"}}`],
  ["network", "ls", "--filter", `label=${LABEL}`, "--format", `{{.Name}} {{.Label "${UNTIL}"}}`]
];
var leftBehind = /* @__PURE__ */ __name((lists, now) => [
  ...new Set(
    lists.flatMap((list) => [...list.matchAll(/^(ship-to-ecs-test-\w+) (\d{1,15})$/gmu)]).flatMap(([, name = "", until]) => Number(until) < now ? [name] : [])
  )
], "leftBehind");

// src/domain/image-test/container-output.ts
var LONGEST_LINE2 = 500;
var LAST_LINES2 = 20;
var STAMPED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) ?(.*)$/su;
var mergedLines = /* @__PURE__ */ __name((stdout, stderr) => [...stamped(stdout), ...stamped(stderr)].toSorted((one, other) => one.at < other.at ? -1 : one.at > other.at ? 1 : 0).map(({ text: text2 }) => text2), "mergedLines");
var stamped = /* @__PURE__ */ __name((stream) => {
  let last = "";
  return linesOf4(stream).map((line2) => {
    const [, at2 = last, text2 = line2] = STAMPED.exec(line2) ?? [];
    last = at2;
    return { at: at2, text: cut(text2, LONGEST_LINE2) };
  });
}, "stamped");
var linesOf4 = /* @__PURE__ */ __name((text2) => text2.split(/\r?\n/u).filter((line2) => line2.trim() !== ""), "linesOf");
var lastLinesOf = /* @__PURE__ */ __name((...streams) => lastOf(streams.flatMap(linesOf4).map((line2) => cut(line2, LONGEST_LINE2))), "lastLinesOf");
var lastOf = /* @__PURE__ */ __name((lines2) => lines2.slice(-LAST_LINES2), "lastOf");
var startFailure = /* @__PURE__ */ __name((output2) => {
  const [first = ""] = linesOf4(output2);
  const said = first.replace(/^Error response from daemon: /u, "");
  const why = /\bexec: .*/u.exec(said)?.[0] ?? said;
  return cut(why.replace(/: unknown$/u, ""), LONGEST_LINE2);
}, "startFailure");

// src/stages/image-test/own-container.ts
var ENGINE_MS = 6e4;
var MOUNTED = /^\d+ \d+ \S+ \S*\/([0-9a-f]{64})\/(?:userdata\/)?hostname \/etc\/hostname /mu;
var assertOnMachine = /* @__PURE__ */ __name(async ({ waitFor }, docker, { files }) => {
  if (waitFor.kind !== "port") return;
  const [, id] = MOUNTED.exec(await files.readText("/proc/self/mountinfo") ?? "") ?? [];
  if (id === void 0) return;
  const network = await networkOf2(id, docker);
  if (network === null || network === "host") return;
  const short3 = "a job that runs in a container cannot reach the port of another container";
  throw fault("E_IMAGE_TEST", {
    message: `${short3}: it is published on 127.0.0.1 of the runner, and this job runs in the container ${id.slice(0, 12)} on the network ${network}`,
    headline: short3,
    hint: "Set `wait-for` of `image-test` to `healthy`, or to seconds with a `run` that asks the server; or run the job without `container:`, or with `options: --network host`."
  });
}, "assertOnMachine");
var networkOf2 = /* @__PURE__ */ __name(async (id, docker) => {
  const argv = ["container", "inspect", "--format", "{{.HostConfig.NetworkMode}}", id];
  try {
    return (await docker.run("quiet", argv, { timeoutMs: ENGINE_MS })).stdout.trim() || null;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return null;
    throw thrown;
  }
}, "networkOf");

// src/domain/image-test/container-state.ts
var INSPECTED = external_exports.object({
  state: external_exports.object({
    Status: external_exports.string(),
    ExitCode: external_exports.number(),
    OOMKilled: external_exports.boolean().nullish(),
    Error: external_exports.string().nullish(),
    Health: external_exports.object({
      Status: external_exports.string(),
      Log: external_exports.array(external_exports.object({ ExitCode: external_exports.number(), Output: external_exports.string() })).nullish()
    }).nullish()
  }),
  ports: external_exports.record(external_exports.string(), external_exports.array(external_exports.object({ HostPort: external_exports.string() })).nullish()).nullish()
});
var INSPECT_FORMAT = '{"state":{{json .State}},"ports":{{json .NetworkSettings.Ports}}}';
var containerState = /* @__PURE__ */ __name((inspected) => {
  const parsed2 = INSPECTED.safeParse(jsonValue(inspected));
  if (!parsed2.success) return null;
  const { state, ports } = parsed2.data;
  const { Health: health } = state;
  return {
    status: state.Status,
    exitCode: state.ExitCode,
    memory: state.OOMKilled === true ? "exceeded" : "enough",
    error: state.Error ?? "",
    health: health == null || health.Status === "none" ? null : { status: health.Status, last: lastCheck(health.Log) },
    hostPort: Number(Object.values(ports ?? {}).flatMap((one) => one ?? [])[0]?.HostPort) || null
  };
}, "containerState");
var lastCheck = /* @__PURE__ */ __name((log2) => {
  const last = log2?.at(-1);
  if (last === void 0) return null;
  const output2 = cut(last.Output.trim(), LONGEST_CHECK_OUTPUT);
  return `ended with exit code ${last.ExitCode}${output2 === "" ? "" : `: ${output2}`}`;
}, "lastCheck");
var LONGEST_CHECK_OUTPUT = 300;
var ALIVE = ["created", "running", "paused", "restarting"];
var isAlive = /* @__PURE__ */ __name(({ status }) => ALIVE.includes(status), "isAlive");
var readinessOf = /* @__PURE__ */ __name((state, test) => {
  const { waitFor } = test;
  if (waitFor.kind === "exit") {
    if (isAlive(state)) return { kind: "waiting", seen: "still runs" };
    return hasSucceeded(state) ? { kind: "ready" } : endedWrongly(state, test, "");
  }
  if (!isAlive(state)) return endedWrongly(state, test, waitFor.kind === "healthy" ? " before it was healthy" : "");
  return waitFor.kind === "healthy" ? healthOf(state) : { kind: "waiting", seen: null };
}, "readinessOf");
var hasSucceeded = /* @__PURE__ */ __name(({ exitCode, memory, error }) => exitCode === 0 && memory === "enough" && error === "", "hasSucceeded");
var NO_CHECK = {
  kind: "failed",
  because: "cannot be healthy: the image has no HEALTHCHECK",
  hint: "Set `wait-for` of `image-test` to a port, to seconds or to `exit`, or add a HEALTHCHECK to the Dockerfile."
};
var healthOf = /* @__PURE__ */ __name(({ health }) => {
  if (health === null) return NO_CHECK;
  switch (health.status) {
    case "healthy":
      return { kind: "ready" };
    case "unhealthy":
      return {
        kind: "failed",
        because: `is unhealthy${health.last === null ? "" : `: its health check ${health.last}`}`
      };
    default:
      return { kind: "waiting", seen: `its health check ${health.last ?? "has no result yet"}` };
  }
}, "healthOf");
var endedWrongly = /* @__PURE__ */ __name((state, { memoryMib }, when2) => {
  if (state.memory === "exceeded") {
    return {
      kind: "failed",
      because: `ran out of its ${memoryMib} MiB of memory${when2}`,
      hint: "Make the image use less memory, or raise `memory-mib` of `image-test` to what its task has in ECS."
    };
  }
  const error = state.error === "" ? "" : `: ${cut(state.error, LONGEST_CHECK_OUTPUT)}`;
  return { kind: "failed", because: `ended with exit code ${state.exitCode}${meaning(state)}${when2}${error}` };
}, "endedWrongly");
var meaning = /* @__PURE__ */ __name(({ exitCode }) => {
  if (exitCode === 126) return " (its command cannot be executed)";
  if (exitCode === 127) return " (its command was not found)";
  return exitCode > 128 && exitCode < 160 ? ` (signal ${exitCode - 128})` : "";
}, "meaning");

// src/stages/image-test/run-in-container.ts
var LEAST_MS = 1e3;
var runInContainer = /* @__PURE__ */ __name(async (inside2, docker) => {
  const { name, command, leftMs, test, look: look3 } = inside2;
  try {
    const timeoutMs = Math.max(leftMs, LEAST_MS);
    const { stdout, stderr } = await docker.run("log", ["exec", name, ...command], { timeoutMs });
    const state = await look3();
    const output2 = lastLinesOf(stdout, stderr);
    return isAlive(state) ? { kind: "passed", output: output2 } : { ...endedWrongly(state, test, " while the test ran"), output: output2 };
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || thrown.failure.kind === "not-found") throw thrown;
    const output2 = lastLinesOf(thrown.outputTail);
    const state = await look3();
    if (!isAlive(state)) return { ...endedWrongly(state, test, " while the test ran"), output: output2 };
    return { ...commandFailed(command, thrown, test), output: output2 };
  }
}, "runInContainer");
var NOT_STARTED = /OCI runtime exec failed|executable file not found|exec format error/u;
var commandFailed = /* @__PURE__ */ __name((command, { failure: failure2, outputTail }, test) => {
  const words = commandInWords(command);
  const isMissing = failure2.kind === "exited" && [126, 127].includes(failure2.exitCode) && NOT_STARTED.test(outputTail);
  if (isMissing) {
    return {
      kind: "failed",
      subject: "command",
      because: `${words} cannot be run in the image`,
      hint: "Set `run` of `image-test` to a program that the image has: it is started without a shell, and some images have none."
    };
  }
  return { kind: "failed", subject: "command", because: `${words} ${endInWords(failure2, test)}` };
}, "commandFailed");
var endInWords = /* @__PURE__ */ __name((failure2, { timeoutMs }) => {
  switch (failure2.kind) {
    case "exited":
      return `ended with exit code ${failure2.exitCode}`;
    case "killed":
      return `was ended by ${failure2.signal}`;
    case "timed-out":
      return `did not end in the ${timeoutMs / 1e3} s of the test`;
    case "not-found":
      return "could not be started";
  }
}, "endInWords");

// src/stages/image-test/test-failures.ts
var NAMED_LINES = 5;
var testFailed = /* @__PURE__ */ __name((verdict2, result, { platform }) => {
  const { command, container } = result.output;
  const lines2 = command.length > 0 ? command : container;
  const foreign = [verdict2.because, ...command, ...container].some((line2) => OTHER_CPU.test(line2));
  const why = foreign ? `the engine cannot run programs for ${platform}` : clause(verdict2);
  const hint = foreign ? `Run the job on a runner for ${platform}, or set up its emulation before (docker/setup-qemu-action).` : verdict2.hint;
  const [first = "", ...rest] = why.split("\n");
  const shown2 = [...rest, ...lines2.slice(-NAMED_LINES)];
  return fault("E_IMAGE_TEST", {
    message: `the image failed its test: ${[first, ...shown2].join("\n")}`,
    headline: [first, first.split(": ")[0] ?? first, first.split("; ")[0] ?? first],
    ...hint === void 0 ? {} : { hint },
    result: { ...result, defect: why }
  });
}, "testFailed");
var OTHER_CPU = /exec format error/iu;
var clause = /* @__PURE__ */ __name(({ because, subject }) => subject === "command" ? because : `the container ${because}`, "clause");
var engineRefused = /* @__PURE__ */ __name((cause2, { configDigest }) => {
  if (cause2.failure.kind === "not-found")
    return fault("E_DOCKER_NOT_FOUND", { message: "the docker command was not found on PATH", cause: cause2 });
  const subject = `no container of ${configDigest} could be made`;
  return engineFault({ code: "E_IMAGE_TEST", subject }, cause2) ?? fault("E_IMAGE_TEST", {
    message: `${subject}: ${cause2.message}`,
    headline: cause2.headlines.map((why) => `no container of the image could be made: ${why}`),
    hint: "Read what docker printed; re-run if it was temporary. Nothing was pushed.",
    cause: cause2
  });
}, "engineRefused");
var assertReachable = /* @__PURE__ */ __name((endpoint, { waitFor }) => {
  if (waitFor.kind !== "port" || endpoint === null || isOnThisMachine(endpoint)) return;
  const short3 = "the port of a container on another machine cannot be reached";
  throw fault("E_IMAGE_TEST", {
    message: `${short3}: the Docker endpoint is ${endpoint}`,
    headline: short3,
    hint: "Set `wait-for` of `image-test` to `healthy`, to seconds or to `exit`, or use an engine on the runner."
  });
}, "assertReachable");
var isOnThisMachine = /* @__PURE__ */ __name((endpoint) => /^(?:unix|npipe|fd):/iu.test(endpoint) || /^(?:tcp|https?):\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|\/|$)/iu.test(endpoint), "isOnThisMachine");

// src/stages/image-test/remove.ts
var removeNow = /* @__PURE__ */ __name(async (name, docker) => {
  for (const args of removeCommands(name)) await docker.run("quiet", args).catch(() => void 0);
}, "removeNow");
var removeLeftBehind = /* @__PURE__ */ __name(async (docker, { clock, log: log2 }) => {
  const lists = await Promise.all(LIST_COMMANDS.map((args) => listed4(args, docker)));
  for (const name of leftBehind(lists, clock.now())) {
    log2.info(`removing ${name}, which a run that was killed has left`);
    await removeNow(name, docker);
  }
}, "removeLeftBehind");
var LIST_MS = 6e4;
var listed4 = /* @__PURE__ */ __name(async (args, docker) => {
  try {
    return (await docker.run("quiet", args, { timeoutMs: LIST_MS })).stdout;
  } catch (thrown) {
    if (thrown instanceof CommandError) return "";
    throw thrown;
  }
}, "listed");

// src/stages/image-test/test-container.ts
var ENGINE_MS2 = 12e4;
var READ_LINES = "200";
var idOfImage = /* @__PURE__ */ __name(async (image, docker, { exec }) => {
  const found = await idInEngine(image, docker);
  if (found !== null && isOf(image, found)) return found;
  await docker.run("quiet", ["load", "--input", image.archive]);
  const id = await idInEngine(image, docker);
  if (id !== null && (isOf(image, id) || id === await digestInArchive(image, exec))) return id;
  const message = `the engine has ${id ?? "no image"} under ${image.localReference}, not the image of this run (config ${image.configDigest})`;
  throw fault("E_IMAGE_TEST", { message, headline: "the engine does not have the image of this run" });
}, "idOfImage");
var isOf = /* @__PURE__ */ __name(({ configDigest, storedAs }, id) => id === configDigest || id === storedAs, "isOf");
var idInEngine = /* @__PURE__ */ __name(async ({ localReference: localReference2 }, docker) => {
  try {
    const { stdout } = await docker.run("quiet", ["image", "inspect", "--format", "{{.Id}}", localReference2]);
    const id = stdout.trim();
    return isDigest(id) ? id : null;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return null;
    throw thrown;
  }
}, "idInEngine");
var digestInArchive = /* @__PURE__ */ __name(async ({ archive }, exec) => {
  try {
    return storedDigest(await readArchiveMember(archive, "index.json", exec), archive);
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
}, "digestInArchive");
var startContainer = /* @__PURE__ */ __name(async (order, docker) => {
  const limits = { timeoutMs: ENGINE_MS2 };
  await docker.run("quiet", networkCommand(order), limits);
  await docker.run("quiet", createCommand(order), limits);
  await docker.run("quiet", ["start", order.name], limits);
}, "startContainer");
var lookAt = /* @__PURE__ */ __name(async (name, docker) => {
  const argv = ["container", "inspect", "--format", INSPECT_FORMAT, name];
  const { stdout } = await docker.run("quiet", argv, { timeoutMs: ENGINE_MS2 });
  const state = containerState(stdout);
  if (state !== null) return state;
  throw fault("E_IMAGE_TEST", { message: "docker returned an unreadable state of the container" });
}, "lookAt");
var outputOf = /* @__PURE__ */ __name(async (name, docker) => {
  const argv = ["logs", "--timestamps", "--tail", READ_LINES, name];
  try {
    const { stdout, stderr } = await docker.run("quiet", argv, { timeoutMs: ENGINE_MS2 });
    return mergedLines(stdout, stderr);
  } catch (thrown) {
    if (thrown instanceof CommandError) return [];
    throw thrown;
  }
}, "outputOf");

// src/stages/image-test/wait-until-ready.ts
var LOOK_EVERY_MS = 500;
var ATTEMPT_MS = 5e3;
var HOST = "127.0.0.1";
var waitUntilReady = /* @__PURE__ */ __name(async (waiting, ports) => {
  const { test, startedAt } = waiting;
  let seen = null;
  for (; ; ) {
    const found = await lookOnce(waiting, ports);
    if (found.kind !== "waiting") return found;
    seen = found.seen ?? seen;
    if (ports.clock.now() - startedAt >= test.timeoutMs) return tooLate(test, seen);
    await ports.clock.sleep(LOOK_EVERY_MS);
  }
}, "waitUntilReady");
var lookOnce = /* @__PURE__ */ __name(async ({ test, startedAt, look: look3 }, ports) => {
  const state = await look3();
  const readiness = readinessOf(state, test);
  if (readiness.kind !== "waiting") return readiness;
  const { waitFor } = test;
  if (waitFor.kind === "seconds") {
    const isOver = ports.clock.now() - startedAt >= waitFor.seconds * 1e3;
    return isOver ? { kind: "ready" } : readiness;
  }
  return waitFor.kind === "port" ? atPort(state, waitFor.path, ports) : readiness;
}, "lookOnce");
var atPort = /* @__PURE__ */ __name(async ({ hostPort: hostPort2 }, path2, { clock, probe, dial }) => {
  if (hostPort2 === null) return { kind: "waiting", seen: "has no published port" };
  const limit = clock.timeout(ATTEMPT_MS);
  if (path2 === null) {
    const isOpen3 = await dial({ host: HOST, port: hostPort2, limit }) === "open";
    return isOpen3 ? { kind: "ready" } : { kind: "waiting", seen: "took no connection" };
  }
  const url = `http://${HOST}:${hostPort2}${path2}`;
  const reply = await probe({ url, host: null, method: "GET", headers: {}, body: "not-read", limit });
  if (reply.kind === "none") return { kind: "waiting", seen: reply.because };
  const isGood = reply.status >= 200 && reply.status < 400;
  return isGood ? { kind: "ready" } : { kind: "waiting", seen: `responded with ${reply.status}` };
}, "atPort");
var tooLate = /* @__PURE__ */ __name(({ waitFor, timeoutMs }, seen) => {
  const last = seen === null ? "" : `; it last ${seen}`;
  const within = `within ${timeoutMs / 1e3} s`;
  switch (waitFor.kind) {
    case "healthy":
      return { kind: "failed", because: `was not healthy ${within}${seen === null ? "" : `: ${seen}`}` };
    case "exit":
      return { kind: "failed", because: `did not exit ${within}` };
    case "port":
      return {
        kind: "failed",
        because: `was not ready on port ${waitFor.port} ${within}${last}`,
        hint: "Make the server listen on 0.0.0.0 and not only on 127.0.0.1, correct the port, or raise `timeout-seconds` of `image-test`."
      };
    case "seconds":
      return { kind: "failed", because: `did not run for ${waitFor.seconds} s ${within}` };
  }
}, "tooLate");

// src/stages/image-test/image-test.ts
var MARGIN_MS = 6 * 36e5;
var testImage = defineStage({
  kind: "image-test",
  title: "Test the image",
  uses: ["exec", "files", "leftovers", "clock", "probe", "dial", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const endpoint = await contextEndpoint(ports.exec);
    assertReachable(endpoint, input.test);
    const docker = await openBareDocker(endpoint, ports);
    try {
      await assertOnMachine(input.test, docker, ports);
      return await inContainer(input, docker, ports);
    } catch (thrown) {
      throw thrown instanceof CommandError ? engineRefused(thrown, input.image) : thrown;
    } finally {
      await docker.close();
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var inContainer = /* @__PURE__ */ __name(async ({ test, image }, docker, ports) => {
  const name = basename3(await ports.files.makePrivateDirectory("test"));
  await removeLeftBehind(docker, ports);
  const [first, ...then] = [...removeCommands(name), ["image", "rm", image.localReference]].map(asLeftover);
  if (first !== void 0) ports.leftovers.removeAtEnd(first, ...then);
  const usedUntil = ports.clock.now() + test.timeoutMs + MARGIN_MS;
  const order = { test, name, usedUntil, platform: image.platform, image: await idOfImage(image, docker, ports) };
  ports.log.info(`a container of ${image.configDigest} runs ${waitInWords(test.waitFor)}`);
  const startedAt = ports.clock.now();
  try {
    const verdict2 = await verdictOn3({ order, startedAt }, docker, ports);
    const container = await outputOf(name, docker);
    const tookMs = ports.clock.now() - startedAt;
    const output2 = { command: verdict2.output, container: lastOf(container) };
    const waited = waitInWords(test.waitFor, verdict2.kind === "passed" ? "ran" : "runs");
    const facts = { waited, run: test.run, tookMs, output: output2 };
    const isShown = verdict2.kind === "failed" || test.waitFor.kind === "exit";
    ports.log[isShown ? "info" : "debug"](containerLog(container));
    if (verdict2.kind === "failed")
      throw testFailed(verdict2, { kind: "failed", ...facts, defect: verdict2.because }, order);
    ports.log.info(`the image passed its test after ${(tookMs / 1e3).toFixed(1)} s`);
    return { kind: "passed", ...facts, defect: null };
  } finally {
    await removeNow(name, docker);
  }
}, "inContainer");
var asLeftover = /* @__PURE__ */ __name((args) => ({
  argv: ["docker", ...args],
  inherit: DOCKER_ENVIRONMENT
}), "asLeftover");
var isOfTheImage = /* @__PURE__ */ __name(({ argv, failure: failure2, outputTail }) => argv[1] === "start" && failure2.kind === "exited" && engineFailure(outputTail, "engine") === null, "isOfTheImage");
var verdictOn3 = /* @__PURE__ */ __name(async ({ order, startedAt }, docker, ports) => {
  const { test, name } = order;
  try {
    await startContainer(order, docker);
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || !isOfTheImage(thrown)) throw thrown;
    return { kind: "failed", because: `did not start: ${startFailure(thrown.outputTail)}`, output: [] };
  }
  const look3 = /* @__PURE__ */ __name(() => lookAt(name, docker), "look");
  const readiness = await waitUntilReady({ test, startedAt, look: look3 }, ports);
  if (readiness.kind === "failed") return { ...readiness, output: [] };
  if (test.run === null) return { kind: "passed", output: [] };
  ports.log.info("the container is ready");
  const leftMs = startedAt + test.timeoutMs - ports.clock.now();
  return runInContainer({ name, command: test.run, leftMs, test, look: look3 }, docker);
}, "verdictOn");
var containerLog = /* @__PURE__ */ __name((lines2) => lines2.length === 0 ? "the container has printed nothing" : ["output of the container:", ...lines2].join("\n"), "containerLog");

// src/pipelines/parts/test-image.ts
var testOf = /* @__PURE__ */ __name((flow, { imageTest }, build2) => imageTest == null ? build2 : flow.stage(testImage, { build: build2 }, (r) => ({ test: imageTest, image: r.build })), "testOf");

// src/pipelines/parts/build-and-judge.ts
var buildAndJudge = /* @__PURE__ */ __name((flow, c, needed) => {
  const { tag, plan, early = flow, scanSideCars: scanSideCars2, scanBaseline: scanBaseline2, compareSideCars: compareSideCars2 } = needed;
  const scanners = early.stage(prepareScanners, { tag }, () => c.scanners);
  const baseline = scanBaseline2(scanners);
  const build2 = early.stoppedBy(baseline).stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }));
  const sideCars = scanSideCars2(scanners);
  const sideCarBaselines = compareSideCars2(scanners, sideCars);
  const judged = scanAndJudge(flow, c, { scanners, build: build2, sideCars, baseline, sideCarBaselines, plan });
  placeBase(flow, c, { scanners, build: build2, trivy: judged.trivy });
  return { build: build2, baseline, ...judged, tested: testOf(early, c, build2) };
}, "buildAndJudge");

// src/domain/scan/side-car-baseline.ts
var NO_SIDE_CAR_BASELINES = { images: [] };
var recordedSideCarBaselines = /* @__PURE__ */ __name(({ images }) => ({
  images: images.map(({ sideCar, baseline }) => ({
    sideCar,
    baseline: baseline.kind === "new" ? baseline : recordedBaseline(baseline)
  }))
}), "recordedSideCarBaselines");

// src/stages/baseline/named-image.ts
var namedImage = /* @__PURE__ */ __name(async ({ image }, { repository, services }, ports) => {
  const own = repositoryName(repository.repositoryUri);
  const pinned = `${image.registry ?? own.registry}/${image.repository ?? own.repository}@${image.digest}`;
  const reference = parseImageReference(pinned);
  const place = reference === null ? null : await ecrPlace({ image: pinned, reference, repository }, ports);
  if (place !== null) {
    const { ecr, ...from } = place;
    const held = await readHeld({ ...from, id: { imageDigest: image.digest } }, ecr).catch(noRepository);
    if (held === null) throw doesNotExist(image.written, `${from.repository} has no image ${image.digest}`);
  }
  return services.map(({ containerName, taskDefinition }) => ({
    image: pinned,
    containers: [containerName],
    pinned,
    platform: wantedPlatform(taskDefinition),
    source: taskDefinition.source
  }));
}, "namedImage");
var noRepository = /* @__PURE__ */ __name((thrown) => {
  if (thrown instanceof AwsError && thrown.awsCode === "RepositoryNotFoundException") return null;
  throw thrown;
}, "noRepository");
var notThere = /* @__PURE__ */ __name(({ image }) => (thrown) => {
  if (!(thrown instanceof ShipError) || thrown.code !== "E_SIDE_CAR" || !NOT_THERE.test(thrown.message)) throw thrown;
  throw doesNotExist(image.written, thrown.message);
}, "notThere");
var NOT_THERE = /\b(?:not found|manifest unknown|name unknown)\b/iu;
var doesNotExist = /* @__PURE__ */ __name((written3, because) => {
  const short3 = `\`baseline\`: the image ${written3} does not exist`;
  return fault("E_IMAGE_NOT_FOUND", {
    message: `${short3}: ${because}`,
    headline: [short3, "the image of `baseline` does not exist"],
    hint: "Set `baseline` to the digest of an image that exists, to `running`, or to `none`."
  });
}, "doesNotExist");

// src/stages/service-tasks.ts
var MOST_TASKS = 100;
var readTasks = /* @__PURE__ */ __name(async ({ cluster, service: serviceName }, desiredStatus, { ecs, limit, known: known4 }) => {
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, serviceName, desiredStatus, nextToken }, limit);
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  });
  const replies = await Promise.all(
    chunksOf(
      arns.filter((arn) => !known4?.has(arn)),
      MOST_TASKS
    ).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] }, limit))
  );
  return replies.flatMap(({ tasks }) => tasks ?? []);
}, "readTasks");

// src/stages/baseline/images-in-service.ts
var runningTasks = /* @__PURE__ */ __name(async (service, { target: { ecs }, log: log2 }) => {
  const { serviceName, previousTaskDefinitionArn, creation } = service;
  if (creation !== void 0 || previousTaskDefinitionArn === null)
    return { kind: "first", because: `the service ${serviceName} runs nothing yet` };
  const of = { cluster: service.clusterArn, service: serviceName };
  const tasks = await readTasks(of, "RUNNING", { ecs, limit: {} }).catch((thrown) => {
    if (!isUnavailable(thrown)) throw thrown;
    log2.info(`${thrown.message}; the task definition of ${serviceName} says what runs`);
    return [];
  });
  return { kind: "tasks", tasks: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING") };
}, "runningTasks");
var imagesIn = /* @__PURE__ */ __name((service, running) => {
  if (running.kind === "first") return running;
  return running.tasks.length > 0 ? reportedBy(running.tasks, service) : namedBy(service);
}, "imagesIn");
var isNewIn = /* @__PURE__ */ __name(({ containerName, running: revision }, running) => {
  if (running.kind === "first") return false;
  const named5 = revision?.definition.input.containerDefinitions;
  const lists = running.tasks.length > 0 ? running.tasks.map(({ containers }) => containers) : [named5];
  return lists.some((list = []) => list.length > 0 && !list.some(({ name }) => name === containerName));
}, "isNewIn");
var reportedBy = /* @__PURE__ */ __name((tasks, service) => {
  const { serviceName, containerName } = service;
  const uses = tasks.map(({ containers }) => {
    const container = containers?.find(({ name }) => name === containerName);
    return useOf(service, container?.image ?? "", container?.imageDigest);
  });
  if (uses.includes(null)) {
    const because = `a task of ${serviceName} does not report the digest of an image of the container ${containerName}`;
    return { kind: "unreadable", because };
  }
  const found = uses.filter((use) => use !== null);
  return { kind: "found", uses: [...new Map(found.map((use) => [use.pinned, use])).values()] };
}, "reportedBy");
var namedBy = /* @__PURE__ */ __name((service) => {
  const { serviceName, containerName, running } = service;
  const named5 = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName)?.image;
  const use = useOf(service, named5 ?? "");
  if (use !== null) return { kind: "found", uses: [use] };
  const says = named5 === void 0 ? `its task definition cannot be read or has no container ${containerName}` : `its task definition does not name the image ${named5} by digest`;
  return { kind: "unreadable", because: `no running task of ${serviceName} can be seen, and ${says}` };
}, "namedBy");
var useOf = /* @__PURE__ */ __name((service, image, reported2 = "") => {
  const reference = parseImageReference(image);
  const digest = parseDigest(reported2) ?? parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null) return null;
  const definition = service.running?.definition ?? service.taskDefinition;
  return {
    image,
    containers: [service.containerName],
    pinned: `${reference.name}@${digest}`,
    platform: wantedPlatform(definition),
    source: definition.source
  };
}, "useOf");

// src/stages/baseline/scan-baseline-image.ts
var findAll = /* @__PURE__ */ __name(async (uses, repository, ports) => distinctImages((await Promise.all(uses.map((use) => findImages(use, repository, ports)))).flat()), "findAll");
var scanBefore = /* @__PURE__ */ __name(async (image, settings, ports) => {
  const { scans, ...facts } = await scanFoundImage(image, { ...settings, folder: "baseline" }, ports);
  const broken2 = scans.find((scan) => scan.kind === "broke");
  if (broken2 !== void 0) return brokeOn(image, broken2);
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const { configDigest, platform, sizeBytes } = facts;
  return { kind: "scanned", image: { name: image.reference, configDigest, platform, sizeBytes, reports } };
}, "scanBefore");
var brokeOn = /* @__PURE__ */ __name(({ uses: [use] }, { source, because }) => ({
  kind: "unreadable",
  because: `${SOURCES[source].name} broke on ${sideCarInWords(use)}: ${because}`
}), "brokeOn");
var unreadableBecause = /* @__PURE__ */ __name((thrown) => {
  if (!isExplained(thrown) || thrown.code === "E_IMAGE_NOT_FOUND") throw thrown;
  return { kind: "unreadable", because: thrown.message };
}, "unreadableBecause");

// src/stages/baseline/scan-baseline.ts
var scanBaseline = defineStage({
  kind: "baseline",
  title: "Scan the baseline",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "target", "surroundings", "log"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const baseline = await readBaseline(input, ports).catch(unreadableBecause);
    if (baseline.kind === "unreadable")
      ports.log.warning(`The baseline could not be read, so the whole policy applies: ${baseline.because}`);
    if (baseline.kind === "first")
      ports.log.info(`There is no baseline: ${baseline.because}. The whole policy applies.`);
    return baseline;
  }, "run"),
  record: /* @__PURE__ */ __name((baseline) => recordedBaseline(baseline), "record")
});
var readBaseline = /* @__PURE__ */ __name(async (input, ports) => {
  const { baseline, plan } = input;
  if (baseline.kind === "refused") return { kind: "unreadable", because: baseline.because };
  if (plan === null) return { kind: "unreadable", because: "this run has no AWS credentials" };
  const wanted = baseline.kind === "image" ? { kind: "found", uses: await namedImage(baseline, plan, ports) } : onlyOf(baseline, await allRunning(plan, ports));
  if (wanted.kind !== "found") return wanted;
  const finding = findAll(wanted.uses, plan.repository, ports);
  const images = await (baseline.kind === "image" ? finding.catch(notThere(baseline)) : finding);
  await probeEngine(ports);
  const scanned = [];
  for (const image of images) {
    const one = await scanBefore(image, input, ports);
    if (one.kind === "unreadable") return one;
    scanned.push(one.image);
  }
  const [first, ...others] = scanned;
  if (first === void 0) return { kind: "unreadable", because: "there is no image" };
  return { kind: "scanned", images: [first, ...others] };
}, "readBaseline");
var allRunning = /* @__PURE__ */ __name(async ({ services }, ports) => {
  const each = await Promise.all(services.map(async (service) => imagesIn(service, await runningTasks(service, ports))));
  const missing3 = each.find(({ kind }) => kind === "unreadable") ?? each.find(({ kind }) => kind === "first");
  if (missing3 !== void 0 && missing3.kind !== "found") return missing3;
  return { kind: "found", uses: each.flatMap((one) => one.kind === "found" ? one.uses : []) };
}, "allRunning");
var onlyOf = /* @__PURE__ */ __name(({ only }, running) => {
  if (only === void 0 || running.kind !== "found") return running;
  const other = running.uses.find(({ pinned }) => repositoryOf3(pinned) !== only.repository);
  if (other === void 0) return running;
  const { repository, because } = only;
  const wanted = repository === "" ? "no `repository` is set on a trusted branch" : `not one of ${repository}`;
  return {
    kind: "unreadable",
    because: `the container ${other.containers.join(", ")} runs ${other.image}, ${wanted}; only an earlier image of the same repository is compared ${because}`
  };
}, "onlyOf");
var repositoryOf3 = /* @__PURE__ */ __name((pinned) => repositoryName(nameWithoutDigest(pinned)).repository, "repositoryOf");

// src/stages/baseline/scan-running-side-cars.ts
var scanRunningSideCars = defineStage({
  kind: "side-cars-baseline",
  title: "Scan the running side-cars",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "target", "surroundings", "log"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const known4 = new Map(input.sideCars.images.flatMap(asBefore));
    const look3 = once2((service) => runningTasks(service, ports));
    const images = [];
    for (const { sideCar, deployedAs: deployedAs2 = [], digest } of input.sideCars.images.filter((one) => known4.has(one.digest))) {
      const wanted = await allOf({ deployedAs: deployedAs2, plan: input.plan }, look3).catch(unreadableBecause);
      const read3 = /* @__PURE__ */ __name(async () => wanted.kind === "found" ? await scanAll(wanted.uses, { ...input, known: known4, sideCar }, ports) : wanted, "read");
      const baseline = await read3().catch(unreadableBecause);
      const what = `${sideCarInWords(sideCar)} (${sideCar.platform})`;
      if (baseline.kind === "unreadable")
        ports.log.warning(`The whole policy applies to ${what}, because nothing is compared: ${baseline.because}`);
      else ports.log.info(`${what}: ${inWords2(baseline, digest)}`);
      images.push({ sideCar, baseline });
    }
    return { images };
  }, "run"),
  record: recordedSideCarBaselines
});
var inWords2 = /* @__PURE__ */ __name((baseline, own) => {
  if (baseline.kind !== "scanned") return baseline.because;
  const names = baseline.images.map(({ name }) => name);
  return names.every((name) => name.endsWith(own)) ? "runs already" : `compared with ${names.join(", ")}`;
}, "inWords");
var once2 = /* @__PURE__ */ __name((look3) => {
  const looked = /* @__PURE__ */ new Map();
  return (service) => {
    const tasks = looked.get(service.key) ?? look3(service);
    looked.set(service.key, tasks);
    return tasks;
  };
}, "once");
var asBefore = /* @__PURE__ */ __name(({ sideCar, digest, scans, ...facts }) => {
  if (scans.some(({ kind }) => kind === "broke")) return [];
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const { configDigest, sizeBytes } = facts;
  const name = `${sideCar.image.replace(/@.*$/u, "")}@${digest}`;
  return [[digest, { kind: "scanned", image: { name, configDigest, platform: sideCar.platform, sizeBytes, reports } }]];
}, "asBefore");
var allOf = /* @__PURE__ */ __name(async ({ deployedAs: deployedAs2, plan }, look3) => {
  const each = await Promise.all(
    deployedAs2.map(async ({ service: key2, container }) => {
      const service = plan.services.find((one) => one.key === key2);
      if (service === void 0) throw new Error(`plan did not read the service ${key2}`);
      const named5 = { ...service, containerName: container };
      const running = await look3(service);
      if (!isNewIn(named5, running)) return imagesIn(named5, running);
      return { kind: "new", because: `${service.serviceName} does not run a container ${container} yet` };
    })
  );
  const missing3 = ["unreadable", "first", "new"].flatMap((kind) => each.filter((one) => one.kind === kind));
  const [first] = missing3;
  if (first !== void 0 && first.kind !== "found") return first;
  return { kind: "found", uses: each.flatMap((one) => one.kind === "found" ? one.uses : []) };
}, "allOf");
var scanAll = /* @__PURE__ */ __name(async (uses, { known: known4, sideCar, plan, ...settings }, ports) => {
  const found = await findAll(uses, plan.repository, ports);
  const images = [];
  for (const image of found) {
    const one = known4.get(image.digest) ?? await scanBefore(image, settings, ports);
    known4.set(image.digest, one);
    if (one.kind === "unreadable") return one;
    if (one.image.platform === sideCar.platform) images.push({ ...one.image, name: image.reference });
  }
  const [first, ...others] = images;
  if (first !== void 0) return { kind: "scanned", images: [first, ...others] };
  return { kind: "unreadable", because: `what runs is for another platform than ${sideCar.platform}` };
}, "scanAll");

// src/pipelines/parts/compare-with.ts
var sideCarBaselinesOf = /* @__PURE__ */ __name((flow, c, plan) => (scanners, sideCars) => {
  if (c.baseline.kind !== "running" || c.sideCars !== "scan") return flow.given(NO_SIDE_CAR_BASELINES);
  return flow.optional(when(true, "")).stage(scanRunningSideCars, { plan, scanners, sideCars }, (r) => ({ ...c.scanners, ...r.scanners, ...r }));
}, "sideCarBaselinesOf");
var baselineOf = /* @__PURE__ */ __name((flow, c, plan) => (scanners) => {
  const { baseline } = c;
  if (baseline.kind === "none") return flow.given(baseline);
  return flow.stage(scanBaseline, { plan, scanners }, (r) => ({
    ...c.scanners,
    ...r.scanners,
    baseline,
    plan: r.plan
  }));
}, "baselineOf");

// src/domain/image/side-cars.ts
var NOTHING_PINNED = { images: [] };
var imagesToPin = /* @__PURE__ */ __name((services) => {
  const open = services.flatMap(sideCarsOf).filter(({ image }) => !isByDigest(image));
  return [...Map.groupBy(open, ({ image }) => image)].map(([image, used]) => ({ image, containers: namesOf3(used) }));
}, "imagesToPin");
var imagesToScan = /* @__PURE__ */ __name((services, { images }) => services.flatMap((service) => {
  const { taskDefinition } = service;
  const platform = wantedPlatform(taskDefinition);
  return [...Map.groupBy(sideCarsOf(service), ({ image }) => image)].map(([image, used]) => {
    const pinned = images.find((one) => one.image === image)?.pinned ?? image;
    return { image, containers: namesOf3(used), pinned, platform, source: taskDefinition.source };
  });
}), "imagesToScan");
var sideCarsOf = /* @__PURE__ */ __name((service) => allSideCars(service).filter(({ isKnown: isKnown2 }) => isKnown2), "sideCarsOf");
var unknownSideCars = /* @__PURE__ */ __name((services) => namesOf3(services.flatMap(allSideCars).filter(({ isKnown: isKnown2 }) => !isKnown2)), "unknownSideCars");
var allSideCars = /* @__PURE__ */ __name(({ taskDefinition: { input, filled: filled2 }, containerName }) => (input.containerDefinitions ?? []).flatMap(({ name = "", image = "" }, index) => {
  const isKnown2 = filled2?.get(`containerDefinitions[${index}].image`)?.text !== null;
  return name === containerName ? [] : [{ name, image, isKnown: isKnown2 }];
}), "allSideCars");
var namesOf3 = /* @__PURE__ */ __name((sideCars) => [...new Set(sideCars.map(({ name }) => name))], "namesOf");

// src/stages/side-cars/pin.ts
var pinSideCars = defineStage({
  kind: "side-cars",
  title: "Pin the side-cars",
  uses: ["exec", "registry", "surroundings", "log"],
  run: /* @__PURE__ */ __name(async ({ repository, services }, ports) => {
    const sideCars = imagesToPin(services);
    if (sideCars.length === 0) ports.log.info("no side-car has a tag");
    const images = await allOrOneError(
      "pinned",
      sideCars.map((sideCar) => resolveImage(sideCar, repository, ports))
    );
    for (const image of images) ports.log.info(`${sideCarInWords(image)}: ${image.pinned}`);
    return { images };
  }, "run"),
  record: /* @__PURE__ */ __name((pinned) => pinned, "record")
});

// src/stages/side-cars/scan-side-cars.ts
var scanSideCars = defineStage({
  kind: "side-cars-scan",
  title: "Scan the side-cars",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const uses = input.services.flatMap((service) => usesIn2(service, input.pinned));
    const serviceOf2 = new Map(uses.map(({ use, service }) => [use, service]));
    const finds = uses.map(({ use }) => findImages(use, input.repository, ports));
    const found = distinctImages((await allOrOneError("scanned", finds)).flat());
    if (found.length === 0) ports.log.info("there is no side-car");
    else await probeEngine(ports);
    const unknown8 = unknownSideCars(input.services);
    if (unknown8.length > 0) ports.log.warning(`not scanned, because the image has no value yet: ${unknown8.join(", ")}`);
    const images = [];
    for (const image of found)
      images.push({ ...await scanImage(image, input, ports), deployedAs: deployedAs(image, serviceOf2) });
    return { images };
  }, "run"),
  record: /* @__PURE__ */ __name(({ images }) => ({ images: images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })) }), "record")
});
var usesIn2 = /* @__PURE__ */ __name((service, pinned) => imagesToScan([service], pinned).map((use) => ({ use, service: service.key })), "usesIn");
var deployedAs = /* @__PURE__ */ __name(({ uses }, serviceOf2) => uses.flatMap((use) => use.containers.map((container) => ({ service: serviceOf2.get(use) ?? "", container }))), "deployedAs");
var scanImage = /* @__PURE__ */ __name(async (image, input, ports) => {
  const { scans, platform, ...facts } = await scanFoundImage(image, { ...input, folder: "side-car" }, ports);
  const containers = [...new Set(image.uses.flatMap((use) => use.containers))];
  const sideCar = { image: image.uses[0].image, containers, platform };
  return { sideCar, ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) };
}, "scanImage");

// src/pipelines/parts/judge-side-cars.ts
var inputOf = /* @__PURE__ */ __name((c) => ({ plan, pinned, scanners }) => ({ ...c.scanners, ...scanners, ...plan, pinned }), "inputOf");
var scansOfPinned = /* @__PURE__ */ __name((flow, c, needs) => (scanners) => c.sideCars === "scan" ? flow.stage(scanSideCars, { ...needs, scanners }, inputOf(c)) : flow.given(NO_SIDE_CARS), "scansOfPinned");
var scansOfPlanned = /* @__PURE__ */ __name((flow, c, plan) => (scanners) => {
  if (c.sideCars !== "scan") return flow.given(NO_SIDE_CARS);
  const wherePlanned = flow.optional(when(true, ""));
  const pinned = wherePlanned.stage(pinSideCars, { plan }, (r) => r.plan);
  return wherePlanned.stage(scanSideCars, { plan, pinned, scanners }, inputOf(c));
}, "scansOfPlanned");

// src/pipelines/parts/other-scans.ts
var otherScansOf = /* @__PURE__ */ __name((flow, c, plan) => ({
  scanSideCars: scansOfPlanned(flow, c, plan),
  scanBaseline: baselineOf(flow, c, plan),
  compareSideCars: sideCarBaselinesOf(flow, c, plan)
}), "otherScansOf");
var otherScansOfPinned = /* @__PURE__ */ __name((flow, c, needs) => ({
  scanSideCars: scansOfPinned(flow, c, needs),
  scanBaseline: baselineOf(flow, c, needs.plan),
  compareSideCars: sideCarBaselinesOf(flow, c, needs.plan)
}), "otherScansOfPinned");

// src/stages/given/pull.ts
import { join as join20 } from "node:path";
var pullImage = defineStage({
  kind: "build",
  title: "Pull the image",
  uses: ["exec", "files", "leftovers", "secrets", "registry", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const name = repositoryName(input.repository.repositoryUri);
    const held = await resolveGiven(input.image, input.repository, ports.registry.ecr);
    ports.log.info(`${input.image.written} is ${name.repository}@${held.digest}`);
    const manifest = onlyManifest(input.image, held);
    await probeEngine(ports);
    const directory = await ports.files.makePrivateDirectory("image");
    const archive = join20(directory, "image.tar");
    const local = localReference(directory, "given");
    const reference = `${name.registry}/${name.repository}@${manifest}`;
    const open = /* @__PURE__ */ __name(() => openDocker(name.registry, ports), "open");
    await fetchArchive({ name, reference, archive, localReference: local }, open, ports);
    const described = await describeArchive(archive, ports.exec);
    if (!holdsOnly(held, described.configDigest)) throw otherPulled2(input.image);
    for (const { taskDefinition } of input.services) {
      checkRuntime(taskDefinition, { subject: "the image is", platform: described.platform, chosenBy: "image" });
    }
    const sizeBytes = await ports.files.sizeBytes(archive);
    ports.log.info(`pulled ${described.platform}, config ${described.configDigest}, ${megabytes(sizeBytes)}`);
    const origin = { revision: null, localReference: local, storedAs: null, builder: "registry" };
    return { archive, ...described, sizeBytes, ...origin, held };
  }, "run"),
  record: /* @__PURE__ */ __name(({ held: _, ...image }) => image, "record")
});
var onlyManifest = /* @__PURE__ */ __name(({ written: written3 }, { manifestDigests }) => {
  const [manifest, ...others] = manifestDigests;
  if (manifest !== void 0 && others.length === 0) return manifest;
  const count = manifestDigests.length;
  const short3 = manifest === void 0 ? `${written3} is an index without an image` : `${written3} is an index of ${count} images; only one of them would be scanned`;
  throw fault("E_PLATFORM", {
    message: short3,
    headline: short3,
    hint: "Set `image` to the digest of the image for the platform of the tasks."
  });
}, "onlyManifest");
var otherPulled2 = /* @__PURE__ */ __name(({ written: written3 }) => {
  const short3 = `${written3} is not the image that was pulled`;
  return fault("E_PUSHED_OTHER", {
    message: short3,
    headline: short3,
    hint: "Nothing was deployed. Remove the image from the engine of this runner, or find out what is between the runner and ECR."
  });
}, "otherPulled");

// src/pipelines/parts/pull-and-judge.ts
var planGiven = /* @__PURE__ */ __name((flow, c, image) => flow.stage(planTarget, {}, () => ({ ...c, tag: image.tag })), "planGiven");
var pullAndJudge = /* @__PURE__ */ __name((flow, c, needed) => {
  const { image, plan, early = flow, scanSideCars: scanSideCars2, scanBaseline: scanBaseline2, compareSideCars: compareSideCars2 } = needed;
  const scanners = early.stage(prepareScanners, {}, () => c.scanners);
  const baseline = scanBaseline2(scanners);
  const pulling = early.stoppedBy(baseline).named("pull");
  const pulled = pulling.stage(pullImage, { plan }, (r) => ({ ...r.plan, image: asPlanned(image, r.plan) }));
  const sideCars = scanSideCars2(scanners);
  const sideCarBaselines = compareSideCars2(scanners, sideCars);
  const judged = scanAndJudge(flow, c, { scanners, build: pulled, sideCars, baseline, sideCarBaselines, plan });
  return { pulled, baseline, ...judged, tested: testOf(early, c, pulled) };
}, "pullAndJudge");

// src/domain/verify/deployment-configuration.ts
var judgeDeployment = /* @__PURE__ */ __name((facts) => [
  ...roomCheck(facts),
  ...bakeCheck(facts),
  ...kindChecks(facts.service)
], "judgeDeployment");
var leastHealthy = /* @__PURE__ */ __name(({ deploymentConfiguration, schedulingStrategy }, desiredCount) => {
  const percent = deploymentConfiguration?.minimumHealthyPercent ?? (schedulingStrategy === "DAEMON" ? 0 : 100);
  return Math.ceil(desiredCount * percent / 100);
}, "leastHealthy");
var replacementOf2 = /* @__PURE__ */ __name((service, desiredCount) => (service.deploymentConfiguration?.strategy ?? "ROLLING") === "ROLLING" && leastHealthy(service, desiredCount) < desiredCount ? "may-stop-first" : "starts-first", "replacementOf");
var hasRoom = /* @__PURE__ */ __name((service, desiredCount, maximumPercent) => service.runningCount === 0 || leastHealthy(service, desiredCount) < desiredCount || Math.floor(desiredCount * maximumPercent / 100) > desiredCount, "hasRoom");
var roomCheck = /* @__PURE__ */ __name(({ service, desiredCount }) => {
  const {
    strategy = "ROLLING",
    minimumHealthyPercent: min,
    maximumPercent: max
  } = service.deploymentConfiguration ?? {};
  if (strategy !== "ROLLING" || min === void 0 || max === void 0 || desiredCount === 0) return [];
  const about = { id: "healthy-percent", subject: `service ${service.serviceName ?? ""}` };
  if (hasRoom(service, desiredCount, max)) return [good(about, `can replace its tasks (${min} to ${max} %)`)];
  return [
    bad(about, {
      what: `cannot replace a task: with a desired count of ${desiredCount}, at least ${min} % and at most ${max} % healthy tasks leave no room`,
      next: "Lower `minimumHealthyPercent` or raise `maximumPercent` of the service."
    })
  ];
}, "roomCheck");
var bakeMinutes = /* @__PURE__ */ __name((configuration, until) => {
  const { bakeTimeInMinutes = 0 } = configuration;
  if (until === "stable" || until === "CLEAN_UP") return stepMinutes(configuration) + bakeTimeInMinutes;
  return until === "serving" || isAtOrAfter(until, "POST_PRODUCTION_TRAFFIC_SHIFT") ? stepMinutes(configuration) : 0;
}, "bakeMinutes");
var stepMinutes = /* @__PURE__ */ __name((configuration) => {
  const { strategy, linearConfiguration: { stepPercent = 10 } = {} } = configuration;
  return (strategy === "LINEAR" ? Math.ceil(100 / stepPercent) - 1 : 1) * (stepBake(configuration) ?? 0);
}, "stepMinutes");
var bakeCheck = /* @__PURE__ */ __name(({ service, waitMinutes, waitUntil = "stable" }) => {
  const configuration = service.deploymentConfiguration ?? {};
  if ((configuration.strategy ?? "ROLLING") === "ROLLING") return [];
  const minutes2 = bakeMinutes(configuration, waitUntil);
  const about = { id: "bake-time", subject: `service ${service.serviceName ?? ""}` };
  if (minutes2 < waitMinutes) return [good(about, `bakes for ${minutes2} minutes`)];
  return [
    bad(about, {
      what: `bakes for ${minutes2} minutes, and the run waits for ${waitMinutes}`,
      next: "Raise `wait-for-minutes` beyond the bake time, or set `wait-until` to an earlier stage."
    })
  ];
}, "bakeCheck");
var kindChecks = /* @__PURE__ */ __name(({ serviceName = "", resourceManagementType, loadBalancers = [] }) => {
  const subject = `service ${serviceName}`;
  const express = { id: "express", subject };
  const classic = { id: "classic-load-balancer", subject };
  return [
    ...resourceManagementType === "ECS" ? [
      bad(express, {
        what: "is an Express Mode service, which this version does not deploy",
        next: "Deploy it with UpdateExpressGatewayService, or set `service` to one that is not in Express Mode."
      })
    ] : [],
    ...loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== void 0) ? [
      warn(classic, {
        what: "is behind a Classic Load Balancer, for which ECS reports no state of a deployment",
        next: "Move the service to an Application or Network Load Balancer."
      })
    ] : []
  ];
}, "kindChecks");

// src/domain/verify/capacity.ts
var judgeCapacity = /* @__PURE__ */ __name((facts) => {
  const { serviceName, providers, statuses, hosts } = facts;
  return [
    ...judge(statuses, {
      about: { id: "capacity-provider", subject: `service ${serviceName}` },
      read: /* @__PURE__ */ __name((found) => providers.map((name) => providerCheck(name, found.get(name))), "read"),
      missing: /* @__PURE__ */ __name(() => [], "missing")
    }),
    ...judge(hosts, {
      about: { id: "hosts", subject: `service ${serviceName}` },
      read: /* @__PURE__ */ __name((all) => hostChecks(all, facts), "read"),
      missing: /* @__PURE__ */ __name(() => [], "missing")
    })
  ];
}, "judgeCapacity");
var providerCheck = /* @__PURE__ */ __name((name, status) => {
  const about = { id: "capacity-provider", subject: `capacity provider ${name}` };
  if (status === "ACTIVE") return good(about, "is active");
  if (status === "PROVISIONING") return warn(about, { what: "is PROVISIONING", next: "Wait until it is active." });
  const what = status === void 0 ? "does not exist in the cluster" : `is ${status}`;
  return bad(about, { what, next: "Correct the capacity provider strategy of the service." });
}, "providerCheck");
var hostChecks = /* @__PURE__ */ __name((all, { serviceName, task, replacement }) => {
  const about = { id: "hosts", subject: `service ${serviceName}` };
  const active = all.filter(({ status, agent }) => status === "ACTIVE" && agent === "connected");
  const draining = all.filter(({ status }) => status === "DRAINING").length;
  const fitting = active.filter(({ cpu, memory }) => cpu >= task.cpu && memory >= task.memory);
  return [
    ...draining === 0 ? [] : [
      warn(
        { ...about, id: "draining-hosts" },
        {
          what: `has ${draining} of ${all.length} container instances in DRAINING`,
          next: "Wait until they are replaced, or activate them."
        }
      )
    ],
    fitting.length > 0 || active.length > 0 && replacement === "may-stop-first" ? good(about, fitting.length > 0 ? `has room for a task on ${fitting.length} container instances` : STOPS_FIRST) : warn(about, {
      what: `has no container instance with ${task.cpu} CPU units and ${task.memory} MiB left for a new task`,
      next: "Add instances to the cluster, or lower `minimumHealthyPercent` so that old tasks are stopped first."
    })
  ];
}, "hostChecks");
var STOPS_FIRST = "stops an old task to make room for a new one";

// src/domain/verify/answer.ts
var known3 = /* @__PURE__ */ __name((value) => ({ kind: "read", value }), "known");
var mapReading = /* @__PURE__ */ __name((reading, map2) => reading.kind === "read" ? known3(map2(reading.value)) : reading, "mapReading");
var INCOMPLETE = { kind: "failed", because: "AWS returned an incomplete response" };
var complete = /* @__PURE__ */ __name((value) => value === void 0 ? INCOMPLETE : known3(value), "complete");
var thenReading = /* @__PURE__ */ __name((reading, next2) => reading.kind === "read" ? next2(reading.value) : reading, "thenReading");

// src/stages/verify/ask.ts
var ask3 = /* @__PURE__ */ __name(async (call, missing3 = []) => {
  try {
    return { kind: "read", value: await call };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (missing3.includes(error.awsCode)) return { kind: "missing" };
    const { operation, message } = error;
    return isUnavailable(error) ? { kind: "denied", action: operation } : { kind: "failed", because: message };
  }
}, "ask");
var elsewhere = /* @__PURE__ */ __name((region) => ({ kind: "failed", because: `it is in ${region}` }), "elsewhere");
var seenFrom = /* @__PURE__ */ __name((own, account, reading) => reading.kind === "missing" && account !== "" && account !== own ? { kind: "failed", because: `this role does not see it in the account ${account}` } : reading, "seenFrom");
var MOST_PAGES3 = 10;
var askAll = /* @__PURE__ */ __name(async (read3) => {
  const all = [];
  let nextToken;
  for (let count = 0; count < MOST_PAGES3; count += 1) {
    const page = await ask3(read3(nextToken));
    if (page.kind !== "read") return page;
    if (page.value.items === void 0) return INCOMPLETE;
    all.push(...page.value.items);
    nextToken = page.value.nextToken;
    if (nextToken === void 0) return known3(all);
  }
  return {
    kind: "failed",
    because: all.length === 0 ? "too many of the pages are empty" : `there are more than ${all.length}`
  };
}, "askAll");
var askFirst = /* @__PURE__ */ __name((read3) => askAll(async (token) => {
  const { items, nextToken } = await read3(token);
  return { items, nextToken: items === void 0 || items.length > 0 ? void 0 : nextToken };
}), "askFirst");

// src/stages/verify/read-capacity.ts
var verifyCapacity = /* @__PURE__ */ __name(async (subject, asking) => {
  const { service } = subject;
  const providers = ownProviders(service);
  const found = await readProviders(providers, subject, asking);
  return judgeCapacity({
    serviceName: service.serviceName ?? "",
    providers,
    statuses: mapReading(found, (all) => new Map(all.map(({ name = "", status = "" }) => [name, status]))),
    hosts: hasHosts(subject, found) ? await readHosts(subject, asking) : { kind: "missing" },
    task: taskSize(subject),
    replacement: replacementOf2(service, subject.desiredCount ?? service.desiredCount ?? 0)
  });
}, "verifyCapacity");
var hasHosts = /* @__PURE__ */ __name(({ service }, providers) => {
  if (service.launchType === "EC2" || service.launchType === "EXTERNAL") return true;
  if (providers.kind !== "read") return false;
  const active = providers.value.filter(({ status }) => status === "ACTIVE");
  if (active.length < ownProviders(service).length) return false;
  return !active.some(
    ({ autoScalingGroupProvider: group, managedInstancesProvider: managed }) => managed !== void 0 || group?.managedScaling?.status === "ENABLED"
  );
}, "hasHosts");
var readProviders = /* @__PURE__ */ __name(async (names, { clusterArn: cluster }, { aws, limit }) => {
  if (names.length === 0) return { kind: "missing" };
  const asked2 = { cluster, capacityProviders: [...names] };
  const reply = await ask3(aws.ecs.describeCapacityProviders(asked2, limit));
  return thenReading(reply, ({ capacityProviders: found = [], failures = [] }) => {
    const missing3 = failures.filter(({ reason }) => reason === "MISSING");
    const isComplete = found.every(({ name, status }) => name !== void 0 && status !== void 0);
    return !isComplete || found.length + missing3.length < new Set(names).size ? INCOMPLETE : known3(found);
  });
}, "readProviders");
var MOST_HOSTS = 100;
var readHosts = /* @__PURE__ */ __name(async (subject, asking) => {
  const { aws, limit } = asking;
  const cluster = subject.clusterArn;
  const listed6 = await askAll(async (nextToken) => {
    const page = await aws.ecs.listContainerInstances({ cluster, nextToken }, limit);
    return { items: page.containerInstanceArns, nextToken: page.nextToken };
  });
  if (listed6.kind !== "read") return listed6;
  const parts = await Promise.all(
    chunksOf(listed6.value, MOST_HOSTS).map(async (containerInstances) => {
      const asked2 = { cluster, containerInstances: [...containerInstances] };
      return thenReading(await ask3(aws.ecs.describeContainerInstances(asked2, limit)), (reply) => {
        const { containerInstances: described = [], failures = [] } = reply;
        return described.length + failures.length < containerInstances.length ? INCOMPLETE : known3(described.filter((one) => isForService(one, subject)));
      });
    })
  );
  const all = parts.reduce(
    (sum, part) => thenReading(sum, (some) => mapReading(part, (more) => [...some, ...more])),
    known3([])
  );
  return thenReading(all, hostsOf);
}, "readHosts");
var isForService = /* @__PURE__ */ __name(({ capacityProviderName: provider = "", attributes = [] }, of) => {
  const providers = ownProviders(of.service);
  if (providers.length > 0) return providers.includes(provider);
  const isExternal = attributes.some(({ name }) => name === "ecs.capability.external");
  return isExternal === (of.service.launchType === "EXTERNAL");
}, "isForService");
var hostsOf = /* @__PURE__ */ __name((instances) => {
  const hosts = instances.flatMap(({ status, agentConnected, remainingResources: left = [] }) => {
    const cpu = left.find(({ name }) => name === "CPU")?.integerValue;
    const memory = left.find(({ name }) => name === "MEMORY")?.integerValue;
    if (status === void 0 || cpu === void 0 || memory === void 0) return [];
    return [{ status, agent: agentConnected === false ? "disconnected" : "connected", cpu, memory }];
  });
  return hosts.length < instances.length ? INCOMPLETE : known3(hosts);
}, "hostsOf");
var taskSize = /* @__PURE__ */ __name(({ definition, containers }) => {
  const sum = /* @__PURE__ */ __name((sizes) => sizes.reduce((all, one) => all + (one ?? 0), 0), "sum");
  return {
    cpu: unitsIn(definition.cpu ?? "", "cpu") ?? sum(containers.map(({ cpu }) => cpu)),
    memory: unitsIn(definition.memory ?? "", "memory") ?? sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory))
  };
}, "taskSize");

// src/stages/verify/subject.ts
var resourceOf = /* @__PURE__ */ __name(({ clusterArn, service: { serviceName = "" } }) => `service/${lastPart(clusterArn)}/${serviceName}`, "resourceOf");
var accountOf = /* @__PURE__ */ __name(({ clusterArn }) => clusterArn.split(":")[4] ?? "", "accountOf");

// src/stages/verify/read-images.ts
var verifyImages = /* @__PURE__ */ __name(async (subject, asking) => {
  const architecture = runtimeOf({ input: subject.definition })?.architecture ?? null;
  const checks = subject.containers.flatMap(({ name: container = "", image = "" }) => {
    const parsed2 = container === subject.containerName ? null : parseEcrImage(image);
    if (parsed2 === null) return [];
    if (isPushed(parsed2, subject.pushes)) return [Promise.resolve([pushedByThisRun({ container, image })])];
    return [
      readManifest3(parsed2, asking).then(async (found) => {
        const seen = seenFrom(accountOf(subject), parsed2.account, found);
        const manifest = seen.kind === "missing" ? await unlessCached(parsed2, asking) : seen;
        return judgeImage({ container, image, manifest, architecture });
      })
    ];
  });
  return (await Promise.all(checks)).flat();
}, "verifyImages");
var NOT_FOUND = ["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"];
var readManifest3 = /* @__PURE__ */ __name(async (image, { aws, limit, region }) => {
  if (image.region !== region) return elsewhere(image.region);
  const asked2 = {
    registryId: image.account,
    repositoryName: image.repository,
    imageIds: [image.reference],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  };
  const reply = await ask3(aws.ecr.batchGetImage(asked2, limit), ["RepositoryNotFoundException"]);
  return thenReading(
    reply,
    ({ images, failures = [] }) => failures.some(({ failureCode: code2 }) => code2 !== void 0 && NOT_FOUND.includes(code2)) ? { kind: "missing" } : complete(images?.[0]?.imageManifest)
  );
}, "readManifest");
var MOST_RULES = 1e3;
var unlessCached = /* @__PURE__ */ __name(async ({ account: registryId, repository }, { aws, limit }) => {
  const rules = await askAll(async (nextToken) => {
    const page = await aws.ecr.describePullThroughCacheRules({ registryId, maxResults: MOST_RULES, nextToken }, limit);
    return { items: page.pullThroughCacheRules, nextToken: page.nextToken };
  });
  return thenReading(
    rules,
    (all) => all.some(
      ({ ecrRepositoryPrefix: prefix = "" }) => prefix === EVERY_NAME || repository.startsWith(`${prefix.replace(/\/$/, "")}/`)
    ) ? { kind: "failed", because: "a pull-through cache gets it at the first pull" } : { kind: "missing" }
  );
}, "unlessCached");
var EVERY_NAME = "ROOT";

// src/domain/task-definition/container-logs.ts
var TRUE = ["1", "t", "T", "true", "TRUE", "True"];
var awsLogsOf = /* @__PURE__ */ __name(({ logConfiguration: log2 }) => {
  const option2 = /* @__PURE__ */ __name((name) => log2?.options?.[name] ?? null, "option");
  const group = option2("awslogs-group");
  if (log2?.logDriver !== "awslogs" || group === null) return null;
  const creation = TRUE.includes(option2("awslogs-create-group") ?? "") ? "by-the-driver" : "none";
  const [region, prefix] = [option2("awslogs-region"), option2("awslogs-stream-prefix")];
  return { group, region, prefix, creation, mode: option2("mode") };
}, "awsLogsOf");
var containerLogs = /* @__PURE__ */ __name(({ input }) => (input.containerDefinitions ?? []).flatMap((container) => {
  const { name } = container;
  const log2 = awsLogsOf(container);
  if (name === void 0 || log2 === null) return [];
  return [{ container: name, logGroup: log2.group, logRegion: log2.region, logPrefix: log2.prefix }];
}), "containerLogs");

// src/domain/verify/log-groups.ts
var logGroupsOf = /* @__PURE__ */ __name((containers) => {
  const groups = containers.flatMap((container) => awsLogsOf(container) ?? []);
  const keyOf2 = /* @__PURE__ */ __name(({ region, group, creation, mode }) => `${region ?? ""} ${group} ${creation} ${mode === "blocking" ? mode : ""}`, "keyOf");
  return [...new Map(groups.map((one) => [keyOf2(one), one])).values()];
}, "logGroupsOf");
var judgeLogGroup = /* @__PURE__ */ __name(({ group: name, mode, sender }, exists) => {
  const judged = sender === "host" && mode !== "blocking" ? warn : bad;
  const about = { id: "log-group", subject: `log group ${name}` };
  return judge(exists, {
    about,
    read: /* @__PURE__ */ __name(() => [good(about, "exists")], "read"),
    missing: /* @__PURE__ */ __name(() => [
      judged(about, {
        what: "does not exist",
        next: 'Create the log group, or correct `awslogs-group`; `awslogs-create-group: "true"` lets ECS create it.'
      })
    ], "missing")
  });
}, "judgeLogGroup");

// src/stages/verify/read-log-groups.ts
var verifyLogGroups = /* @__PURE__ */ __name(async ({ containers, service }, asking) => {
  const groups = logGroupsOf(containers).filter(({ creation }) => creation === "none");
  const sender = isOnFargate(service) ? "fargate" : "host";
  const checks = await Promise.all(
    groups.map(async (group) => judgeLogGroup({ ...group, sender }, await readGroup2(group, asking)))
  );
  return checks.flat();
}, "verifyLogGroups");
var readGroup2 = /* @__PURE__ */ __name(async ({ group: name, region }, { aws, limit, region: own }) => {
  if (region !== null && region !== own) return elsewhere(region);
  const groups = await askFirst(async (nextToken) => {
    const page = await aws.logs.describeLogGroups({ logGroupNamePrefix: name, nextToken }, limit);
    return { items: page.logGroups, nextToken: page.nextToken };
  });
  return thenReading(
    groups,
    (all) => all.some(({ logGroupName }) => logGroupName === name) ? known3("exists") : { kind: "missing" }
  );
}, "readGroup");

// src/domain/verify/way-to-aws.ts
var wayFrom = /* @__PURE__ */ __name((subnet, { routeTables, endpoints }, { needs, publicIp }) => {
  const table2 = tableOf(subnet, routeTables);
  if (table2 === void 0) return { kind: "unclear", because: "no route table was found" };
  if (leadsOut2(subnet, table2, publicIp)) return { kind: "open" };
  const usable3 = endpoints.filter(isAvailable).filter((endpoint) => serves(endpoint, subnet, table2));
  const missing3 = needs.filter((need) => !usable3.some((endpoint) => isFor(need, endpoint) && hasDefaultName(endpoint)));
  if (missing3.length === 0) return { kind: "open" };
  if (missing3.every((need) => usable3.some((endpoint) => isFor(need, endpoint)))) {
    return { kind: "unclear", because: `the VPC endpoints for ${missing3.join(", ")} have no private DNS names` };
  }
  if (table2.Routes?.some(isOfOwnPrefixList) === true) {
    return { kind: "unclear", because: "a route leads to a prefix list that is not read" };
  }
  return { kind: "cut", from: missing3 };
}, "wayFrom");
var tableOf = /* @__PURE__ */ __name(({ SubnetId, VpcId }, tables) => tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ?? tables.find((table2) => table2.VpcId === VpcId && table2.Associations?.some(({ Main }) => Main === true) === true), "tableOf");
var leadsOut2 = /* @__PURE__ */ __name(({ Ipv6Native }, { Routes = [] }, publicIp) => Routes.filter(({ State }) => State !== "blackhole").some(
  (route) => Ipv6Native === true ? route.DestinationIpv6CidrBlock === "::/0" : route.DestinationCidrBlock === "0.0.0.0/0" && (!isToInternetGateway(route) || publicIp === "assigned")
), "leadsOut");
var isToInternetGateway = /* @__PURE__ */ __name(({ GatewayId = "" }) => GatewayId.startsWith("igw-"), "isToInternetGateway");
var isOfOwnPrefixList = /* @__PURE__ */ __name(({ DestinationPrefixListId, GatewayId = "", State }) => DestinationPrefixListId !== void 0 && State !== "blackhole" && !GatewayId.startsWith("vpce-"), "isOfOwnPrefixList");
var isAvailable = /* @__PURE__ */ __name(({ State }) => State?.toLowerCase() === "available", "isAvailable");
var serves = /* @__PURE__ */ __name(({ VpcEndpointType: type, RouteTableIds = [], VpcId }, subnet, { RouteTableId = "" }) => type === "Gateway" ? RouteTableIds.includes(RouteTableId) : VpcId === subnet.VpcId, "serves");
var isFor = /* @__PURE__ */ __name((need, { ServiceName = "" }) => ServiceName.endsWith(`.${need}`), "isFor");
var hasDefaultName = /* @__PURE__ */ __name(({ VpcEndpointType: type, PrivateDnsEnabled }) => type === "Gateway" || PrivateDnsEnabled !== false, "hasDefaultName");

// src/domain/verify/network.ts
var judgeNetwork = /* @__PURE__ */ __name((facts) => [
  ...zoneChecks(facts),
  ...wayChecks(facts),
  ...groupChecks(facts),
  ...publicChecks(facts)
], "judgeNetwork");
var ADD_A_WAY = "Add a NAT gateway or VPC endpoints, or assign public IP addresses in public subnets.";
var zoneChecks = /* @__PURE__ */ __name(({ serviceName, subnets }) => {
  const about = { id: "subnet-zones", subject: `service ${serviceName}` };
  return judge(subnets, {
    about,
    read: /* @__PURE__ */ __name((all) => {
      const zones = [...new Set(all.flatMap(({ AvailabilityZone: zone }) => zone ?? []))];
      if (zones.length > 1) return [good(about, `has subnets in ${zones.length} Availability Zones`)];
      const what = `has subnets in one Availability Zone only (${zones.join()})`;
      return [warn(about, { what, next: "Add a subnet in another zone to the service." })];
    }, "read"),
    missing: /* @__PURE__ */ __name(() => [
      warn(about, {
        what: "has a subnet that does not exist",
        next: "Correct the network configuration of the service."
      })
    ], "missing")
  });
}, "zoneChecks");
var wayChecks = /* @__PURE__ */ __name(({ serviceName, ways, needs, publicIp }) => {
  const about = { id: "way-to-aws", subject: `service ${serviceName}` };
  return judge(ways, {
    about,
    read: /* @__PURE__ */ __name((all) => {
      const ways2 = all.subnets.map((subnet) => ({
        id: subnet.SubnetId ?? "",
        way: wayFrom(subnet, all, { needs, publicIp })
      }));
      const cut3 = ways2.flatMap(({ id, way }) => way.kind === "cut" ? [`from ${id} to ${way.from.join(", ")}`] : []);
      const unclear = ways2.flatMap(({ id, way }) => way.kind === "unclear" ? [`${way.because} (${id})`] : []);
      if (cut3.length > 0) return [warn(about, { what: `has no way ${cut3.join("; ")}`, next: ADD_A_WAY })];
      if (unclear.length > 0) return [unknown4(about, `not checked: ${unclear.join("; ")}`)];
      return [good(about, `has a way to ${needs.join(", ")}`)];
    }, "read"),
    missing: /* @__PURE__ */ __name(() => [], "missing")
  });
}, "wayChecks");
var groupChecks = /* @__PURE__ */ __name(({ securityGroups, serviceName }) => judge(securityGroups, {
  about: { id: "open-security-group", subject: `service ${serviceName}` },
  read: /* @__PURE__ */ __name((groups) => groups.map((group) => {
    const about = { id: "open-security-group", subject: `security group ${group.GroupId ?? ""}` };
    const open = (group.IpPermissions ?? []).filter(isOpen);
    if (open.length === 0) return good(about, "is not open to the internet");
    const ports = open.map(portsOf);
    return warn(about, {
      what: `is open to the internet (${ports.join(", ")})`,
      next: "Let in only the security group of the load balancer."
    });
  }), "read"),
  missing: /* @__PURE__ */ __name(() => [
    warn(
      { id: "open-security-group", subject: `service ${serviceName}` },
      { what: "has a security group that does not exist", next: "Correct the network configuration of the service." }
    )
  ], "missing")
}), "groupChecks");
var isOpen = /* @__PURE__ */ __name(({ IpRanges = [], Ipv6Ranges = [] }) => [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)].some(
  (range) => range === "0.0.0.0/0" || range === "::/0"
), "isOpen");
var portsOf = /* @__PURE__ */ __name(({ IpProtocol: protocol = "", FromPort: from, ToPort: to }) => {
  if (/^icmp/i.test(protocol)) return "ICMP";
  return from === to ? from ?? "all ports" : `${from ?? 0}-${to ?? 65535}`;
}, "portsOf");
var publicChecks = /* @__PURE__ */ __name(({ publicIp, serviceName }) => {
  if (publicIp === "none") return [];
  const about = { id: "public-ip", subject: `service ${serviceName}` };
  return [
    warn(about, {
      what: "gives its tasks public IP addresses",
      next: "Run the tasks in private subnets with `assignPublicIp: DISABLED`."
    })
  ];
}, "publicChecks");

// src/domain/verify/task-secrets.ts
var parseReference2 = /* @__PURE__ */ __name((valueFrom) => {
  if (/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret(?::|$)/.test(valueFrom)) return ofSecretsManager(valueFrom);
  const [prefix, , , region = "", account = ""] = valueFrom.split(":");
  const place = prefix === "arn" ? { region, account } : { region: null, account: "" };
  const secret2 = secretBehind(valueFrom);
  return secret2 === null ? { kind: "parameter", name: valueFrom, ...place } : referenced(secret2, place);
}, "parseReference");
var ofSecretsManager = /* @__PURE__ */ __name((valueFrom) => {
  const parts = valueFrom.split(":");
  const [, , , region = "", account = "", , name = ""] = parts;
  const [key2 = null, stage = null, version = null] = parts.slice(7).map((part) => part === "" ? null : part);
  const arn = parts.slice(0, 7).join(":");
  return { kind: "secret", by: "secretsmanager", arn, name, region, account, key: key2, stage, version };
}, "ofSecretsManager");
var referenced = /* @__PURE__ */ __name((secret2, place) => {
  const [name = "", selector = null] = secret2.split(":");
  const isId = selector !== null && /^[0-9a-f-]{32,64}$/i.test(selector);
  const version = { stage: isId ? null : selector, version: isId ? selector : null };
  return { kind: "secret", by: "ssm", arn: name, name, ...place, key: null, ...version };
}, "referenced");
var secretsOf = /* @__PURE__ */ __name((containers) => containers.flatMap(({ name: container = "", secrets = [], logConfiguration, repositoryCredentials }) => [
  ...[...secrets, ...logConfiguration?.secretOptions ?? []].map(({ name = "", valueFrom = "" }) => ({
    variable: `${container}/${name}`,
    reference: parseReference2(valueFrom)
  })),
  ...credentialsOf(repositoryCredentials?.credentialsParameter).map((reference) => ({
    variable: `${container}/repositoryCredentials`,
    reference
  }))
]), "secretsOf");
var credentialsOf = /* @__PURE__ */ __name((credentials) => {
  if (credentials === void 0) return [];
  if (credentials.startsWith("arn:")) return [parseReference2(credentials)];
  const byName = { arn: credentials, name: credentials, region: "", account: "" };
  return [{ kind: "secret", by: "secretsmanager", ...byName, key: null, stage: null, version: null }];
}, "credentialsOf");
var judgeSecret = /* @__PURE__ */ __name((facts) => {
  const { kind, name, key: key2, variable } = facts;
  const about = { id: kind, subject: `${kind} ${name} (${variable})` };
  const checks = judge(facts.exists, {
    about,
    read: /* @__PURE__ */ __name((state) => {
      if (state === "scheduled-for-deletion") {
        return [bad(about, { what: "is scheduled for deletion", next: "Restore the secret, or correct `secrets`." })];
      }
      if (state === "no-such-version") {
        return [bad(about, { what: "has no such version", next: "Set a value, or correct `secrets`." })];
      }
      return key2 === null ? [good(about, "exists")] : judgeKey(about, key2, facts.keys);
    }, "read"),
    missing: /* @__PURE__ */ __name(() => [bad(about, { what: "does not exist", next: `Create the ${kind}, or correct \`secrets\`.` })], "missing")
  });
  const isRead = facts.exists.kind === "denied" || facts.exists.kind === "failed";
  return isRead && key2 !== null ? [...checks, ...judgeKey(about, key2, facts.keys)] : checks;
}, "judgeSecret");
var judgeKey = /* @__PURE__ */ __name((about, key2, keys) => judge(keys, {
  about: { ...about, id: "secret-key" },
  read: /* @__PURE__ */ __name((names) => {
    if (names?.includes(key2) === true) return [good(about, `exists and has the key ${key2}`)];
    const what = names === null ? "is not a JSON object" : `has no key ${key2}`;
    return [
      bad(
        { ...about, id: "secret-key" },
        { what, next: `Add the key ${key2} to the secret, or correct \`secrets\`.` }
      )
    ];
  }, "read"),
  missing: /* @__PURE__ */ __name(() => [
    bad({ ...about, id: "secret-key" }, { what: "has no such version", next: "Set a value, or correct `secrets`." })
  ], "missing")
}), "judgeKey");
var versionState = /* @__PURE__ */ __name((labels2, { stage, version }) => {
  const wanted = stage ?? (version === null ? "AWSCURRENT" : null);
  const listed6 = Object.entries(labels2).filter(
    ([id, all]) => (version === null || id === version) && (wanted === null || all.includes(wanted))
  );
  if (listed6.length > 0) return known3("exists");
  if (version !== null && !Object.hasOwn(labels2, version)) {
    return { kind: "failed", because: `its version ${version} has no staging label` };
  }
  return known3("no-such-version");
}, "versionState");

// src/stages/verify/read-network.ts
var verifyNetwork = /* @__PURE__ */ __name(async (subject, asking) => {
  const { service, definition } = subject;
  const configuration = service.networkConfiguration?.awsvpcConfiguration;
  if (definition.networkMode !== "awsvpc" || configuration === void 0) return [];
  return judgeNetwork(await readNetwork(subject, configuration, asking));
}, "verifyNetwork");
var readNetwork = /* @__PURE__ */ __name(async (subject, { subnets: subnetIds = [], securityGroups: groupIds = [], assignPublicIp }, { aws: { ec2 }, limit }) => {
  const asking = { ec2, limit };
  const [subnets, securityGroups] = await Promise.all([readSubnets(subnetIds, asking), readGroups(groupIds, asking)]);
  return {
    serviceName: subject.service.serviceName ?? "",
    publicIp: assignPublicIp === "ENABLED" ? "assigned" : "none",
    subnets,
    securityGroups,
    ways: isOnFargate(subject.service) ? await readWays(subnets, accountOf(subject), asking) : { kind: "missing" },
    needs: needsOf(subject)
  };
}, "readNetwork");
var allOf2 = /* @__PURE__ */ __name((items, ids) => items === void 0 || items.length < new Set(ids).size ? INCOMPLETE : known3(items), "allOf");
var readSubnets = /* @__PURE__ */ __name(async (ids, { ec2, limit }) => {
  const reply = await ask3(ec2.describeSubnets({ SubnetIds: [...ids] }, limit), ["InvalidSubnetID.NotFound"]);
  const subnets = thenReading(reply, ({ Subnets }) => allOf2(Subnets, ids));
  return thenReading(
    subnets,
    (all) => all.some(({ AvailabilityZone: zone, VpcId: vpc }) => zone === void 0 || vpc === void 0) ? INCOMPLETE : known3(all)
  );
}, "readSubnets");
var readGroups = /* @__PURE__ */ __name(async (ids, { ec2, limit }) => {
  if (ids.length === 0) return known3([]);
  const reply = await ask3(ec2.describeSecurityGroups({ GroupIds: [...ids] }, limit), ["InvalidGroup.NotFound"]);
  return thenReading(reply, ({ SecurityGroups }) => allOf2(SecurityGroups, ids));
}, "readGroups");
var readWays = /* @__PURE__ */ __name(async (subnets, account, asking) => {
  if (subnets.kind !== "read") return { kind: "missing" };
  if (subnets.value.some(({ OwnerId: owner }) => owner !== void 0 && owner !== account)) {
    return { kind: "failed", because: "the VPC belongs to another account" };
  }
  const vpcs = [...new Set(subnets.value.flatMap(({ VpcId }) => VpcId ?? []))];
  const [routeTables, endpoints] = await readVpcs([{ Name: "vpc-id", Values: vpcs }], asking);
  return thenReading(
    routeTables,
    (tables) => mapReading(endpoints, (ends) => ({ subnets: subnets.value, routeTables: tables, endpoints: ends }))
  );
}, "readWays");
var readVpcs = /* @__PURE__ */ __name((Filters, { ec2, limit }) => Promise.all([
  askAll(async (NextToken) => {
    const page = await ec2.describeRouteTables({ Filters, NextToken }, limit);
    return { items: page.RouteTables, nextToken: page.NextToken };
  }),
  askAll(async (NextToken) => {
    const page = await ec2.describeVpcEndpoints({ Filters, NextToken }, limit);
    return { items: page.VpcEndpoints, nextToken: page.NextToken };
  })
]), "readVpcs");
var needsOf = /* @__PURE__ */ __name(({ containers, service }) => {
  const asked2 = secretsOf(containers).map(({ reference }) => reference.kind === "secret" ? reference.by : "ssm");
  return [
    "ecr.api",
    "ecr.dkr",
    "s3",
    ...logGroupsOf(containers).length > 0 ? ["logs"] : [],
    ...new Set(asked2),
    ...service.enableExecuteCommand === true ? ["ssmmessages"] : []
  ];
}, "needsOf");

// src/domain/verify/readiness.ts
var judgeReadiness = /* @__PURE__ */ __name((facts) => [
  ...systemChecks(facts),
  ...execChecks(facts),
  ...protectionChecks(facts),
  ...insightsChecks(facts)
], "judgeReadiness");
var systemChecks = /* @__PURE__ */ __name(({ definition: { runtimePlatform, family: family2 = "" } }) => {
  const system = runtimePlatform?.operatingSystemFamily ?? "LINUX";
  if (!system.startsWith("WINDOWS")) return [];
  const what = `runs on ${system}, and only Linux is supported`;
  return [
    bad(
      { id: "windows", subject: `task definition ${family2}` },
      { what, next: "Deploy Windows tasks with another tool." }
    )
  ];
}, "systemChecks");
var execChecks = /* @__PURE__ */ __name(({ service, definition, containers }) => {
  if (service.enableExecuteCommand !== true) return [];
  const about = { id: "exec", subject: `service ${service.serviceName ?? ""}` };
  if (definition.taskRoleArn === void 0) {
    const what2 = "has ECS Exec enabled, and the task definition has no task role";
    return [warn(about, { what: what2, next: "Set `taskRoleArn` to a role that allows the `ssmmessages` actions." })];
  }
  const readOnly = containers.flatMap(
    ({ name, readonlyRootFilesystem }) => readonlyRootFilesystem === true ? [name ?? ""] : []
  );
  if (readOnly.length === 0) return [good(about, "can use ECS Exec")];
  const what = `has ECS Exec enabled, and ${readOnly.join(", ")} has a read-only root file system`;
  return [
    warn(about, { what, next: "Disable ECS Exec for the service, or expect that it does not reach this container." })
  ];
}, "execChecks");
var protectionChecks = /* @__PURE__ */ __name(({ protectedTasks, service: { serviceName = "" } }) => {
  const about = { id: "task-protection", subject: `service ${serviceName}` };
  return judge(protectedTasks, {
    about,
    read: /* @__PURE__ */ __name((count) => {
      if (count === 0) return [good(about, "has no protected task")];
      const what = `has ${count} protected ${count === 1 ? "task" : "tasks"}, which ECS does not stop until the protection ends`;
      return [warn(about, { what, next: "Expect a longer deployment, or end the protection." })];
    }, "read"),
    missing: /* @__PURE__ */ __name(() => [], "missing")
  });
}, "protectionChecks");
var insightsChecks = /* @__PURE__ */ __name(({ insights, clusterName }) => {
  const about = { id: "container-insights", subject: `cluster ${clusterName}` };
  return judge(insights, {
    about,
    read: /* @__PURE__ */ __name((value) => value === "disabled" ? [
      warn(about, {
        what: "has Container Insights disabled",
        next: "Set `containerInsights` of the cluster to `enabled`."
      })
    ] : [good(about, "has Container Insights")], "read"),
    missing: /* @__PURE__ */ __name(() => [], "missing")
  });
}, "insightsChecks");

// src/stages/verify/read-readiness.ts
var verifyReadiness = /* @__PURE__ */ __name(async (subject, asking) => {
  const [insights, protectedTasks] = await Promise.all([readInsights(subject, asking), countProtected(subject, asking)]);
  return judgeReadiness({ ...subject, clusterName: lastPart(subject.clusterArn), insights, protectedTasks });
}, "verifyReadiness");
var readInsights = /* @__PURE__ */ __name(async ({ clusterArn }, { aws, limit }) => {
  const asked2 = { clusters: [clusterArn], include: ["SETTINGS"] };
  const reply = await ask3(aws.ecs.describeClusters(asked2, limit));
  return thenReading(
    reply,
    ({ clusters }) => complete(clusters?.[0]?.settings?.find(({ name }) => name === "containerInsights")?.value)
  );
}, "readInsights");
var MOST_TASKS2 = 100;
var countProtected = /* @__PURE__ */ __name(async (subject, asking) => {
  const { clusterArn: cluster, service } = subject;
  const { aws, limit } = asking;
  const listed6 = await askAll(async (nextToken) => {
    const page = await aws.ecs.listTasks({ cluster, serviceName: service.serviceName, nextToken }, limit);
    return { items: page.taskArns, nextToken: page.nextToken };
  });
  if (listed6.kind !== "read") return listed6;
  const counts = await Promise.all(
    chunksOf(listed6.value, MOST_TASKS2).map((tasks) => protectedOf(cluster, tasks, asking))
  );
  return counts.reduce(
    (all, one) => thenReading(all, (sum) => thenReading(one, (count) => known3(sum + count))),
    known3(0)
  );
}, "countProtected");
var protectedOf = /* @__PURE__ */ __name(async (cluster, tasks, { aws, limit }) => {
  const reply = await ask3(aws.ecs.getTaskProtection({ cluster, tasks: [...tasks] }, limit));
  return thenReading(reply, ({ protectedTasks = [], failures = [] }) => {
    const stopped = failures.filter(({ reason }) => reason === "TASK_NOT_VALID");
    if (protectedTasks.length + stopped.length < tasks.length) return INCOMPLETE;
    return known3(protectedTasks.filter((one) => one.protectionEnabled === true).length);
  });
}, "protectedOf");

// src/domain/verify/trust-conditions.ts
var VALUES2 = external_exports.union([
  external_exports.union([external_exports.string(), external_exports.boolean(), external_exports.number()]).transform((one) => [String(one)]),
  external_exports.array(external_exports.string())
]);
var CONDITIONS = external_exports.record(external_exports.string(), external_exports.record(external_exports.string(), VALUES2));
var conditionVerdict = /* @__PURE__ */ __name((condition, place) => {
  if (condition === void 0) return "met";
  const parsed2 = CONDITIONS.safeParse(condition);
  if (!parsed2.success) return "unknown";
  const verdicts = Object.entries(parsed2.data).flatMap(
    ([operator, keys]) => Object.entries(keys).map(([key2, values]) => judgeKey2(operator, key2, { values, place }))
  );
  if (verdicts.includes("unmet")) return "unmet";
  return verdicts.includes("unknown") ? "unknown" : "met";
}, "conditionVerdict");
var judgeKey2 = /* @__PURE__ */ __name((operator, key2, { values, place }) => {
  switch (key2.toLowerCase()) {
    case "aws:sourceaccount":
      return operator === "Null" ? isNull("no", values) : judgeAccount(operator, values, place);
    case "aws:sourcearn":
      return operator === "Null" ? isNull("no", values) : judgeArn(operator, values, place);
    case "sts:externalid":
      if (operator === "Null") return isNull("yes", values);
      if (operator.includes(":")) return "unknown";
      return /Not|IfExists$/.test(operator) ? "met" : "unmet";
    default:
      return "unknown";
  }
}, "judgeKey");
var isNull = /* @__PURE__ */ __name((absent, values) => values.includes(String(absent === "yes")) ? "met" : "unmet", "isNull");
var judgeAccount = /* @__PURE__ */ __name((operator, values, { account }) => {
  const [, not, by] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.exec(operator) ?? [];
  if (by === void 0) return "unknown";
  const isNamed2 = values.some((value) => by === "Like" ? matches(value, account) : value === account);
  return isNamed2 === (not === void 0) ? "met" : "unmet";
}, "judgeAccount");
var judgeArn = /* @__PURE__ */ __name((operator, values, place) => {
  if (/^StringEquals/.test(operator) && values.every((value) => value.includes("*"))) return "unmet";
  if (!/^(Arn(Equals|Like)|String(Equals|Like))(IfExists)?$/.test(operator)) return "unknown";
  const verdicts = values.map((value) => arnVerdict(value, place));
  if (verdicts.includes("met")) return "met";
  return verdicts.includes("unknown") ? "unknown" : "unmet";
}, "judgeArn");
var arnVerdict = /* @__PURE__ */ __name((pattern, { account, region }) => {
  if (/^\*+$/.test(pattern)) return "met";
  const [, partition = "", service, place, owner, ...rest] = pattern.split(":");
  if (service === void 0 || place === void 0 || owner === void 0 || rest.length === 0) return "unknown";
  const parts = [matches(partition, "aws") || partition.startsWith("aws-"), matches(service, "ecs")];
  if ([...parts, matches(place, region), matches(owner, account)].includes(false)) return "unmet";
  return rest.join(":") === "*" ? "met" : "unknown";
}, "arnVerdict");

// src/domain/verify/trust-policy.ts
var TASKS = "ecs-tasks.amazonaws.com";
var EVERY_SERVICE = "every service";
var UNCLEAR = /^(?:every service|ecs-tasks\.(?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?)$/;
var oneOrMore = external_exports.union([external_exports.string().transform((one) => [one]), external_exports.array(external_exports.string())]);
var POLICY = external_exports.object({
  Statement: external_exports.union([external_exports.array(external_exports.unknown()), external_exports.looseObject({}).transform((one) => [one])])
});
var PRINCIPAL = external_exports.union([
  external_exports.literal("*").transform((all) => [all]),
  external_exports.strictObject({
    Service: oneOrMore.optional(),
    AWS: oneOrMore.optional(),
    Federated: external_exports.unknown().optional(),
    CanonicalUser: external_exports.unknown().optional()
  }).transform(({ Service = [], AWS = [] }) => [
    ...Service.map((one) => one === "*" ? EVERY_SERVICE : one),
    ...AWS.filter((one) => one === "*")
  ])
]);
var STATEMENT = external_exports.object({
  Effect: external_exports.enum(["Allow", "Deny"]),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Principal: PRINCIPAL.optional(),
  NotPrincipal: PRINCIPAL.optional(),
  Condition: external_exports.unknown().optional()
});
var trustOfTasks = /* @__PURE__ */ __name((encoded3, place) => {
  const policy = POLICY.safeParse(jsonValue(decoded2(encoded3)));
  if (!policy.success) return "unknown";
  const statements = policy.data.Statement.map((one) => STATEMENT.safeParse(one));
  const read3 = statements.flatMap((one) => one.success ? [one.data] : []);
  const denials = read3.flatMap((one) => verdictsOf("Deny", one, place));
  if (denials.includes("met")) return "denied";
  const isUnread = read3.length < statements.length || denials.includes("unknown");
  const allowances = read3.flatMap((one) => verdictsOf("Allow", one, place));
  if (allowances.includes("met")) return isUnread ? "unknown" : "trusted";
  if (isUnread || allowances.includes("unknown")) return "unknown";
  return allowances.includes("unmet") ? "conditions-unmet" : "not-named";
}, "trustOfTasks");
var verdictsOf = /* @__PURE__ */ __name((effect, statement, place) => {
  if (statement.Effect !== effect) return [];
  const about = [isAboutAssuming(statement), isAboutTasks(statement)];
  if (about.includes("no")) return [];
  const condition = conditionVerdict(statement.Condition, place);
  return [about.includes("unknown") && condition !== "unmet" ? "unknown" : condition];
}, "verdictsOf");
var isAboutAssuming = /* @__PURE__ */ __name(({ Action, NotAction }) => {
  if (NotAction !== void 0 || Action === void 0) return "unknown";
  return Action.some((action) => matches(action.toLowerCase(), "sts:assumerole")) ? "yes" : "no";
}, "isAboutAssuming");
var isAboutTasks = /* @__PURE__ */ __name(({ Effect, Principal, NotPrincipal }) => {
  if (NotPrincipal !== void 0) return Effect === "Deny" && NotPrincipal.includes(TASKS) ? "no" : "unknown";
  if (Principal === void 0) return "unknown";
  if (Principal.some((one) => one === "*" || one === TASKS)) return "yes";
  return Principal.some((one) => UNCLEAR.test(one)) ? "unknown" : "no";
}, "isAboutTasks");
var decoded2 = /* @__PURE__ */ __name((text2) => {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}, "decoded");

// src/domain/verify/roles.ts
var accountOfRole = /* @__PURE__ */ __name((given4) => given4.split(":")[4] ?? null, "accountOfRole");
var judgeRole = /* @__PURE__ */ __name(({ use, given: given4, place, found }) => {
  const about = { id: "role", subject: `${use} ${lastPart(given4)}` };
  const account = accountOfRole(given4);
  const key2 = use === "task role" ? "taskRoleArn" : "executionRoleArn";
  const next2 = `Create the role, or correct \`${key2}\`.`;
  if (account !== null && account !== place.account) {
    const what = `is in the account ${account}, and a task can only have a role of its own account ${place.account}`;
    return [bad(about, { what, next: `Correct \`${key2}\`.` })];
  }
  return judge(
    thenReading(found, (role) => isNamed(given4, role) ? found : { kind: "missing" }),
    {
      about,
      read: /* @__PURE__ */ __name(({ trustPolicy }) => [trustCheck(about, trustOfTasks(trustPolicy, place))], "read"),
      missing: /* @__PURE__ */ __name(() => {
        const other = found.kind === "read" ? `; ${found.value.arn} does` : "";
        return [bad(about, { what: `does not exist${other === "" ? "" : ` as ${given4}${other}`}`, next: next2 })];
      }, "missing")
    }
  );
}, "judgeRole");
var isNamed = /* @__PURE__ */ __name((given4, { arn }) => !given4.startsWith("arn:") || given4 === arn, "isNamed");
var trustCheck = /* @__PURE__ */ __name((about, trust) => {
  switch (trust) {
    case "trusted":
      return good(about, `exists and trusts ${TASKS}`);
    case "unknown":
      return unknown4(about, "not checked: its trust policy has a statement that is not understood");
    case "not-named":
      return bad(about, {
        what: `does not trust ${TASKS}, so no task can assume it`,
        next: `Allow the service principal ${TASKS} to call sts:AssumeRole in the trust policy of the role.`
      });
    case "conditions-unmet":
      return bad(about, {
        what: `trusts ${TASKS} under conditions that ECS does not meet, so no task can assume it`,
        next: "Correct the conditions of the trust policy: ECS sends aws:SourceAccount and aws:SourceArn of the service, and no external id."
      });
    case "denied":
      return bad(about, {
        what: `denies ${TASKS} in its trust policy, so no task can assume it`,
        next: "Remove the statement that denies it."
      });
  }
}, "trustCheck");

// src/stages/verify/read-roles.ts
var verifyRoles = /* @__PURE__ */ __name(async (subject, asking) => {
  const { executionRoleArn, taskRoleArn } = subject.definition;
  const place = { account: accountOf(subject), region: asking.region };
  const roles = [
    ...executionRoleArn === void 0 ? [] : [{ use: "execution role", given: executionRoleArn, place }],
    ...taskRoleArn === void 0 ? [] : [{ use: "task role", given: taskRoleArn, place }]
  ];
  return (await Promise.all(roles.map((role) => readRole(role, asking)))).flatMap(judgeRole);
}, "verifyRoles");
var NOT_FOUND2 = ["NoSuchEntityException", "NoSuchEntity"];
var readRole = /* @__PURE__ */ __name(async (role, { aws, limit }) => {
  const account = accountOfRole(role.given);
  if (account !== null && account !== role.place.account) return { ...role, found: { kind: "missing" } };
  const reply = await ask3(aws.iam.getRole({ RoleName: lastPart(role.given) }, limit), NOT_FOUND2);
  const found = thenReading(
    reply,
    ({ Role }) => thenReading(
      complete(Role),
      ({ Arn: arn, AssumeRolePolicyDocument: trustPolicy }) => arn === void 0 || trustPolicy === void 0 ? INCOMPLETE : known3({ arn, trustPolicy })
    )
  );
  return { ...role, found };
}, "readRole");

// src/domain/verify/scaling.ts
var judgeScaling = /* @__PURE__ */ __name(({ serviceName, target, desiredCount }) => {
  const about = { id: "scalable-target", subject: `service ${serviceName}` };
  const checks = judge(target, {
    about,
    read: /* @__PURE__ */ __name(({ min, max }) => desiredCount === null ? [good(about, `is scaled between ${min} and ${max} tasks`)] : [
      warn(about, {
        what: `is scaled between ${min} and ${max} tasks by Application Auto Scaling, so \`desired-count\` ${desiredCount} is not sent`,
        next: "Remove `desired-count`, or change the minimum and the maximum of the scalable target."
      })
    ], "read"),
    missing: /* @__PURE__ */ __name(() => [], "missing")
  });
  return { count: COUNT[target.kind], checks };
}, "judgeScaling");
var COUNT = { read: "scaled", missing: "fixed", denied: "unknown", failed: "unknown" };

// src/stages/verify/read-scaling.ts
var verifyScaling = /* @__PURE__ */ __name(async (subject, { aws, limit }) => {
  const asked2 = {
    ServiceNamespace: "ecs",
    ResourceIds: [resourceOf(subject)],
    ScalableDimension: "ecs:service:DesiredCount"
  };
  const targets = await askFirst(async (NextToken) => {
    const page = await aws["application-autoscaling"].describeScalableTargets({ ...asked2, NextToken }, limit);
    return { items: page.ScalableTargets, nextToken: page.NextToken };
  });
  const target = thenReading(
    targets,
    ([found]) => found === void 0 ? { kind: "missing" } : known3({ min: found.MinCapacity ?? 0, max: found.MaxCapacity ?? 0 })
  );
  const { serviceName = "" } = subject.service;
  return judgeScaling({ serviceName, target, desiredCount: subject.desiredCount });
}, "verifyScaling");

// src/stages/verify/read-parameters.ts
var parameterReader = /* @__PURE__ */ __name((names, { aws, limit, region }) => {
  const here = [...new Set(names)].filter((name) => !name.startsWith("arn:") || name.split(":")[3] === region);
  const replies = new Map(
    chunksOf(here, MOST_PARAMETERS).flatMap((some) => {
      const reply = ask3(aws.ssm.getParameters({ Names: [...some] }, limit)).then(
        (all) => thenReading(
          all,
          ({ Parameters = [], InvalidParameters: invalid = [] }) => (
            // Every name is in one of the two lists, those that exist under another spelling than the one that was asked for.
            Parameters.length + invalid.length < some.length ? INCOMPLETE : known3(invalid)
          )
        )
      );
      return some.map((name) => [name, reply]);
    })
  );
  return async (name) => {
    const reply = await (replies.get(name) ?? INCOMPLETE);
    return thenReading(reply, (invalid) => invalid.includes(name) ? { kind: "missing" } : known3("exists"));
  };
}, "parameterReader");

// src/stages/verify/read-secrets.ts
var verifySecrets = /* @__PURE__ */ __name(async (subject, asking) => {
  const secrets = secretsOf(subject.containers);
  const names = secrets.flatMap(({ reference }) => reference.kind === "parameter" ? [reference.name] : []);
  const parameters = parameterReader(names, asking);
  const facts = secrets.map(async (secret2) => {
    const read3 = await readSecret(secret2, { ...asking, parameters });
    return { ...read3, exists: seenFrom(accountOf(subject), secret2.reference.account, read3.exists) };
  });
  return (await Promise.all(facts)).flatMap(judgeSecret);
}, "verifySecrets");
var readSecret = /* @__PURE__ */ __name(async ({ variable, reference }, asking) => {
  const { kind, name, region } = reference;
  const about = { kind, variable, name, key: null, keys: known3(null) };
  if (region !== null && region !== "" && region !== asking.region) return { ...about, exists: elsewhere(region) };
  if (reference.kind === "parameter") return { ...about, exists: await asking.parameters(name) };
  const [exists, keys] = await Promise.all([
    readExistence(reference, asking),
    reference.key === null ? known3(null) : readKeys(reference, asking)
  ]);
  return { ...about, key: reference.key, exists, keys };
}, "readSecret");
var NOT_FOUND3 = ["ResourceNotFoundException"];
var readExistence = /* @__PURE__ */ __name(async (secret2, { aws, limit }) => {
  const reply = await ask3(aws.secretsmanager.describeSecret({ SecretId: secret2.arn }, limit), NOT_FOUND3);
  return thenReading(reply, ({ ARN: arn, DeletedDate: deleted3, VersionIdsToStages: labels2 = {} }) => {
    if (arn === void 0) return INCOMPLETE;
    return deleted3 === void 0 ? versionState(labels2, secret2) : known3("scheduled-for-deletion");
  });
}, "readExistence");
var FIELDS = external_exports.record(external_exports.string(), external_exports.unknown());
var readKeys = /* @__PURE__ */ __name(async ({ arn, stage, version }, { aws, limit, secrets }) => {
  const asked2 = {
    SecretId: arn,
    ...stage === null ? {} : { VersionStage: stage },
    ...version === null ? {} : { VersionId: version }
  };
  const reply = await ask3(aws.secretsmanager.getSecretValue(asked2, limit), NOT_FOUND3);
  return thenReading(reply, ({ SecretString: value, SecretBinary: binary }) => {
    if (value === void 0) return binary === void 0 ? INCOMPLETE : known3(null);
    secrets.mask(value);
    const fields = FIELDS.safeParse(jsonValue(value));
    if (!fields.success) return known3(null);
    for (const [member2, value2] of Object.entries(fields.data)) {
      if (typeof value2 === "string" && isMasked({ value: value2, member: member2, names: [member2] }, [])) secrets.mask(value2);
    }
    return known3(Object.keys(fields.data));
  });
}, "readKeys");

// src/domain/verify/required-tags.ts
var judgeTags = /* @__PURE__ */ __name(({ required, tagged }) => {
  if (Object.keys(required).length === 0) return [];
  return tagged.flatMap(({ subject, tags, next: next2 }) => {
    const about = { id: "required-tags", subject };
    return judge(tags, {
      about,
      read: /* @__PURE__ */ __name((all) => {
        const lacking = Object.entries(required).filter(([key2, value]) => !hasTag(all, key2, value));
        if (lacking.length === 0) return [good(about, "has the required tags")];
        const named5 = lacking.map(([key2, value]) => value === null ? key2 : `${key2}=${value}`);
        return [
          warn(about, { what: `lacks the required ${named5.length === 1 ? "tag" : "tags"} ${named5.join(", ")}`, next: next2 })
        ];
      }, "read"),
      missing: /* @__PURE__ */ __name(() => [], "missing")
    });
  });
}, "judgeTags");
var hasTag = /* @__PURE__ */ __name((tags, wanted, value) => tags.some((tag) => tag.key === wanted && (value === null || tag.value === value)), "hasTag");

// src/stages/verify/read-tags.ts
var verifyTags = /* @__PURE__ */ __name(async (subject, { aws, limit }) => {
  const { requiredTags: required, service, plannedTags, definition, clusterArn: cluster } = subject;
  if (Object.keys(required).length === 0) return [];
  const { serviceName = "", serviceArn = serviceName } = service;
  const asked2 = { cluster, services: [serviceArn], include: ["TAGS"] };
  const reply = service.status === void 0 || plannedTags !== void 0 ? known3({ services: [service] }) : await ask3(aws.ecs.describeServices(asked2, limit));
  return judgeTags({
    required,
    tagged: [
      {
        subject: `service ${serviceName}`,
        tags: thenReading(
          reply,
          ({ services }) => thenReading(complete(services?.[0]), ({ tags = [] }) => known3(tags))
        ),
        next: "Add them with `aws ecs tag-resource`."
      },
      {
        subject: `task definition ${definition.family ?? ""}`,
        tags: known3(definition.tags ?? []),
        next: "Add them to `tags` of the task definition, or to `task-definition-tags`."
      }
    ]
  });
}, "verifyTags");

// src/domain/verify/target-groups.ts
var judgeTargetGroup = /* @__PURE__ */ __name((facts) => {
  const subject = `target group ${facts.name}`;
  return [
    ...judge(facts.group, {
      about: { id: "target-group", subject },
      read: /* @__PURE__ */ __name((group) => {
        const problems = [
          ...typeProblems(facts, group, subject),
          ...portProblems(facts, group, subject),
          ...healthCheckProblems(facts, group, subject)
        ];
        const fine = good({ id: "target-group", subject }, `checks the health of the tasks by ${group.healthCheck}`);
        return problems.length === 0 ? [fine] : problems;
      }, "read"),
      missing: /* @__PURE__ */ __name(() => [
        bad(
          { id: "target-group", subject },
          { what: "does not exist", next: "Correct the load balancers of the service." }
        )
      ], "missing")
    }),
    ...judge(facts.deregistrationDelay, {
      about: { id: "deregistration-delay", subject },
      read: /* @__PURE__ */ __name((seconds) => delayChecks(facts, seconds, { id: "deregistration-delay", subject }), "read"),
      missing: /* @__PURE__ */ __name(() => [], "missing")
    })
  ];
}, "judgeTargetGroup");
var typeProblems = /* @__PURE__ */ __name(({ networkMode }, { type }, subject) => {
  const wanted = networkMode === "awsvpc" ? "ip" : "instance";
  if (type === wanted) return [];
  const what = `has the target type ${type}, and tasks with the network mode ${networkMode} need ${wanted}`;
  return [bad({ id: "target-type", subject }, { what, next: `Use a target group of the type \`${wanted}\`.` })];
}, "typeProblems");
var portProblems = /* @__PURE__ */ __name((facts, { protocol }, subject) => {
  const { containerName, containerPort, containers } = facts;
  const container = containers.find(({ name }) => name === containerName);
  const next2 = "Correct `portMappings` of the task definition, or the load balancer of the service.";
  const about = { id: "target-port", subject };
  if (container === void 0) {
    return [bad(about, { what: `gets the container ${containerName}, which the task definition does not have`, next: next2 })];
  }
  const mappings = (container.portMappings ?? []).filter((one) => maps(one, containerPort));
  if (mappings.length === 0) {
    return [
      bad(about, {
        what: `gets port ${containerPort} of ${containerName}, which the task definition does not map`,
        next: next2
      })
    ];
  }
  const own = mappings.map((one) => one.protocol ?? "tcp");
  if (BOTH.includes(protocol) || own.includes(UDP.includes(protocol) ? "udp" : "tcp")) return [];
  const what = `has the protocol ${protocol}, and port ${containerPort} of ${containerName} is mapped for ${own.join(", ")}`;
  return [warn({ id: "target-protocol", subject }, { what, next: next2 })];
}, "portProblems");
var maps = /* @__PURE__ */ __name(({ containerPort: one, containerPortRange: range = "" }, port) => {
  const [first = NaN, last = NaN] = range.split("-").map(Number);
  return one === port || port >= first && port <= last;
}, "maps");
var UDP = ["UDP", "QUIC"];
var BOTH = ["TCP_UDP", "TCP_QUIC"];
var healthCheckProblems = /* @__PURE__ */ __name(({ containers, containerPort }, { healthCheckPort: port }, subject) => {
  const mapped = containers.flatMap(
    ({ portMappings = [] }) => portMappings.flatMap((one) => [one.containerPort, one.hostPort])
  );
  if (port === null || port === containerPort || mapped.includes(port)) return [];
  const what = `checks the health of the tasks on port ${port}, which the task definition does not map`;
  const next2 = "Correct the health check port of the target group, or `portMappings` of the task definition.";
  return [warn({ id: "health-check-port", subject }, { what, next: next2 })];
}, "healthCheckProblems");
var STOP_TIMEOUT = 30;
var delayChecks = /* @__PURE__ */ __name(({ containers, waitMinutes }, delay, about) => {
  const stop3 = Math.max(...containers.map(({ stopTimeout }) => stopTimeout ?? STOP_TIMEOUT));
  if (delay + stop3 < waitMinutes * 60) return [good(about, `deregisters targets within ${delay} s`)];
  return [
    warn(about, {
      what: `deregisters an old task for up to ${delay} s and ECS stops it within ${stop3} s, and the run waits for ${waitMinutes * 60} s`,
      next: "Lower `deregistration_delay.timeout_seconds` of the target group, or raise `wait-for-minutes`."
    })
  ];
}, "delayChecks");

// src/stages/verify/read-target-groups.ts
var verifyTargetGroups = /* @__PURE__ */ __name(async (subject, asking) => {
  const groups = (subject.service.loadBalancers ?? []).flatMap(
    (balancer) => [balancer.targetGroupArn, balancer.advancedConfiguration?.alternateTargetGroupArn].flatMap(
      (arn) => arn === void 0 ? [] : [readGroup3(arn, balancer, { subject, ...asking })]
    )
  );
  return (await Promise.all(groups)).flatMap(judgeTargetGroup);
}, "verifyTargetGroups");
var NOT_FOUND4 = ["TargetGroupNotFoundException", "TargetGroupNotFound"];
var readGroup3 = /* @__PURE__ */ __name(async (arn, { containerName = "", containerPort = 0 }, { subject, aws, limit }) => {
  const calls = aws.elasticloadbalancing;
  const [groups, attributes] = await Promise.all([
    ask3(calls.describeTargetGroups({ TargetGroupArns: [arn] }, limit), NOT_FOUND4),
    ask3(calls.describeTargetGroupAttributes({ TargetGroupArn: arn }, limit), NOT_FOUND4)
  ]);
  return {
    // `targetgroup/NAME/ID`
    name: arn.split("/")[1] ?? arn,
    containerName,
    containerPort,
    group: thenReading(groups, ({ TargetGroups }) => thenReading(complete(TargetGroups?.[0]), answerOf)),
    deregistrationDelay: thenReading(attributes, ({ Attributes }) => delayIn(Attributes)),
    networkMode: subject.definition.networkMode ?? "bridge",
    containers: subject.containers,
    waitMinutes: subject.waitMinutes
  };
}, "readGroup");
var answerOf = /* @__PURE__ */ __name(({
  TargetType: type,
  Protocol: protocol,
  HealthCheckPath: path2,
  HealthCheckProtocol: by,
  HealthCheckPort: port
}) => {
  if (type === void 0 || protocol === void 0) return INCOMPLETE;
  const healthCheck = path2 === void 0 ? by ?? "TCP" : `${by ?? "HTTP"} GET ${path2}`;
  return known3({ type, protocol, healthCheck, healthCheckPort: /^\d+$/.test(port ?? "") ? Number(port) : null });
}, "answerOf");
var delayIn = /* @__PURE__ */ __name((attributes) => {
  const seconds = attributes?.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
  return seconds === void 0 ? INCOMPLETE : known3(Number(seconds));
}, "delayIn");

// src/stages/verify/verify-service.ts
var verifyService = /* @__PURE__ */ __name(async (subject, asking) => {
  const scaling = verifyScaling(subject, asking);
  const themes = await Promise.all([
    verifyRoles(subject, asking),
    verifySecrets(subject, asking),
    verifyLogGroups(subject, asking),
    verifyImages(subject, asking),
    verifyTargetGroups(subject, asking),
    verifyNetwork(subject, asking),
    verifyCapacity(subject, asking),
    verifyReadiness(subject, asking),
    verifyTags(subject, asking),
    scaling.then(({ count, checks }) => [
      ...judgeDeployment({ ...subject, desiredCount: countOf(subject, count) }),
      ...checks
    ])
  ]);
  return { key: subject.key, checks: themes.flat(), count: (await scaling).count };
}, "verifyService");
var countOf = /* @__PURE__ */ __name(({ service, desiredCount }, count) => (count === "scaled" ? null : desiredCount) ?? service.desiredCount ?? 0, "countOf");

// src/stages/verify/verify.ts
var LIMIT_MS = 3e3;
var verifyTarget = defineStage({
  kind: "verify",
  title: "Check what the services depend on",
  uses: ["surroundings", "clock", "log", "secrets"],
  run: /* @__PURE__ */ __name(async ({ target, services }, ports) => {
    const { surroundings: aws, clock, log: log2, secrets } = ports;
    const asking = { aws, secrets, region: target.region, limit: { signal: clock.timeout(LIMIT_MS) } };
    const verified = {
      services: await Promise.all(services.map((service) => verifyOne(target, service, asking)))
    };
    report2(verified, log2);
    const errors = checksOf(verified, "error");
    if (errors.length > 0) throw notReady(errors, verified);
    return verified;
  }, "run"),
  record: /* @__PURE__ */ __name((verified) => verified, "record")
});
var verifyOne = /* @__PURE__ */ __name((target, { key: key2, desiredCount, waitMinutes, waitUntil = "stable", requiredTags }, asking) => {
  const { clusterArn, described, planned, taskDefinition, containerName } = serviceOf(target, key2);
  const service = planned ?? described;
  const definition = taskDefinition.input;
  return verifyService(
    {
      key: key2,
      clusterArn,
      service,
      ...planned === void 0 || planned.tags === described.tags ? {} : { plannedTags: planned.tags ?? [] },
      definition,
      containers: definition.containerDefinitions ?? [],
      containerName,
      pushes: target.pushes,
      desiredCount,
      waitMinutes,
      waitUntil,
      requiredTags
    },
    asking
  );
}, "verifyOne");
var report2 = /* @__PURE__ */ __name((verified, log2) => {
  for (const check4 of checksOf(verified, "ok")) log2.debug(sentence(check4));
  const unread = checksOf(verified, "unknown").filter(({ lacks }) => lacks === null);
  for (const check4 of unread) log2.info(sentence(check4));
  const missing3 = missingActions(verified);
  if (missing3.length > 0) log2.info(`not checked, because the role of this job lacks ${missing3.join(", ")}`);
  for (const check4 of checksOf(verified, "warn")) log2.warning(withNext2(check4));
  log2.info(`${checksOf(verified, "ok").length} checks passed`);
}, "report");
var withNext2 = /* @__PURE__ */ __name((check4) => `${sentence(check4)}.${check4.next === null ? "" : ` ${check4.next}`}`, "withNext");
var notReady = /* @__PURE__ */ __name((errors, result) => {
  const [first, ...others] = errors;
  if (first !== void 0 && others.length === 0) {
    return fault("E_VERIFY", {
      message: `the ${sentence(first)}`,
      ...first.next === null ? {} : { hint: first.next },
      result
    });
  }
  const lines2 = errors.map((check4) => `- the ${withNext2(check4)}`);
  const count = `${errors.length} things keep the deployment from succeeding`;
  const named5 = first === void 0 ? [] : firstAndCount([`the ${sentence(first)}`], errors.length);
  return fault("E_VERIFY", {
    message: `${count}:
${lines2.join("\n")}`,
    headline: [...named5, count],
    hint: "Correct what is listed; nothing was changed.",
    result
  });
}, "notReady");

// src/pipelines/parts/verify-services.ts
var verifyServices = /* @__PURE__ */ __name((flow, c, plan) => flow.optional(when(c.verification === "on", "`verify` is off")).stage(verifyTarget, { plan }, (r) => ({ target: r.plan, services: c.services })), "verifyServices");

// src/pipelines/check-changes.ts
var check3 = /* @__PURE__ */ __name((flow, c) => {
  if (c.image === null) checkBuild(flow, c);
  else checkGiven(flow, c, c.image);
}, "check");
var checkBuild = /* @__PURE__ */ __name((flow, c) => {
  const tag = flow.stage(computeTag, {}, () => c.tag);
  const credentials = flow.stage(findCredentials, {}, () => ({}));
  const whereRead = flow.optional(unless(credentials, "missing", "this run has no AWS credentials"));
  const plan = whereRead.stage(planTarget, { tag }, (r) => ({ ...c, platform: c.build.platform, tag: r.tag.tag }));
  const isAlone = unless(credentials, "present", "plan checks the task definition");
  flow.optional(isAlone).stage(checkDefinitions, { tag }, (r) => ({ ...c, tag: r.tag.tag }));
  verifyServices(flow, c, plan);
  const { build: build2 } = buildAndJudge(flow, c, { tag, plan, ...otherScansOf(flow, c, plan) });
  whereRead.stage(comparePlatform, { plan, build: build2 }, (r) => ({ ...r.plan, ...r.build }));
}, "checkBuild");
var checkGiven = /* @__PURE__ */ __name((flow, c, image) => {
  const plan = planGiven(flow, c, image);
  verifyServices(flow, c, plan);
  pullAndJudge(flow, c, { image, plan, ...otherScansOf(flow, c, plan) });
}, "checkGiven");

// src/pipelines/dry-run.ts
var dryRun = /* @__PURE__ */ __name((flow, c) => {
  verifyServices(flow, c, planOf(flow, c));
}, "dryRun");
var planOf = /* @__PURE__ */ __name((flow, c) => {
  if (c.image !== null) return planGiven(flow, c, c.image);
  const tag = flow.stage(computeTag, {}, () => c.tag);
  return flow.stage(planTarget, { tag }, (r) => ({ ...c, platform: c.build.platform, tag: r.tag.tag }));
}, "planOf");

// src/domain/rollout/texts.ts
var comparable2 = /* @__PURE__ */ __name((text2) => text2.slice(0, 2048).replaceAll("\u2019", "'"), "comparable");
var IDS = [
  [/\?[^\s"']{1,1900}/giu, ""],
  [/\brequest ?id:? ?[0-9a-f-]{8,36}/giu, "request id"],
  [/(:assumed-role\/[\w+=,.@-]{1,64})\/[\w+=,.@-]{1,64}/giu, "$1"],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!sha256:)\b[0-9a-f]{32,64}\b/giu, "ID"],
  [/\becs-svc\/\d{1,20}|\b(?:i|eni)-[0-9a-f]{8,17}\b|\b0x[0-9a-f]{1,16}\b/giu, "ID"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[0-9a-f]{0,4}:[0-9a-f:]{1,35}\]/giu, "IP"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]{5,18}Z?/giu, "TIME"],
  [/(GetImageBlob|containerd-mount|snapshots\/)\d{1,20}/giu, "$1"],
  [/(retried|attempts,) \d{1,3}/giu, "$1"],
  [/\b(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,64}/giu, "$1"]
];
var MANAGED = /^(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,230}$/u;
var isManaged = /* @__PURE__ */ __name((container) => MANAGED.test(container), "isManaged");
var commonName = /* @__PURE__ */ __name((container) => container.replace(MANAGED, "$1"), "commonName");
var withoutIds = /* @__PURE__ */ __name((text2) => IDS.reduce((shown2, [pattern, placeholder]) => shown2.replace(pattern, placeholder), comparable2(text2)), "withoutIds");

// src/domain/scan/running-images.ts
var runningImages = /* @__PURE__ */ __name((tasks, { digests, defined }) => {
  const all = tasks.filter(({ lastStatus = "" }) => !ENDED.includes(lastStatus)).flatMap(containersOf);
  const isAdded = /* @__PURE__ */ __name(({ name, definition }) => isAddedByAws(name, defined.get(definition)), "isAdded");
  const own = all.filter((one) => !isAdded(one)).map((one) => ({ ...one, pinned: pinnedOf(one, digests) }));
  const known4 = Map.groupBy(
    own.filter(({ pinned }) => pinned !== null),
    ({ pinned }) => pinned ?? ""
  );
  const isNews = digests === "named-too" ? newsBeside(own) : () => true;
  return {
    images: [...known4].map(imageOf3).toSorted((one, other) => orderOf2(one) < orderOf2(other) ? -1 : 1),
    unknown: own.filter((one) => one.pinned === null && isNews(one)).map(unknownOf),
    leftOut: sorted2(all.filter(isAdded).map(({ name, runsIn }) => `${commonName(name)} of ${runsIn}`))
  };
}, "runningImages");
var definitionsToRead = /* @__PURE__ */ __name((tasks) => sorted2(
  tasks.flatMap(
    ({ containers = [], taskDefinitionArn = "" }) => taskDefinitionArn !== "" && containers.some(({ name = "" }) => isManaged(name)) ? [taskDefinitionArn] : []
  )
), "definitionsToRead");
var isAddedByAws = /* @__PURE__ */ __name((name, defined) => isManaged(name) && defined !== void 0 && !defined.includes(name), "isAddedByAws");
var ENDED = ["DEPROVISIONING", "STOPPED", "DELETED"];
var containersOf = /* @__PURE__ */ __name((task) => {
  const { containers = [], taskArn = "", taskDefinitionArn = "", startedBy: startedBy2 = "" } = task;
  const listed6 = containers.length > 0 ? containers : [{ lastStatus: task.lastStatus }];
  return listed6.filter(({ lastStatus }) => lastStatus !== "STOPPED").map(({ name = "", image = "", imageDigest = "", lastStatus }) => ({
    ...{ name, image, imageDigest, taskArn, definition: taskDefinitionArn },
    runsIn: ownerOf(task),
    starts: lastStatus !== "RUNNING",
    // A deployment of a service resolves a tag once (ECS Developer Guide, "Container image resolution").
    same: startedBy2.startsWith("ecs-svc/") ? JSON.stringify([taskDefinitionArn, startedBy2, name, image]) : null,
    cpu: CPUS2[task.attributes?.find((attribute) => attribute.name === "ecs.cpu-architecture")?.value ?? ""] ?? null
  }));
}, "containersOf");
var newsBeside = /* @__PURE__ */ __name((all) => {
  const known4 = Map.groupBy(
    all.filter(({ pinned }) => pinned !== null),
    ({ same }) => same
  );
  return ({ same, starts }) => {
    const beside = same === null ? [] : known4.get(same) ?? [];
    return !starts || new Set(beside.map(({ pinned }) => pinned)).size !== 1;
  };
}, "newsBeside");
var unknownOf = /* @__PURE__ */ __name(({ name, image, runsIn, taskArn, starts }) => ({
  container: `${name === "" ? "every container" : name} of ${runsIn} (task ${lastPart(taskArn)})`,
  image: parseImageReference(image)?.name ?? null,
  starts
}), "unknownOf");
var CPUS2 = { x86_64: "amd64", arm64: "arm64" };
var cpusOf = /* @__PURE__ */ __name((uses) => sorted2(uses.flatMap(({ cpu }) => cpu === null ? Object.values(CPUS2) : [cpu])), "cpusOf");
var pinnedOf = /* @__PURE__ */ __name(({ image, imageDigest }, digests) => {
  const reference = parseImageReference(image);
  const digest = parseDigest(imageDigest) ?? (digests === "named-too" ? parseDigest(reference?.digest ?? "") : null);
  return reference === null || digest === null ? null : `${reference.name}@${digest}`;
}, "pinnedOf");
var ownerOf = /* @__PURE__ */ __name(({ group = "", taskDefinitionArn = "" }) => group.startsWith("service:") ? group.slice("service:".length) : `tasks of ${lastPart(taskDefinitionArn).replace(/:\d+$/u, "")}`, "ownerOf");
var imageOf3 = /* @__PURE__ */ __name(([pinned, uses]) => {
  const runsIn = sorted2(uses.map((use) => use.runsIn));
  return {
    image: sorted2(uses.map(({ image }) => image))[0] ?? pinned,
    containers: sorted2(uses.map(({ name }) => name)),
    pinned,
    platform: { os: "linux", architectures: cpusOf(uses), because: null },
    source: runsIn.join(", "),
    runsIn
  };
}, "imageOf");
var orderOf2 = /* @__PURE__ */ __name(({ image, pinned }) => JSON.stringify([image, pinned]), "orderOf");
var sorted2 = /* @__PURE__ */ __name((texts2) => [...new Set(texts2)].toSorted(), "sorted");

// src/stages/looks.ts
var LOOK_AGAIN_MS = 3e3;
var LOOK_AGAIN_BESIDE_TASKS_MS = 4e3;
var LONGEST_LOOK_MS = 1e4;

// src/stages/rescan/listed-tasks.ts
var MOST_TASKS3 = 100;
var MOST_PAGES4 = 1e3;
var tasksAt = /* @__PURE__ */ __name(async ({ cluster, service }, { target: { ecs } }) => {
  const of = { cluster, ...service === null ? {} : { serviceName: service } };
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ ...of, nextToken });
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  }, MOST_PAGES4);
  const tasks = [];
  for (const chunk of chunksOf(arns, MOST_TASKS3))
    tasks.push(...(await ecs.describeTasks({ cluster, tasks: [...chunk] })).tasks ?? []);
  const described = new Set(tasks.map(({ taskArn }) => taskArn));
  return { tasks, undescribed: arns.filter((arn) => !described.has(arn)) };
}, "tasksAt");

// src/stages/rescan/find-running.ts
var LONGEST_MS3 = 6e4;
var LONGEST_START_MS = 3 * 6e4;
var findRunning = defineStage({
  kind: "running",
  title: "Find the running images",
  uses: ["registry", "target", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { account } = await identify(input, ports);
    const places = await placesOf4(input, ports);
    const { running, idle } = await lookUntilKnown(places, ports);
    if (running.images.length + running.unknown.length === 0) throw nothingRuns(places);
    const { registryId, region } = input.registry;
    const own = { account: registryId ?? account, region: region ?? await ports.registry.region() };
    const found = {
      ...running,
      idle: await Promise.all(idle.map((place) => idlePlace(place, ports))),
      registry: { kind: "account", ...own }
    };
    logFound(found, ports.log);
    return found;
  }, "run"),
  record: /* @__PURE__ */ __name(({ registry: _, ...found }) => found, "record")
});
var logFound = /* @__PURE__ */ __name(({ images, unknown: unknown8, leftOut, idle }, log2) => {
  for (const { container } of unknown8) log2.warning(`${container} does not report the digest of its image`);
  for (const { place } of idle) log2.warning(`no task runs in ${place}, so nothing of it is judged`);
  for (const { pinned, containers, runsIn } of images)
    log2.info(`${pinned}: ${containers.join(", ")} of ${runsIn.join(", ")}`);
  for (const container of leftOut) log2.info(`left out: ${container}, which AWS has added to the task`);
}, "logFound");
var placesOf4 = /* @__PURE__ */ __name(async ({ services }, { target: { ecs } }) => {
  const findCluster2 = clusterFinder(ecs);
  const placeOf7 = /* @__PURE__ */ __name(async (named5) => {
    if (named5.service === "") {
      const arn = await findCluster2(named5.cluster) ?? named5.cluster;
      checkAccount({ what: arn, account: accountIn(arn), wanted: named5.account });
      return { cluster: arn, service: null, definition: null };
    }
    const found = await readService(named5, ecs, findCluster2);
    checkAccount({ what: found.serviceArn, account: accountIn(found.serviceArn), wanted: named5.account });
    return { cluster: found.clusterArn, service: found.serviceName, definition: found.previousTaskDefinitionArn };
  }, "placeOf");
  return allOrEveryProblem(services.map((named5) => placeOf7(named5).catch(namedIn(named5)))).catch((thrown) => {
    throw asOneError(thrown);
  });
}, "placesOf");
var lookUntilKnown = /* @__PURE__ */ __name(async (places, ports) => {
  const { clock } = ports;
  const since = clock.now();
  const defined = /* @__PURE__ */ new Map();
  for (; ; ) {
    const all = await Promise.all(places.map(async (place) => ({ place, found: await tasksAt(place, ports) })));
    await readDefinitions(
      all.flatMap(({ found }) => found.tasks),
      defined,
      ports
    );
    const waitedMs = clock.now() - since;
    const digests = waitedMs < LONGEST_MS3 ? "reported" : "named-too";
    const running = allOf3(
      all.map(({ found }) => found),
      { digests, defined }
    );
    const mayStart = running.unknown.some(({ starts }) => starts) && waitedMs < LONGEST_START_MS;
    if (running.unknown.length === 0 || digests === "named-too" && !mayStart)
      return { running, idle: all.filter(({ found }) => isIdle2(found, defined)).map(({ place }) => place) };
    await clock.sleep(LOOK_AGAIN_MS);
  }
}, "lookUntilKnown");
var allOf3 = /* @__PURE__ */ __name((all, facts) => {
  const distinct2 = [...new Map(all.flatMap(({ tasks }) => tasks).map((task) => [task.taskArn, task])).values()];
  const running = runningImages(distinct2, facts);
  const undescribed = [...new Set(all.flatMap((one) => one.undescribed))].map((arn) => ({
    // What runs in a task that is listed and not described is not known: the next look no longer lists one that has ended.
    container: `every container of a task that ECS does not describe (${lastPart(arn)})`,
    image: null,
    starts: false
  }));
  return { ...running, unknown: [...running.unknown, ...undescribed] };
}, "allOf");
var isIdle2 = /* @__PURE__ */ __name(({ tasks, undescribed }, defined) => {
  const { images, unknown: unknown8 } = runningImages(tasks, { digests: "reported", defined });
  return images.length + unknown8.length + undescribed.length === 0;
}, "isIdle");
var readDefinitions = /* @__PURE__ */ __name(async (tasks, defined, ports) => {
  for (const arn of definitionsToRead(tasks).filter((one) => !defined.has(one)))
    defined.set(
      arn,
      (await containersIn(arn, ports)).map(({ name = "" }) => name)
    );
}, "readDefinitions");
var containersIn = /* @__PURE__ */ __name(async (arn, { target: { ecs } }) => {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: arn });
  return returned(taskDefinition?.containerDefinitions, `ecs:DescribeTaskDefinition, ${lastPart(arn)}`);
}, "containersIn");
var idlePlace = /* @__PURE__ */ __name(async (place, ports) => {
  const containers = place.definition === null ? null : await containersIn(place.definition, ports);
  const names = containers?.map(({ image = "" }) => parseImageReference(image)?.name ?? image) ?? null;
  return { place: placeInWords(place), images: names };
}, "idlePlace");
var nothingRuns = /* @__PURE__ */ __name((places) => {
  const where = places.map(placeInWords).join(", ");
  return fault("E_NOTHING_RUNS", { message: `no task runs in ${where}, so there is no image to scan` });
}, "nothingRuns");
var placeInWords = /* @__PURE__ */ __name(({ cluster, service }) => service ?? `the cluster ${cluster}`, "placeInWords");

// src/domain/image/base-steps.ts
var layersBySteps = /* @__PURE__ */ __name((image, base2) => {
  if (!isWhole(image) || !isWhole(base2)) return null;
  const isSame4 = base2.steps.every((step2, index) => isLike(step2, image.steps[index]));
  return isSame4 ? image.layers.slice(0, base2.layers.length) : null;
}, "layersBySteps");
var isWhole = /* @__PURE__ */ __name(({ steps, layers }) => layers.length > 0 && steps.filter(({ hasLayer }) => hasLayer).length === layers.length, "isWhole");
var isLike = /* @__PURE__ */ __name((one, other) => {
  const text2 = inGeneral(one.text);
  return text2 !== "" && other !== void 0 && one.hasLayer === other.hasLayer && text2 === inGeneral(other.text);
}, "isLike");
var inGeneral = /* @__PURE__ */ __name((text2) => text2.replace(/[0-9a-f]{12,}/giu, "*").replace(/\d+/gu, "#").replace(/#(?:[.:_-]#)+/gu, "#").replace(/\s+/gu, " ").trim(), "inGeneral");

// src/domain/image/config-facts.ts
var LABELS = external_exports.record(external_exports.string(), external_exports.string());
var REPORT = external_exports.object({
  Metadata: external_exports.object({
    ImageConfig: external_exports.object({
      config: external_exports.object({ Labels: LABELS.nullish().catch(null) }).nullish().catch(null),
      history: external_exports.array(external_exports.object({ created_by: external_exports.string().nullish(), empty_layer: external_exports.boolean().nullish() })).nullish().catch(null),
      rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string().refine(isDigest)) })
    })
  })
});
var configFacts = /* @__PURE__ */ __name((trivyJson) => {
  const parsed2 = REPORT.safeParse(jsonValue(trivyJson));
  if (!parsed2.success) return null;
  const { config, history, rootfs } = parsed2.data.Metadata.ImageConfig;
  return {
    labels: config?.Labels ?? {},
    steps: (history ?? []).map((step2) => ({ text: step2.created_by ?? "", hasLayer: step2.empty_layer !== true })),
    layers: rootfs.diff_ids.filter((layer2) => isDigest(layer2))
  };
}, "configFacts");

// src/domain/image/named-base.ts
var NAME2 = "org.opencontainers.image.base.name";
var DIGEST2 = "org.opencontainers.image.base.digest";
var baseByLabels = /* @__PURE__ */ __name((labels2) => {
  const written3 = labels2[NAME2] ?? "";
  if (written3 === "") return { kind: "unknown", because: `it has no label \`${NAME2}\`` };
  if (written3 === "scratch") return { kind: "scratch", by: "label" };
  const reference = canonicalReference(written3);
  if (reference === null) return { kind: "unknown", because: `its label \`${NAME2}\` is not the name of an image` };
  return { kind: "image", by: "label", reference: withDigest(reference, parseDigest(labels2[DIGEST2] ?? "")) };
}, "baseByLabels");
var baseByDockerfile = /* @__PURE__ */ __name((base2, labels2) => {
  if (base2.kind !== "image") return base2.kind === "scratch" ? { kind: "scratch", by: "Dockerfile" } : base2;
  const { reference } = base2;
  const labelled = baseByLabels(labels2);
  const isSame4 = labelled.kind === "image" && withoutDigest(labelled.reference) === withoutDigest(reference);
  return { kind: "image", by: "Dockerfile", reference: isSame4 ? labelled.reference : reference, from: reference };
}, "baseByDockerfile");
var asBaseImage = /* @__PURE__ */ __name((base2) => {
  if (base2.kind === "unknown") return base2;
  if (base2.by === "label")
    return { kind: "unknown", because: unproved(base2.kind === "scratch" ? "scratch" : base2.reference) };
  return base2.kind === "scratch" ? { kind: "scratch", line: 1 } : { kind: "image", reference: base2.from, line: 1 };
}, "asBaseImage");
var unproved = /* @__PURE__ */ __name((name) => `only its label \`${NAME2}\` says ${name}, which proves nothing; set \`repository\` to the one of the image, and check out the Dockerfile that it is built from`, "unproved");
var withDigest = /* @__PURE__ */ __name((reference, digest) => digest === null || reference.includes("@") ? reference : `${reference}@${digest}`, "withDigest");
var withoutDigest = /* @__PURE__ */ __name((reference) => reference.replace(/@.*$/u, ""), "withoutDigest");

// src/stages/rescan/judge-as-own.ts
var withProperties = /* @__PURE__ */ __name(async (image, { map: map2, own }, ports) => {
  const trivy = trivysReport(image.scans);
  if (trivy === void 0) return image;
  const base2 = await namedBase(image, { own, facts: await factsIn(trivy, ports) }, ports);
  const scans = asksForProperties(map2) ? [propertyScan(trivy.report, { map: map2, base: base2, own }, ports)] : [];
  return { ...image, base: base2, scans: [...image.scans, ...scans] };
}, "withProperties");
var factsIn = /* @__PURE__ */ __name(async (trivy, { files }) => {
  const text2 = trivy.raw === void 0 ? null : await files.readText(trivy.raw);
  return text2 === null ? null : configFacts(text2);
}, "factsIn");
var isBuiltHere = /* @__PURE__ */ __name((sideCar, { repository }) => repository !== "" && sideCar?.repository === repository, "isBuiltHere");
var namedBase = /* @__PURE__ */ __name(async ({ sideCar }, { own, facts }, ports) => {
  const labels2 = facts?.labels ?? {};
  if (isBuiltHere(sideCar, own)) {
    const base2 = baseByDockerfile(await baseInDockerfile({ ...own, platform: sideCar.platform }, ports), labels2);
    if (base2.kind !== "unknown") return base2;
  }
  return facts === null ? { kind: "unknown", because: "Trivy did not report the config of the image" } : baseByLabels(labels2);
}, "namedBase");
var propertyScan = /* @__PURE__ */ __name((report4, { map: map2, base: base2, own }, { clock, log: log2 }) => {
  const { sideCar } = report4;
  const isOwn2 = own.repository === "" || isBuiltHere(sideCar, own);
  const facts = { report: report4, base: isOwn2 ? asBaseImage(base2) : null, now: clock.now() };
  const findings = propertiesOfRunning(map2, facts);
  for (const { id, title } of findings) log2.info(`${sideCar?.image ?? ""}: ${id}: ${title}`);
  return propertyReport(report4, findings);
}, "propertyScan");

// src/stages/rescan/bases-of-today.ts
var LONGEST_MS4 = 10 * 6e4;
var basesOfToday = /* @__PURE__ */ __name((input, ports) => {
  const until = ports.clock.now() + LONGEST_MS4;
  const asked2 = /* @__PURE__ */ new Map();
  const scanned = /* @__PURE__ */ new Map();
  return (name, platform) => once3(asked2, JSON.stringify([name, platform]), async () => {
    if (ports.clock.now() >= until) return unknown5("there was no time left to look at it");
    const image = await findBaseToday(name, platform, ports);
    if (image === null) return unknown5(`its registry lists no image for ${platform}`);
    return once3(scanned, image.digest, () => scanOne2(image, input, ports));
  });
}, "basesOfToday");
var unknown5 = /* @__PURE__ */ __name((because) => ({ kind: "unknown", because }), "unknown");
var once3 = /* @__PURE__ */ __name((known4, key2, make) => {
  const before = known4.get(key2);
  if (before !== void 0) return before;
  const made = make();
  known4.set(key2, made);
  return made;
}, "once");
var scanOne2 = /* @__PURE__ */ __name(async (image, input, ports) => {
  const scan = await scanBaseToday(image, input, ports);
  if (scan.kind === "broke") return unknown5(scan.because);
  const facts = await factsIn(scan, ports);
  if (facts === null) return unknown5("Trivy did not report its config");
  return { kind: "known", digest: image.digest, report: scan.report, facts };
}, "scanOne");

// src/stages/rescan/scan-bases.ts
var scanBases = defineStage({
  kind: "rebuilds",
  title: "Compare with today's base images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const today = basesOfToday(input, ports);
    const images = [];
    for (const one of input.images) {
      const { image, platform } = one.sideCar;
      const rebuild = await rebuildOne(one, { input, today }, ports).catch(notKnown);
      ports.log.info(`${image}: ${rebuildInWords(rebuild, [])}`);
      images.push({ image, platform, rebuild });
    }
    return { images };
  }, "run"),
  record: /* @__PURE__ */ __name((rebuilds) => rebuilds, "record")
});
var notKnown = /* @__PURE__ */ __name((thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return unknown6(withoutImage(thrown.message));
}, "notKnown");
var unknown6 = /* @__PURE__ */ __name((because) => ({ kind: "unknown", because }), "unknown");
var rebuildOne = /* @__PURE__ */ __name(async (one, looking, ports) => {
  const { base: base2 } = one;
  const trivy = trivysReport(one.scans);
  if (base2 === void 0 || trivy === void 0) return unknown6("Trivy did not scan the image");
  if (base2.kind !== "image") return base2.kind === "scratch" ? { kind: "none" } : base2;
  const { tag, name } = parseImageReference(base2.reference) ?? { tag: null, name: "" };
  if (tag === null) return unknown6(`${base2.reference} has no tag that could name a newer image`);
  if (looking.input.network === "offline") return unknown6("`offline` is set");
  const facts = await factsIn(trivy, ports);
  if (facts === null) return unknown6("Trivy did not report the config of the image");
  const running = { report: trivy.report, facts, platform: one.sideCar.platform, reference: base2.reference };
  return compareWithToday(running, { name: `${name}:${tag}`, today: looking.today }, ports);
}, "rebuildOne");
var compareWithToday = /* @__PURE__ */ __name(async (running, { name, today }, ports) => {
  const { report: report4, platform, reference } = running;
  const now = await today(name, platform);
  if (now.kind === "unknown") return unknown6(`${name}: ${now.because}`);
  const known4 = await layersOfBase(running, now, ports);
  if (known4 === null)
    return unknown6(`the layers of the image are not known to be of ${reference}, whose image may have changed since`);
  const fixes = baseFixes(report4, known4.layers, now.report);
  if (fixes.kind === "unknown") return unknown6(`${name}: ${fixes.because}`);
  const found = report4.findings.filter(isCompared).length;
  return { kind: "compared", base: name, digest: now.digest, knownBy: known4.by, found, fixes };
}, "compareWithToday");
var layersOfBase = /* @__PURE__ */ __name(async ({ reference, facts, platform }, now, ports) => {
  const old = await layersOfDigest(reference, platform, ports);
  if (old !== null && isBuiltOn(facts.layers, old)) return { layers: old, by: "digest" };
  if (isBuiltOn(facts.layers, now.facts.layers)) return { layers: now.facts.layers, by: "layers" };
  const alike = layersBySteps(facts, now.facts);
  return alike === null ? null : { layers: alike, by: "steps" };
}, "layersOfBase");
var layersOfDigest = /* @__PURE__ */ __name(async (reference, platform, ports) => {
  const parsed2 = parseImageReference(reference);
  if (parsed2?.digest == null) return null;
  return layersInRegistry({ reference: `${parsed2.name}@${parsed2.digest}`, platform }, ports);
}, "layersOfDigest");

// src/stages/rescan/scan-running.ts
var scanRunning = defineStage({
  kind: "side-cars-scan",
  title: "Scan the running images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "secrets", "registry", "surroundings", "log"],
    ...["download", "clock"]
  ],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    await probeEngine(ports);
    const images = [];
    const unread = input.unknown.map(notReported);
    for (const image of input.images) {
      try {
        images.push(...await scanOne3(image, input, ports));
      } catch (error) {
        unread.push(brokenBecause(error, image, input.registry));
      }
    }
    return { images, unread };
  }, "run"),
  record: /* @__PURE__ */ __name((scanned) => ({
    ...scanned,
    images: scanned.images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) }))
  }), "record")
});
var ownerOf2 = /* @__PURE__ */ __name(({ image, pinned, containers, runsIn }, platform, own) => {
  const { registry, repository } = repositoryName(nameWithoutDigest(pinned));
  const ofRun2 = isOwnRegistry(registry, own) ? { repository } : {};
  return { image: pinned, written: image, containers, runsIn, platform, ...ofRun2 };
}, "ownerOf");
var scanOne3 = /* @__PURE__ */ __name(async (image, input, ports) => {
  const found = distinctImages(await findImages(image, null, ports));
  const scanned = [];
  for (const one of found) {
    const { scans, platform, ...facts } = await scanFoundImage(one, { ...input, folder: "running" }, ports);
    const sideCar = ownerOf2(image, platform, input.registry);
    const own = { ...facts, sideCar, scans: scans.map((scan) => ofSideCar(scan, sideCar)) };
    scanned.push(await withProperties(own, input, ports));
  }
  return scanned;
}, "scanOne");
var brokenBecause = /* @__PURE__ */ __name((error, image, own) => {
  if (!isExplained(error) || error.code.startsWith("E_CREDENTIALS")) throw error;
  const { message: because, hint = "Run again; an image that its registry no longer has must be deployed anew." } = error;
  return {
    kind: "broke",
    source: "trivy",
    because,
    hint,
    sideCar: ownerOf2(image, image.platform.architectures.join("/"), own)
  };
}, "brokenBecause");
var notReported = /* @__PURE__ */ __name(({ container, image }) => ({
  kind: "broke",
  source: "trivy",
  because: `${container} does not report the digest of its image`,
  hint: "Run again; a task on an old container agent never reports it, and one that does not start has none.",
  sideCar: { image: image ?? UNKNOWN_IMAGE, containers: [container], runsIn: [], platform: "unknown platform" }
}), "notReported");

// src/domain/github/issue-facts.ts
var wantedState = /* @__PURE__ */ __name(({ judged: { verdict: verdict2 }, idle }) => {
  if (verdict2.kind === "passed") return idle.length === 0 ? "closed" : "undecided";
  return verdict2.blockers.length > 0 ? "open" : "undecided";
}, "wantedState");
var issueNames = /* @__PURE__ */ __name(({ app, environment, places }) => [
  "rescan",
  app,
  environment,
  ...places.map(({ cluster, service }) => JSON.stringify([cluster, service])).toSorted()
], "issueNames");

// src/report/comment/issue-text.ts
var LIMIT_BYTES2 = 6e4;
var CUT2 = "_The rest is left out because an issue cannot be longer. The reports of the run have all of it._\n";
var ROWS3 = 120;
var ROWS_OF_ONE = 30;
var FEWEST_ROWS = 3;
var NAMED4 = 20;
var issueTitle = /* @__PURE__ */ __name(({ environment, places }, limit) => {
  const what = `Blocking findings in running images: ${placesInWords(places, (name) => name)}`;
  return plainLine(environment === null ? what : `${what} (${environment})`, limit);
}, "issueTitle");
var issueText = /* @__PURE__ */ __name(({ judged, images, rebuilds, about, idle }) => {
  const { verdict: verdict2 } = judged;
  const blocked = blockedImages(blockersOf(verdict2).map(({ finding }) => finding));
  const rows = Math.max(FEWEST_ROWS, Math.min(ROWS_OF_ONE, Math.floor(ROWS3 / Math.max(1, blocked.length))));
  const blocks = [
    text(`### ${headline2(verdict2, [blocked.length, images.length])}`),
    text(aboutInWords2(about)),
    ...verdict2.kind === "overridden" ? [text(`**Overridden in the last run alone, because:** ${prose(verdict2.reason, 500)}`)] : [],
    ...brokenBlocks(verdict2),
    ...idleBlocks(idle),
    ...overview(blocked),
    ...blocked.flatMap((image) => imageBlocks(image, rows, rebuilds))
  ];
  return fitted(blocks, LIMIT_BYTES2, CUT2);
}, "issueText");
var idleBlocks = /* @__PURE__ */ __name((idle) => {
  if (idle.length === 0) return [];
  const where = idle.slice(0, NAMED4).map(({ place }) => codeSpan(place, 200));
  const more = idle.length > NAMED4 ? [`${idle.length - NAMED4} more`] : [];
  return [
    text(`\u23F8\uFE0F No task runs in ${[...where, ...more].join(", ")}: nothing of it is judged, so this issue is not closed.`)
  ];
}, "idleBlocks");
var blockedImages = /* @__PURE__ */ __name((blockers) => [...Map.groupBy(blockers, ({ sideCar }) => JSON.stringify([sideCar?.image, sideCar?.platform])).values()].flatMap(
  (own) => {
    const sideCar = own[0]?.sideCar;
    return sideCar === void 0 ? [] : [{ sideCar, findings: own.map(({ sideCar: _, ...finding }) => finding) }];
  }
), "blockedImages");
var headline2 = /* @__PURE__ */ __name((verdict2, [blocked, all]) => {
  if (verdict2.kind === "passed")
    return `\u2705 No blocking findings in ${all === 1 ? "the running image" : `the ${all} running images`}`;
  if (blocked === 0) return "\u26A0\uFE0F Not every running image could be judged";
  const what = `${blocked} of ${plural(all, "running image")} ${blocked === 1 ? "has" : "have"} blocking findings`;
  return verdict2.kind === "overridden" ? `\u26A0\uFE0F Overridden: ${what}` : `\u274C ${what}${verdict2.kind === "broke" ? "; others could not be judged" : ""}`;
}, "headline");
var aboutInWords2 = /* @__PURE__ */ __name(({ app, environment, places, runUrl }) => [
  `In ${placesInWords(places, (name) => codeSpan(name, 200))}${environment === null ? "" : `, for ${codeSpan(environment, 100)}`}`,
  ...app === null ? [] : [`app ${codeSpan(app, 100)}`],
  ...runUrl === null ? [] : [link("the last run", runUrl)]
].join("; "), "aboutInWords");
var placesInWords = /* @__PURE__ */ __name((places, name) => [...Map.groupBy(places, ({ cluster }) => cluster)].map(([cluster, at2]) => {
  const services = at2.flatMap(({ service }) => service === null ? [] : [name(lastPart(service))]);
  const where = name(lastPart(cluster));
  return services.length < at2.length ? where : `${services.join(", ")} of ${where}`;
}).join("; "), "placesInWords");
var overview = /* @__PURE__ */ __name((blocked) => blocked.length < 2 ? [] : table(
  ["Image", "Runs in", "Blocking"],
  "lll",
  blocked.map(({ sideCar, findings }) => [
    codeSpan(sideCar.image, 300),
    markdown((sideCar.runsIn ?? []).join(", "), 200),
    markdown(countsOf(findings))
  ])
), "overview");
var countsOf = /* @__PURE__ */ __name((findings) => [...new Set(findings.map(({ source }) => source))].map((source) => {
  const own = findings.filter((finding) => finding.source === source);
  return `${SOURCES[source].name} ${countsInWords(source, own)}`;
}).join("; "), "countsOf");
var imageBlocks = /* @__PURE__ */ __name(({ sideCar, findings }, rows, rebuilds) => [
  text(`#### ${codeSpan(sideCar.image, 300)}`),
  text(whereInWords(sideCar)),
  ...rebuildBlocks(
    rebuildOf(rebuilds, sideCar),
    findings.map((finding) => ({ ...finding, sideCar }))
  ),
  ...findingTable(findings, rows),
  ...fixList(findings, { least: 1, rest: "in the summary of the run" })
], "imageBlocks");
var rebuildBlocks = /* @__PURE__ */ __name((rebuild, blockers) => rebuild === null ? [] : [text(`\u{1F9F1} ${prose(rebuildInWords(rebuild, blockers))}`)], "rebuildBlocks");
var whereInWords = /* @__PURE__ */ __name(({ containers, platform, runsIn = [] }) => {
  const names = /* @__PURE__ */ __name((all) => {
    const shown2 = all.slice(0, NAMED4).map((name) => codeSpan(name, 100));
    return [...shown2, ...all.length > NAMED4 ? [`and ${all.length - NAMED4} more`] : []].join(", ");
  }, "names");
  return `Runs in ${names(runsIn)}: container${containers.length === 1 ? "" : "s"} ${names(containers)}, ${markdown(platform, 60)}`;
}, "whereInWords");

// src/stages/github/keep-issue.ts
var WRITTEN3 = { notDone: "the issue was not written", permission: "issues: write" };
var LONGEST_TITLE = 256;
var keepIssue = defineStage({
  kind: "issue",
  title: "Keep the issue up to date",
  uses: ["conversations", "clock", "log"],
  run: /* @__PURE__ */ __name(async (facts, ports) => {
    const { conversations, log: log2 } = ports;
    const viewer = await conversations.viewer();
    if (viewer.kind === "refused") return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN3)), WRITTEN3, log2);
    const marker = markerOf("issue", issueNames(facts.about));
    const body = `${marker}
${issueText(facts)}`;
    const title = issueTitle(facts.about, LONGEST_TITLE);
    const own = { title, body, marker, state: wantedState(facts), viewer: viewer.value };
    const reply = await writeOnce(issueOf(own, ports), ports);
    if (reply === null) return { kind: "none" };
    if (reply.kind === "refused") return noteNotWritten(asResult(explainRefusal(reply, WRITTEN3)), WRITTEN3, log2);
    const { kind, post } = reply.value;
    log2.info(`Issue ${kind}: ${post.url}`);
    return { kind, url: post.url };
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var issueOf = /* @__PURE__ */ __name((own, { conversations }) => ({
  find: /* @__PURE__ */ __name(() => findIssue(own, conversations), "find"),
  write: /* @__PURE__ */ __name(async (found) => {
    if (found === null && own.state !== "open") return null;
    if (found !== null && isAsWanted(found, own)) return { kind: "given", value: { kind: "unchanged", post: found } };
    const reply = found === null ? await conversations.createIssue(own) : await conversations.updateIssue(found.id, { ...own, state: stateOf2(own) });
    return reply.kind === "refused" ? reply : { kind: "given", value: { kind: changeOf(found, own), post: reply.value } };
  }, "write")
}), "issueOf");
var stateOf2 = /* @__PURE__ */ __name(({ state }) => state === "closed" ? "closed" : "open", "stateOf");
var findIssue = /* @__PURE__ */ __name(async (own, conversations) => {
  const isWanted2 = /* @__PURE__ */ __name((issue) => isMarked(issue, own.marker, own.viewer), "isWanted");
  const open = await conversations.findIssue({ author: own.viewer, state: "open", isWanted: isWanted2 });
  if (open.kind === "refused" || open.value !== null || own.state !== "open") return open;
  return conversations.findIssue({ author: own.viewer, state: "closed", isWanted: isWanted2 });
}, "findIssue");
var isAsWanted = /* @__PURE__ */ __name((found, own) => found.title === own.title && found.body === own.body && found.state === stateOf2(own), "isAsWanted");
var changeOf = /* @__PURE__ */ __name((found, own) => {
  if (found === null) return "created";
  if (found.state === stateOf2(own)) return "updated";
  return own.state === "closed" ? "closed" : "reopened";
}, "changeOf");

// src/pipelines/parts/keep-issue-of.ts
var keepIssueOf = /* @__PURE__ */ __name((flow, c, needed) => {
  if (c.issue === "off") return;
  const { app, environment, runUrl } = aboutOf(c);
  const places = c.services.map(({ cluster, service }) => ({ cluster, service: service === "" ? null : service }));
  const about = { app, environment, places, runUrl };
  const { running, scanned, judged, rebuilds } = needed;
  flow.stage(keepIssue, { running, scanned, judged, rebuilds }, (r) => ({
    judged: r.judged,
    images: r.scanned.images,
    rebuilds: r.rebuilds,
    idle: r.running.idle,
    about
  }));
}, "keepIssueOf");

// src/pipelines/parts/report-running.ts
var reportRunning = /* @__PURE__ */ __name((flow, c, needed) => {
  const { running, scanners, scanned, judged } = needed;
  const reports = flow.stage(writeReports, { running, scanners, scanned, judged }, (r) => ({
    imageName: placesNameOf(c),
    localName: "",
    scans: [],
    sideCars: r.scanned.images,
    unread: r.scanned.unread ?? [],
    idle: r.running.idle,
    judged: r.judged,
    trivy: r.scanners.trivy,
    source: null,
    fallback: fallbackFile(c)
  }));
  uploadReports(flow, c, reports);
  keepIssueOf(flow, c, needed);
}, "reportRunning");

// src/pipelines/rescan.ts
var rescan = /* @__PURE__ */ __name((flow, c) => {
  const running = flow.stage(findRunning, {}, () => c);
  const scanners = flow.stage(prepareScanners, {}, () => c.scanners);
  const scanned = flow.named("rescan").stage(scanRunning, { running, scanners }, (r) => ({
    ...{ ...c.scanners, ...r.scanners, ...r.running },
    ...{ map: c.policy.map ?? {}, own: ownImages(c) }
  }));
  const judged = flow.stage(judgeFindings, { scanned }, (r) => ({ ...c, scans: scansOf(r.scanned) }));
  const rebuilds = flow.stage(scanBases, { scanners, scanned }, (r) => ({
    ...{ ...c.scanners, ...r.scanners },
    images: r.scanned.images
  }));
  reportRunning(flow, c, { running, scanners, scanned, judged, rebuilds });
  flow.stage(enforceGate, { judged }, (r) => r.judged);
}, "rescan");
var ownImages = /* @__PURE__ */ __name(({ registry, build: build2, run }) => ({
  repository: registry.repository,
  build: build2,
  workspace: run.workspace
}), "ownImages");

// src/stages/codedeploy/completed-by-codedeploy.ts
var MOST4 = 25;
var readCompletedByCodeDeploy = /* @__PURE__ */ __name(async ({ application: applicationName, deploymentGroup: deploymentGroupName }, { codedeploy, limit, enough, unreadable: unreadable4 }) => {
  const request = { applicationName, deploymentGroupName, includeOnlyStatuses: ["Succeeded"] };
  const { deployments = [] } = await codedeploy.listDeployments(request, limit);
  if (deployments.length === 0) return [];
  const deploymentIds = deployments.slice(0, MOST4);
  const { deploymentsInfo = [] } = await codedeploy.batchGetDeployments({ deploymentIds }, limit);
  const found = /* @__PURE__ */ new Map();
  for (const info of deploymentsInfo.toSorted((one, other) => timeOf(other) - timeOf(one))) {
    const one = await readDeployed(info, { codedeploy, limit });
    if (one === null && unreadable4 === "end") break;
    if (one !== null && !found.has(one.taskDefinitionArn)) found.set(one.taskDefinitionArn, one);
    if (enough([...found.values()])) break;
  }
  return [...found.values()];
}, "readCompletedByCodeDeploy");
var timeOf = /* @__PURE__ */ __name(({ createTime }) => createTime?.getTime() ?? 0, "timeOf");
var readDeployed = /* @__PURE__ */ __name(async (info, { codedeploy, limit }) => {
  const { applicationName, revision } = info;
  const sha256 = revision?.appSpecContent?.sha256;
  if (sha256 === void 0) return null;
  const asked2 = { revisionType: "AppSpecContent", appSpecContent: { sha256 } };
  const reply = await codedeploy.getApplicationRevision({ applicationName, revision: asked2 }, limit);
  const reading = readAppSpec(reply.revision?.appSpecContent?.content ?? "");
  if (reading.kind !== "appspec") return null;
  const { appspec } = reading;
  const { TaskDefinition: deployed } = appspec.properties;
  const taskDefinitionArn = typeof deployed === "string" ? parseTaskDefinitionArn(deployed) : null;
  return taskDefinitionArn === null ? null : { taskDefinitionArn, at: timeOf(info), appspec };
}, "readDeployed");

// src/domain/codedeploy/codedeploy-view.ts
var viewOfCodeDeploy = /* @__PURE__ */ __name(({ service, deployment, target }, started) => {
  const own = service?.deployments?.find(({ id }) => id === started.deploymentId);
  const counts = greenOf({ target }) ?? own ?? {};
  return {
    ...firstView(started),
    status: deployment.status ?? "UNKNOWN",
    ...countsOf2({ desiredCount: service?.desiredCount, ...counts }),
    ...stageOf2(target),
    service: deploymentsShown(service)
  };
}, "viewOfCodeDeploy");
var stageOf2 = /* @__PURE__ */ __name((target) => {
  const begun = target?.lifecycleEvents?.findLast(({ status }) => status !== "Pending");
  return begun?.lifecycleEventName === void 0 ? {} : { lifecycleStage: begun.lifecycleEventName };
}, "stageOf");
var countsOf2 = /* @__PURE__ */ __name(({ desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0 }) => ({
  desired,
  running,
  pending
}), "countsOf");
var greenOf = /* @__PURE__ */ __name(({ target }) => target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green") ?? null, "greenOf");
var eventsInWords = /* @__PURE__ */ __name(({ target }) => {
  const events = (target?.lifecycleEvents ?? []).flatMap(
    ({ lifecycleEventName: name, status, diagnostics }) => name === void 0 || status === void 0 || status === "Pending" ? [] : [
      `${name}: ${status}${diagnostics?.message === void 0 || status !== "Failed" ? "" : `: ${diagnostics.message}`}`
    ]
  );
  const weight = greenOf({ target })?.trafficWeight;
  return weight === void 0 ? events : [...events, `traffic: ${weight} % to the new tasks`];
}, "eventsInWords");

// src/domain/codedeploy/codedeploy-reading.ts
var FAILED = ["Failed", "Stopped"];
var hasEnded = /* @__PURE__ */ __name(({ status }) => status === "Succeeded" || FAILED.includes(status ?? ""), "hasEnded");
var servesAll = /* @__PURE__ */ __name((target) => {
  const last = target?.lifecycleEvents?.findLast(
    ({ lifecycleEventName: name }) => ["AllowTraffic", "AfterAllowTraffic"].includes(name ?? "")
  );
  return last?.status === "Succeeded" || last?.lifecycleEventName === "AfterAllowTraffic" && last.status === "Skipped";
}, "servesAll");
var READY_WAIT = "READY_WAIT";
var readCodeDeploy = /* @__PURE__ */ __name((picture, started) => {
  const { deployment, service } = picture;
  const view2 = viewOfCodeDeploy(picture, started);
  if (isGone(service)) return ended({ kind: "stopped", view: view2, reason: "the service was deleted" });
  if (deployment.status === "Succeeded") return succeeded(view2, deployment.completeTime);
  if (FAILED.includes(deployment.status ?? "")) return ofFailed(picture, view2);
  const failed3 = failedEvent(picture.target);
  if (failed3 !== null) return { kind: "doomed", outcome: failure(picture, view2), graceMs: ROLLBACK_GRACE_MS };
  return { kind: "running", view: view2, pausedAt: deployment.status === "Ready" ? READY_WAIT : null };
}, "readCodeDeploy");
var ofFailed = /* @__PURE__ */ __name((picture, view2) => {
  const { deployment, rollback: rollback2 } = picture;
  const rolledBack2 = { ...causes(picture), kind: "rolled-back", view: view2 };
  switch (rollback2?.status) {
    case void 0:
      break;
    case "Succeeded":
      return ended({ ...rolledBack2, state: "done" });
    case "Failed":
    case "Stopped":
      return ended({ ...rolledBack2, state: "failed" });
    default:
      return { kind: "doomed", outcome: { ...rolledBack2, state: "in-progress" }, graceMs: ROLLBACK_GRACE_MS };
  }
  if (deployment.rollbackInfo?.rollbackDeploymentId !== void 0)
    return { kind: "doomed", outcome: { ...rolledBack2, state: "in-progress" }, graceMs: ROLLBACK_GRACE_MS };
  const outcome = failure(picture, view2);
  return mayRollBack(deployment) ? { kind: "doomed", outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome);
}, "ofFailed");
var mayRollBack = /* @__PURE__ */ __name(({
  status,
  errorInformation,
  autoRollbackConfiguration,
  rollbackInfo
}) => {
  if (rollbackInfo?.rollbackMessage !== void 0 || autoRollbackConfiguration?.enabled !== true) return false;
  const events = autoRollbackConfiguration.events ?? [];
  if (errorInformation?.code === "ALARM_ACTIVE") return events.includes("DEPLOYMENT_STOP_ON_ALARM");
  return events.includes(status === "Stopped" ? "DEPLOYMENT_STOP_ON_REQUEST" : "DEPLOYMENT_FAILURE");
}, "mayRollBack");
var failure = /* @__PURE__ */ __name((picture, view2) => {
  const { status, errorInformation } = picture.deployment;
  const isAlarm = errorInformation?.code === "ALARM_ACTIVE";
  const { alarms, reason } = causes(picture);
  return status === "Stopped" && !isAlarm ? { kind: "stopped", view: view2, reason } : { kind: "failed", view: view2, alarms, reason };
}, "failure");
var causes = /* @__PURE__ */ __name((picture) => ({
  alarms: picture.deployment.errorInformation?.code === "ALARM_ACTIVE" ? alarmsOf2(picture.deployment) : null,
  reason: reasonOf2(picture)
}), "causes");
var alarmsOf2 = /* @__PURE__ */ __name(({ overrideAlarmConfiguration }) => (overrideAlarmConfiguration?.alarms ?? []).flatMap(({ name }) => name ?? []), "alarmsOf");
var OWN_STEPS = ["Install", "AllowTestTraffic", "AllowTraffic"];
var reasonOf2 = /* @__PURE__ */ __name(({ deployment, target }) => {
  const { errorInformation: { code: code2, message } = {}, rollbackInfo } = deployment;
  const event = failedEvent(target);
  const own = [code2, message].filter(isSaid2).join(": ");
  const texts2 = [...event === null ? [] : eventTexts(event), own, rollbackInfo?.rollbackMessage].filter(isSaid2);
  return texts2.length === 0 ? "CodeDeploy gave no reason" : texts2.join("; ");
}, "reasonOf");
var isSaid2 = /* @__PURE__ */ __name((text2) => text2 !== void 0 && text2 !== "", "isSaid");
var eventTexts = /* @__PURE__ */ __name(({
  lifecycleEventName: name = "",
  diagnostics
}) => [
  OWN_STEPS.includes(name) ? void 0 : `the hook of ${name} failed`,
  diagnostics?.message
], "eventTexts");
var failedEvent = /* @__PURE__ */ __name((target) => target?.lifecycleEvents?.find(({ status }) => status === "Failed") ?? null, "failedEvent");

// src/stages/following/tolerance.ts
var LONGEST_PAUSE_MS = 15e3;
var SHORTEST_LOOK_MS = 3e3;
var MOST_ABSENCES = 5;
var tolerant = /* @__PURE__ */ __name((look3, deadline, { clock, log: log2 }) => {
  let faults = 0;
  let absences = 0;
  let silentSince = null;
  const failed3 = /* @__PURE__ */ __name((error, askedAt) => {
    if (!isTemporary(error)) throw error;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, LOOK_AGAIN_MS * 2 ** faults);
    faults += 1;
    silentSince ??= askedAt;
    log2.info(`${error.message}; trying again in ${pauseMs / 1e3} s`);
    return { picture: null, pauseMs, silence: { forMs: clock.now() - silentSince, fault: error.message } };
  }, "failed");
  const seen = /* @__PURE__ */ __name((picture) => {
    faults = 0;
    silentSince = null;
    absences = picture.service === null ? absences + 1 : 0;
    const isBelieved = absences === 0 || absences > MOST_ABSENCES;
    if (!isBelieved) log2.info(`ECS does not list the service; trying again (${absences} of ${MOST_ABSENCES} in a row)`);
    return { picture: isBelieved ? picture : null, pauseMs: LOOK_AGAIN_MS, silence: null };
  }, "seen");
  return () => {
    const askedAt = clock.now();
    const left = Math.max(SHORTEST_LOOK_MS, deadline - askedAt);
    return look3(clock.timeout(Math.min(LONGEST_LOOK_MS, left))).then(seen, (error) => failed3(error, askedAt));
  };
}, "tolerant");

// src/stages/following/look-until-end.ts
var lookUntilEnd = /* @__PURE__ */ __name(async (follow3, looking, ports) => {
  const { clock } = ports;
  const look3 = tolerant(looking.look, follow3.deadline, ports);
  for (; ; ) {
    const { picture, pauseMs, silence } = await look3();
    const outcome = picture === null ? null : gated(await takePicture(picture, { follow: follow3, looking }, ports), follow3);
    const final = outcome ?? overdue(follow3.state, { ...follow3, now: clock.now(), silence });
    if (final?.kind === "success" && final.reached !== void 0) ports.log.info(reachedInWords(final.reached));
    if (final !== null) return final;
    if (picture !== null) await looking.between?.(picture);
    await clock.sleep(pauseBefore(follow3, { pauseMs, now: clock.now() }));
  }
}, "lookUntilEnd");
var gated = /* @__PURE__ */ __name((outcome, { gate, state }) => gate === void 0 || state.doomed !== null ? outcome : gate.judge(outcome, state.view), "gated");
var pauseBefore = /* @__PURE__ */ __name(({ deadline, lookAgainMs }, { pauseMs, now }) => Math.max(1, Math.min(Math.max(pauseMs, lookAgainMs?.() ?? 0), deadline - now)), "pauseBefore");
var takePicture = /* @__PURE__ */ __name(async (picture, { follow: follow3, looking }, { clock, log: log2 }) => {
  const { service } = picture;
  const earlier = follow3.state;
  const reading = looking.read(picture, earlier.doomed?.outcome ?? null);
  const events = eventsSince(service, follow3.deployment);
  const step2 = takeStep(earlier, { reading, events, now: clock.now() });
  for (const { level, text: text2 } of step2.notices) log2[level](text2);
  follow3.state = step2.state;
  const reached = reading.kind === "running" ? looking.reached(follow3.until ?? "stable", picture, reading.view) : null;
  if (reached !== null) return { kind: "success", view: step2.state.view, reached };
  if (step2.outcome !== null || follow3.watch === void 0) return step2.outcome;
  return follow3.watch({ earlier, later: step2.state, service });
}, "takePicture");

// src/stages/codedeploy/read-target.ts
var NOT_YET = ["DeploymentNotStartedException", "DeploymentTargetDoesNotExistException"];
var readTarget = /* @__PURE__ */ __name(async ({ deploymentId, cluster, service }, { codedeploy }, limit) => {
  try {
    const targetId = `${lastPart(cluster)}:${service}`;
    const { deploymentTarget } = await codedeploy.getDeploymentTarget({ deploymentId, targetId }, limit);
    return deploymentTarget?.ecsTarget ?? null;
  } catch (error) {
    if (error instanceof AwsError && NOT_YET.includes(error.awsCode)) return null;
    throw error;
  }
}, "readTarget");

// src/stages/codedeploy/codedeploy-observer.ts
var TURNS = ["events", "service", "events", "service", "nothing"];
var makeCodeDeployObserver = /* @__PURE__ */ __name((started, ports) => {
  const readEvents = makeEventReader(started, ports);
  const { target: aws } = ports;
  let last = null;
  let looks = 0;
  const read3 = /* @__PURE__ */ __name(async (limit) => {
    const [deployment, target, service] = await Promise.all([
      readDeployment(started.deploymentId, aws, limit),
      readEvents(limit),
      readService2(started, aws, limit)
    ]);
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) };
  }, "read");
  const readAgain = /* @__PURE__ */ __name(async (before, limit) => {
    looks += 1;
    const turn = TURNS[looks % TURNS.length];
    const [deployment, target, service] = await Promise.all([
      isSettled(before) ? before.deployment : readDeployment(started.deploymentId, aws, limit),
      turn === "events" ? readEvents(limit) : before.target,
      // A service that is not listed may be at the next look.
      turn === "service" || before.service === null ? readService2(started, aws, limit) : before.service
    ]);
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) };
  }, "readAgain");
  return async (signal) => {
    const limit = { signal, attempts: "once" };
    const seen = last === null ? await read3(limit) : await readAgain(last, limit);
    last = last !== null && turnOf(seen) !== turnOf(last) ? await read3(limit) : seen;
    return last;
  };
}, "makeCodeDeployObserver");
var isSettled = /* @__PURE__ */ __name(({ deployment, rollback: rollback2 }) => rollback2 !== null && hasEnded(deployment), "isSettled");
var turnOf = /* @__PURE__ */ __name(({ target, deployment, rollback: rollback2 }) => [servesAll(target), hasEnded(deployment), rollback2 !== null && hasEnded(rollback2)].join(" "), "turnOf");
var readRollback = /* @__PURE__ */ __name(async ({ rollbackInfo }, aws, limit) => {
  const id = rollbackInfo?.rollbackDeploymentId;
  return id === void 0 ? null : readDeployment(id, aws, limit);
}, "readRollback");
var makeEventReader = /* @__PURE__ */ __name((started, { target, log: log2 }) => {
  let isDenied = false;
  return async (limit) => {
    if (isDenied) return null;
    try {
      return await readTarget(started, target, limit);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      isDenied = true;
      log2.warning(`${error.operation} is denied: the life-cycle events are not shown; grant ${error.operation}`);
      return null;
    }
  };
}, "makeEventReader");
var readService2 = /* @__PURE__ */ __name(async ({ cluster, service }, { ecs }, limit) => {
  const { services } = await ecs.describeServices({ cluster, services: [service] }, limit);
  const [found] = services ?? [];
  return found === void 0 ? null : withTaskSets(found);
}, "readService");
var readDeployment = /* @__PURE__ */ __name(async (deploymentId, { codedeploy }, limit) => {
  const { deploymentInfo } = await codedeploy.getDeployment({ deploymentId }, limit);
  if (deploymentInfo !== void 0) return deploymentInfo;
  throw fault("E_AWS", { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment` });
}, "readDeployment");

// src/stages/codedeploy/follow-by-codedeploy.ts
var followByCodeDeploy = /* @__PURE__ */ __name((follow3, ports) => {
  const { deployment } = follow3;
  const observe = makeCodeDeployObserver(deployment, ports);
  const report4 = makeReporter(ports.log);
  return lookUntilEnd(
    follow3,
    {
      look: /* @__PURE__ */ __name(async (signal) => {
        const picture = await observe(signal);
        report4(picture);
        return picture;
      }, "look"),
      read: /* @__PURE__ */ __name((picture) => readCodeDeploy(picture, deployment), "read"),
      reached: /* @__PURE__ */ __name((until, { target }) => until === "serving" && servesAll(target) ? "serving" : null, "reached")
    },
    ports
  );
}, "followByCodeDeploy");
var makeReporter = /* @__PURE__ */ __name((log2) => {
  const said = /* @__PURE__ */ new Set();
  return (picture) => {
    for (const line2 of eventsInWords(picture).filter((one) => !said.has(one))) {
      said.add(line2);
      log2.info(line2);
    }
  };
}, "makeReporter");

// src/domain/tasks/registered.ts
var registeredIn = /* @__PURE__ */ __name((before) => before.find((one) => one !== null && "taskDefinitionArn" in one) ?? null, "registeredIn");
var changedBefore = /* @__PURE__ */ __name((registered) => registered?.kind === "ready" ? `the service was not updated; registered before: ${registered.taskDefinitionArn}` : "nothing was registered", "changedBefore");

// src/domain/codedeploy/appspec.ts
var renderAppSpec = /* @__PURE__ */ __name(({ taskDefinition, file, service, container }) => written2(
  { ...propertiesOf2(service, container), ...file?.properties, TaskDefinition: taskDefinition },
  file?.hooks ?? null
), "renderAppSpec");
var appSpecAgain = /* @__PURE__ */ __name(({ properties }) => written2(properties, null), "appSpecAgain");
var written2 = /* @__PURE__ */ __name((properties, hooks) => JSON.stringify({
  version: 0,
  Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties: properties } }],
  ...hooks === null ? {} : { Hooks: hooks }
}), "written");
var propertiesOf2 = /* @__PURE__ */ __name((service, container) => {
  const running = {
    ...service,
    ...withoutAbsent(service.taskSets?.find(({ status }) => status === "PRIMARY"))
  };
  const { loadBalancers: [balancer] = [], platformVersion = "", capacityProviderStrategy: strategy = [] } = running;
  return {
    LoadBalancerInfo: balancerOf(balancer, container),
    ...platformVersion === "" ? {} : { PlatformVersion: platformVersion },
    ...networkOf3(running.networkConfiguration),
    ...strategy.length === 0 ? {} : { CapacityProviderStrategy: strategy.map(strategyItem) }
  };
}, "propertiesOf");
var withoutAbsent = /* @__PURE__ */ __name((taskSet) => Object.fromEntries(Object.entries(taskSet ?? {}).filter(([, value]) => value !== void 0)), "withoutAbsent");
var balancerOf = /* @__PURE__ */ __name((balancer, container) => ({
  ContainerName: balancer?.containerName ?? container ?? void 0,
  ...balancer?.containerPort === void 0 ? {} : { ContainerPort: balancer.containerPort }
}), "balancerOf");
var networkOf3 = /* @__PURE__ */ __name((network) => {
  const vpc = network?.awsvpcConfiguration;
  if (vpc === void 0) return {};
  const { subnets = [], securityGroups = [], assignPublicIp = "DISABLED" } = vpc;
  return {
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp }
    }
  };
}, "networkOf");
var strategyItem = /* @__PURE__ */ __name(({ base: base2 = 0, capacityProvider, weight = 0 }) => ({
  Base: base2,
  CapacityProvider: capacityProvider,
  Weight: weight
}), "strategyItem");

// src/domain/rollout/needed-update.ts
var neededUpdate = /* @__PURE__ */ __name((wanted, present) => {
  const found = primaryOf(present.service);
  const primary = found === null ? null : knownDeployment(found);
  if (found === null || primary === null || !isWhatRuns(wanted, present, primary)) return { kind: "revision" };
  if (wanted.newDeployment === "forced")
    return present.running?.status === "ACTIVE" ? { kind: "force", primary } : { kind: "revision" };
  if (found.rolloutState === "FAILED") return afterFailure(wanted, primary);
  return { kind: "none", primary, state: isCompleted(found, present.service) ? "completed" : "in-progress" };
}, "neededUpdate");
var afterFailure = /* @__PURE__ */ __name(({ taskDefinition }, primary) => taskDefinition.registeredAs === void 0 ? { kind: "revision" } : { kind: "force", primary }, "afterFailure");
var isWhatRuns = /* @__PURE__ */ __name(({ taskDefinition }, { service, running }, primary) => running !== null && running.taskDefinitionArn === service?.taskDefinition && running.taskDefinitionArn === primary.taskDefinitionArn && isSameDefinition(running.definition.input, taskDefinition.input), "isWhatRuns");
var knownDeployment = /* @__PURE__ */ __name(({ id, taskDefinition, createdAt }) => {
  const [deploymentId, taskDefinitionArn] = [
    parseDeploymentId(id) ?? parseCodeDeployId(id),
    parseTaskDefinitionArn(taskDefinition)
  ];
  if (deploymentId === null || taskDefinitionArn === null || createdAt === void 0) return null;
  return { deploymentId, taskDefinitionArn, createdAt: createdAt.getTime() };
}, "knownDeployment");
var isCompleted = /* @__PURE__ */ __name(({ rolloutState, runningCount, desiredCount }, service) => rolloutState === void 0 ? service?.deployments?.length === 1 && runningCount === desiredCount : rolloutState === "COMPLETED", "isCompleted");

// src/stages/patience.ts
var LONGEST_MS5 = 3 * 6e4;
var FIRST_PAUSE_MS = 1e3;
var LONGEST_PAUSE_MS2 = 15e3;
var patiently = /* @__PURE__ */ __name((send4, refused5, ports) => sendAgain(send4, { mayPass: isBusy, until: ports.clock.now() + LONGEST_MS5, refused: refused5 }, ports), "patiently");
var sendAgain = /* @__PURE__ */ __name(async (send4, { mayPass: mayPass3, until, refused: refused5 = /* @__PURE__ */ __name(() => void 0, "refused") }, { clock, log: log2 }) => {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await send4();
    } catch (error) {
      const pauseMs = pauseAfter(refusals);
      if (!mayPass3(error) || clock.now() + pauseMs > until) throw error;
      refused5(error);
      log2.info(`${error.message}; trying again in ${(pauseMs / 1e3).toFixed(1)} s`);
      await clock.sleep(pauseMs);
    }
  }
}, "sendAgain");
var pauseAfter = /* @__PURE__ */ __name((refusals) => {
  const longest = Math.min(LONGEST_PAUSE_MS2, FIRST_PAUSE_MS * 2 ** refusals);
  return Math.round(longest * (1 + Math.random()) / 2);
}, "pauseAfter");

// src/stages/refused.ts
var UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/;
var isRefused = /* @__PURE__ */ __name((error) => {
  if (!(error instanceof AwsError)) return false;
  const { attempts, awsCode, code: code2 } = error;
  const isOnly = attempts === 1 || attempts === void 0 && awsCode === NOT_SENT;
  return isOnly && !(code2 === "E_AWS" && UNSURE.test(awsCode));
}, "isRefused");

// src/stages/deploy/registered-once.ts
var byRun = /* @__PURE__ */ new WeakMap();
var registeredOnce = /* @__PURE__ */ __name(async ({ input }, { run = {}, service, register: register2 }) => {
  const registrations = byRun.get(run) ?? [];
  byRun.set(run, registrations);
  const earlier = registrations.find((one) => isSameDefinition(one.input, input));
  if (earlier !== void 0) return { taskDefinition: await earlier.revision, registeredFor: earlier.service };
  const revision = register2();
  registrations.push({ input, service, revision });
  return { taskDefinition: await revision, registeredFor: null };
}, "registeredOnce");

// src/stages/lost-reply.ts
var LONGEST_SEARCH_MS = 3e4;
var searchFor = /* @__PURE__ */ __name(async (look3, clock) => {
  const until = clock.now() + LONGEST_SEARCH_MS;
  for (; ; ) {
    const found = await look3();
    if (found !== null || clock.now() >= until) return found;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}, "searchFor");

// src/stages/deploy/service-now.ts
var readServiceNow = /* @__PURE__ */ __name(async ({ cluster, service, include = [] }, { target: { ecs }, clock, log: log2 }) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  try {
    const more = include.length === 0 ? {} : { include };
    const { services, failures } = await ecs.describeServices({ cluster, services: [service], ...more }, limit);
    const found = services?.[0] ?? null;
    if (isDeleted(found, failures)) throw deleted(cluster, service);
    return found === null ? null : withTaskSets(found);
  } catch (error) {
    if (!isTemporary(error)) throw error;
    log2.info(`${error.message}; the service is taken to be as it was planned`);
    return null;
  }
}, "readServiceNow");
var isDeleted = /* @__PURE__ */ __name((found, failures) => found === null ? failures?.some(({ reason }) => reason === "MISSING") === true : found.status === "INACTIVE" || found.status === "DRAINING", "isDeleted");
var deleted = /* @__PURE__ */ __name((cluster, service) => fault("E_SERVICE_NOT_FOUND", {
  message: `the ECS service '${service}' in ${cluster} has been deleted since the plan; nothing was registered`,
  headline: `the ECS service '${service}' has been deleted since the plan`,
  hint: "Create the service again, then re-run."
}), "deleted");
var newSincePlan = /* @__PURE__ */ __name((service, { primaryDeploymentId }) => {
  const primary = primaryOf(service);
  if (primary?.id === void 0 || primaryDeploymentId === null || primary.id === primaryDeploymentId) return null;
  const { id: deploymentId, taskDefinition: taskDefinitionArn = null, createdAt } = primary;
  return { deploymentId, taskDefinitionArn, createdAt: createdAt?.getTime() ?? null };
}, "newSincePlan");

// src/stages/deploy/send-once.ts
var sendOnce = /* @__PURE__ */ __name((once4, ports) => {
  const send4 = /* @__PURE__ */ __name(() => ports.target.ecs.updateService(once4.request, { attempts: "once" }), "send");
  return patiently(send4, () => void 0, ports).then((reply) => once4.find(reply.service ?? null)).catch(async (error) => {
    const found = error instanceof AwsError && !isRefused(error) ? await search(once4, error, ports) : null;
    if (found !== null) return found;
    throw error;
  });
}, "sendOnce");
var search = /* @__PURE__ */ __name(({ update: update2, find }, error, ports) => {
  ports.log.warning(`${error.message}; the request is not sent again: looking for its deployment`);
  return searchFor(async () => find(await readServiceNow(update2, ports)), ports.clock);
}, "search");

// src/stages/deploy/update-failure.ts
var notUpdated = /* @__PURE__ */ __name((errors, noted, { service, registered }) => {
  const error = errors.at(-1);
  const refused5 = errors.every(isRefused);
  if (refused5) for (const entry of noted) entry.unchanged();
  if (!(error instanceof ShipError)) return error;
  const { code: code2 } = error;
  const outcome = `Service \`${service}\` ${refused5 ? "was not" : "may have been"} updated`;
  const message = `${outcome}: ${error.message}${registered === null ? "" : `
Registered: ${registered}`}`;
  const check4 = `Check the service \`${service}\`: the update may have been made.`;
  const hint = refused5 ? error.hint : [check4, ...error.hint === void 0 ? [] : [error.hint]].join(" ");
  const headline3 = [...shortForms(error).map((cause2) => `${outcome}: ${cause2}`), outcome];
  return new ShipError({ code: code2, message, headline: headline3, hint, cause: error });
}, "notUpdated");

// src/stages/deploy/set-attributes.ts
var setAlone = /* @__PURE__ */ __name(async (update2, from, ports) => {
  const { cluster, service, attributes } = update2;
  const count = countOf2(update2, from);
  const hasRequest = Object.keys(attributes.request).length > 0;
  const changes = [
    ...count === null ? [] : [{ kind: "count", cluster, service, from, to: count }],
    ...hasRequest ? [{ kind: "attributes", cluster, service, names: named4(attributes) }] : []
  ];
  const set2 = namesOf4(attributes);
  if (changes.length === 0) return { scaledTo: null, ...set2 };
  const noted = changes.map((change) => ports.journal.aboutTo(change));
  const request = { cluster, service, ...count === null ? {} : { desiredCount: count }, ...attributes.request };
  const send4 = /* @__PURE__ */ __name(() => ports.target.ecs.updateService(request), "send");
  await send4().catch((error) => {
    throw notUpdated([error], noted, { service, registered: null });
  });
  for (const entry of noted) entry.changed();
  if (count !== null) ports.log.info(`desired count of ${service}: ${from} \u2192 ${count}`);
  announce3(update2, ports.log);
  return { scaledTo: count, ...set2 };
}, "setAlone");
var namesOf4 = /* @__PURE__ */ __name(({ names }) => names.length === 0 ? {} : { attributes: names }, "namesOf");
var countOf2 = /* @__PURE__ */ __name(({ desiredCount: { desiredCount } }, from) => desiredCount === void 0 || desiredCount === from ? null : desiredCount, "countOf");
var announce3 = /* @__PURE__ */ __name(({ service, attributes }, log2) => {
  const names = named4(attributes);
  if (names.length > 0) log2.info(`set ${names.join(", ")} of ${service}`);
  if (attributes.ofNewTasks.length === 0) return;
  const late = attributes.ofNewTasks.join(", ");
  log2.info(`${late}: the tasks that run now stay as they are; \`force-new-deployment\` replaces them`);
}, "announce");
var named4 = /* @__PURE__ */ __name(({ request }) => Object.keys(request), "named");
var setTags = /* @__PURE__ */ __name(async ({ cluster, service, serviceArn, attributes: { tags } }, registered, { target: { ecs }, journal, log: log2 }) => {
  if (tags === null) return;
  const noted = journal.aboutTo({ kind: "attributes", cluster, service, names: ["tags"] });
  const { set: set2, removed } = tags;
  const sent = [];
  const send4 = /* @__PURE__ */ __name(async () => {
    if (set2.length > 0) sent.push(await ecs.tagResource({ resourceArn: serviceArn, tags: [...set2] }));
    if (removed.length > 0) sent.push(await ecs.untagResource({ resourceArn: serviceArn, tagKeys: [...removed] }));
  }, "send");
  await send4().catch((error) => {
    throw notUpdated([error], sent.length > 0 ? [] : [noted], { service, registered });
  });
  noted.changed();
  log2.info(
    `tags of ${service}: ${[...set2.map(({ key: key2 = "" }) => `${key2} set`), ...removed.map((key2) => `${key2} removed`)].join(", ")}`
  );
}, "setTags");

// src/stages/deploy/revision.ts
var REJECTIONS = ["ClientException", "InvalidParameterException"];
var deployRevision = /* @__PURE__ */ __name(async (draft, update2, ports) => {
  const { cluster, service, run, from } = update2;
  const { journal } = ports;
  const { registeredAs } = draft;
  const taskDefinition = registeredAs ?? await revisionOf(draft, { run, service }, ports);
  const registered = registeredAs === void 0 ? taskDefinition : null;
  await setTags(update2, registered, ports);
  const noted = [
    journal.aboutTo({ kind: "service", cluster, service, from, to: taskDefinition }),
    journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const errors = [];
  const found = await sendUpdate(taskDefinition, update2, { ports, errors }).catch((error) => {
    throw notUpdated([...errors, error], noted, { service, registered });
  });
  noted[0].changed();
  const started = found ?? nothingStarted(service, taskDefinition);
  noted[1].changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  return started;
}, "deployRevision");
var sendUpdate = /* @__PURE__ */ __name(async (taskDefinition, update2, { ports, errors }) => {
  const { cluster, service, desiredCount, attributes } = update2;
  const request = { cluster, service, taskDefinition, ...desiredCount, ...attributes.request };
  const find = /* @__PURE__ */ __name((shown3) => startedIn(shown3, taskDefinition), "find");
  if (attributes.starts === "forced")
    return sendOnce({ request: { ...request, forceNewDeployment: true }, update: update2, find }, ports);
  const send4 = /* @__PURE__ */ __name(() => ports.target.ecs.updateService(request), "send");
  const { service: shown2 = null } = await patiently(send4, (error) => void errors.push(error), ports);
  return find(shown2);
}, "sendUpdate");
var revisionOf = /* @__PURE__ */ __name(async (draft, update2, ports) => {
  const registering = { ...update2, register: /* @__PURE__ */ __name(() => register(draft, ports), "register") };
  const { taskDefinition, registeredFor } = await registeredOnce(draft, registering);
  const how = registeredFor === null ? "registered" : `the same definition as that of ${registeredFor}: uses`;
  ports.log.info(`${how} ${taskDefinition}`);
  return taskDefinition;
}, "revisionOf");
var register = /* @__PURE__ */ __name(async (draft, ports) => {
  const family2 = draft.input.family ?? "";
  const noted = ports.journal.aboutTo({ kind: "revision", family: family2, taskDefinitionArn: null });
  const earlier = [];
  const send4 = /* @__PURE__ */ __name(() => ports.target.ecs.registerTaskDefinition(draft.input), "send");
  const { taskDefinition } = await patiently(send4, (error) => void earlier.push(error), ports).catch(
    (error) => {
      if ([...earlier, error].every(isRefused)) noted.unchanged();
      throw isRejection(error) ? rejected4(draft, error) : error;
    }
  );
  const taskDefinitionArn = parseTaskDefinitionArn(taskDefinition?.taskDefinitionArn);
  if (taskDefinitionArn === null) {
    throw fault("E_AWS", { message: `ecs:RegisterTaskDefinition of ${draft.source} returned no ARN` });
  }
  noted.changed({ kind: "revision", family: family2, taskDefinitionArn });
  const lost2 = lostMembers(newerMembers(draft.input), newerMembers({ ...taskDefinition }));
  if (lost2.length > 0) throw notKept(draft, taskDefinitionArn, lost2);
  return taskDefinitionArn;
}, "register");
var notKept = /* @__PURE__ */ __name(({ source }, registered, lost2) => fault("E_REGISTER", {
  message: `ECS registered ${registered} without members of ${source} that are newer than this version of ship-to-ecs: ${listedProblems(lost2).join(", ")}`,
  headline: `ECS did not keep ${lost2.length === 1 ? "a member" : "members"} of ${source} when it was registered again`,
  hint: "Update ship-to-ecs, or set `task-definition` to a file. The service was not changed."
}), "notKept");
var isRejection = /* @__PURE__ */ __name((error) => error instanceof AwsError && REJECTIONS.includes(error.awsCode) && !isBusy(error), "isRejection");
var rejected4 = /* @__PURE__ */ __name((draft, error) => {
  const short3 = `ECS rejected the task definition from ${draft.source}`;
  return fault("E_REGISTER", {
    message: `${short3}: ${error.message}`,
    headline: [...shortForms(error).map((cause2) => `${short3}: ${cause2}`), short3],
    hint: "Fix what ECS names in the task definition; the service was not changed.",
    cause: error
  });
}, "rejected");
var startedIn = /* @__PURE__ */ __name((service, taskDefinitionArn) => {
  const isOurs2 = /* @__PURE__ */ __name(({ status, taskDefinition }) => status === "PRIMARY" && taskDefinition === taskDefinitionArn, "isOurs");
  const found = service?.deployments?.find(isOurs2);
  return found === void 0 ? null : knownDeployment(found);
}, "startedIn");
var nothingStarted = /* @__PURE__ */ __name((service, taskDefinitionArn) => {
  throw fault("E_AWS", {
    message: `ecs:UpdateService of ${service} returned no deployment of ${taskDefinitionArn}`,
    hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`
  });
}, "nothingStarted");

// src/domain/rollout/in-progress.ts
var deploymentInProgress = /* @__PURE__ */ __name((service) => {
  const primary = primaryOf(service);
  if (primary === null) return null;
  const { rolloutState, runningCount = 0, desiredCount = 0 } = primary;
  const isAlone = service?.deployments?.length === 1 && runningCount >= desiredCount;
  const isInProgress = rolloutState === void 0 ? !isAlone : rolloutState === "IN_PROGRESS";
  return isInProgress ? primary : null;
}, "deploymentInProgress");

// src/stages/deploy/needed-now.ts
var neededNow = /* @__PURE__ */ __name(async (needing, ports) => {
  const { target, whenInProgress, waitMinutes } = needing;
  const { clusterArn: cluster, serviceName: service, running } = target;
  const until = ports.clock.now() + waitMinutes * 6e4;
  let announced = null;
  for (; ; ) {
    const now = await readServiceNow({ cluster, service, include: fieldsFor(needing.attributes) }, ports);
    const attributes = attributesNow(needing, now);
    const newDeployment = attributes.starts === "nothing" ? needing.newDeployment : "forced";
    const needed = neededUpdate({ ...needing, newDeployment }, { service: now, running });
    const found = { now, needed, attributes };
    checkTasksRan(needing, needed);
    const other = needed.kind === "none" ? null : deploymentInProgress(now);
    if (other === null) return found;
    const words = inWords3(service, other);
    if (whenInProgress === "replace") {
      ports.log.info(`${words}; this run replaces it`);
      return found;
    }
    if (whenInProgress === "fail") throw inProgress(words, needing);
    if (ports.clock.now() >= until) throw inProgress(`${words}, still after ${minutes(waitMinutes * 6e4)}`, needing);
    if (words !== announced) ports.log.info(`${words}; waiting for its end`);
    announced = words;
    await ports.clock.sleep(LOOK_AGAIN_MS);
  }
}, "neededNow");
var attributesNow = /* @__PURE__ */ __name(({ attributes = NO_ATTRIBUTES, target }, now) => attributeChanges(attributes.value, now ?? target.described), "attributesNow");
var checkTasksRan = /* @__PURE__ */ __name(({ registered, target }, { kind }) => {
  if (registered?.kind !== "nothing" || kind === "none") return;
  throw fault("E_SERVICE_CHANGED", {
    message: `service ${named(target.serviceName)} no longer has the revision that it had a moment ago; it was not updated`,
    headline: "the service was changed while the run prepared its deployment"
  });
}, "checkTasksRan");
var inWords3 = /* @__PURE__ */ __name((service, { id = "", taskDefinition = "" }) => `deployment ${id} of service ${named(service)} is in progress: ${named(revisionName(taskDefinition))}`, "inWords");
var inProgress = /* @__PURE__ */ __name((words, { registered }) => fault("E_DEPLOYMENT_IN_PROGRESS", {
  message: `${words}; ${changedBefore(registered)}`,
  headline: "another deployment of the service is in progress"
}), "inProgress");

// src/stages/deploy/update-now.ts
var updateNow = /* @__PURE__ */ __name((input, { now, attributes }, log2) => {
  const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn: planned, described } = input.target;
  const news = newSincePlan(now, input.target);
  if (news !== null) log2.warning(newsInWords(service, news));
  const from = now === null ? planned : now.taskDefinition ?? null;
  const desiredCount = input.desiredCount === null ? {} : { desiredCount: input.desiredCount };
  const serviceArn = described.serviceArn ?? "";
  return {
    update: { cluster, service, serviceArn, run: input.run, from, desiredCount, attributes },
    facts: { cluster, service, previousTaskDefinitionArn: from, newSincePlan: news }
  };
}, "updateNow");
var newsInWords = /* @__PURE__ */ __name((service, { deploymentId, taskDefinitionArn, createdAt }) => {
  const since = createdAt === null ? "" : ` at ${new Date(createdAt).toISOString()}`;
  return `since the plan, another deployment of ${service} was started${since}: ${deploymentId}, ${taskDefinitionArn ?? "of no known revision"}`;
}, "newsInWords");
var unstartedInWords = /* @__PURE__ */ __name((kind, service, { deploymentId, taskDefinitionArn }) => kind === "unchanged" ? `nothing to deploy: service ${service} already runs ${taskDefinitionArn} (deployment ${deploymentId})` : `service ${service} is already being set to ${taskDefinitionArn}: following deployment ${deploymentId}`, "unstartedInWords");

// src/stages/codedeploy/stop-deployment.ts
var stopDeployment = /* @__PURE__ */ __name(async ({ cluster, service, deploymentId }, { target, journal }) => {
  const noted = journal.aboutTo({ kind: "rollback", cluster, service, deploymentId });
  try {
    await target.codedeploy.stopDeployment({ deploymentId, autoRollbackEnabled: true });
    noted.changed();
  } catch (error) {
    if (isRefused(error)) noted.unchanged();
    throw error;
  }
}, "stopDeployment");
var hasEndedSince = /* @__PURE__ */ __name((error) => error instanceof AwsError && error.awsCode === "DeploymentAlreadyCompletedException", "hasEndedSince");

// src/stages/codedeploy/under-way.ts
var UNDER_WAY = ["Created", "Queued", "InProgress", "Baking", "Ready"];
var deploymentUnderWay = /* @__PURE__ */ __name(async ({ application, deploymentGroup }, { target, clock, log: log2 }) => {
  const request = {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    includeOnlyStatuses: [...UNDER_WAY]
  };
  const list = /* @__PURE__ */ __name(() => target.codedeploy.listDeployments(request, { signal: clock.timeout(LONGEST_LOOK_MS) }), "list");
  const { deployments = [] } = await patiently(list, () => void 0, { clock, log: log2 });
  return deployments.map((id) => parseCodeDeployId(id)).find((id) => id !== null) ?? null;
}, "deploymentUnderWay");
var freeGroup = /* @__PURE__ */ __name(async (first, freeing, ports) => {
  const { whenInProgress, waitMinutes, by, changed, until } = freeing;
  const words = /* @__PURE__ */ __name((id) => `deployment ${id} of the deployment group ${named(by.deploymentGroup)} is in progress`, "words");
  const late = /* @__PURE__ */ __name((id) => inProgress2(`${words(id)}, still after ${minutes(waitMinutes * 6e4)}; ${changed}`), "late");
  if (whenInProgress === "fail") throw inProgress2(`${words(first)}; ${changed}`);
  if (ports.clock.now() >= until) throw late(first);
  if (whenInProgress === "replace") await endDeployment(first, freeing, ports);
  else ports.log.info(`${words(first)}; waiting for its end`);
  for (; ; ) {
    const other = await deploymentUnderWay(by, ports);
    if (other === null) return;
    if (ports.clock.now() >= until) throw late(other);
    await ports.clock.sleep(LOOK_AGAIN_MS);
  }
}, "freeGroup");
var endDeployment = /* @__PURE__ */ __name(async (id, name, ports) => {
  const { cluster, service } = name;
  const { codedeploy } = ports.target;
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  const [{ deploymentInfo }, target] = await Promise.all([
    codedeploy.getDeployment({ deploymentId: id }, limit),
    readTarget({ deploymentId: id, cluster, service }, ports.target, limit)
  ]);
  if (deploymentInfo?.status === "InProgress" && servesAll(target)) {
    ports.log.info(`deployment ${id} serves already; this run ends its wait for the old tasks`);
    await codedeploy.continueDeployment({ deploymentId: id, deploymentWaitType: "TERMINATION_WAIT" });
    return;
  }
  ports.log.info(`deployment ${id} is in progress; this run stops it, and replaces it once it is rolled back`);
  await stopDeployment({ cluster, service, deploymentId: id }, ports).catch((error) => {
    if (!hasEndedSince(error)) throw error;
  });
}, "endDeployment");
var inProgress2 = /* @__PURE__ */ __name((message) => fault("E_DEPLOYMENT_IN_PROGRESS", { message, headline: "another deployment of the service is in progress" }), "inProgress");

// src/stages/codedeploy/create-deployment.ts
var LONGEST_READ_MS = 6e4;
var createDeployment = /* @__PURE__ */ __name(async (creating, ports, free) => {
  const { cluster, service, from, taskDefinition, registered } = creating;
  const noted = [
    ports.journal.aboutTo({ kind: "service", cluster, service, from, to: taskDefinition }),
    ports.journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const blocking = /* @__PURE__ */ new Set();
  for (; ; ) {
    const deploymentId = await create(creating, ports).catch(async (error) => {
      const other = blockedBy(error);
      if (other === null) throw notUpdated([error], noted, { service, registered });
      if (blocking.has(other)) await ports.clock.sleep(LOOK_AGAIN_MS);
      blocking.add(other);
      await free(other).catch((thrown) => {
        for (const entry of noted) entry.unchanged();
        throw thrown;
      });
      return null;
    });
    if (deploymentId === null) continue;
    noted[0].changed();
    noted[1].changed({ kind: "deployment", cluster, service, deploymentId });
    return { deploymentId, taskDefinitionArn: taskDefinition, createdAt: await readCreatedAt(deploymentId, ports) };
  }
}, "createDeployment");
var blockedBy = /* @__PURE__ */ __name((error) => error instanceof AwsError && error.awsCode === "DeploymentLimitExceededException" ? parseCodeDeployId(/\bd-[A-Z0-9]{1,32}\b/.exec(error.message)?.[0]) : null, "blockedBy");
var create = /* @__PURE__ */ __name(async (creating, ports) => {
  const request = requestOf(creating);
  const send4 = /* @__PURE__ */ __name(() => ports.target.codedeploy.createDeployment(request, { attempts: "once" }), "send");
  let lost2 = fault("E_AWS", {
    message: `codedeploy:CreateDeployment of ${creating.service} returned no deployment`
  });
  const reply = await patiently(send4, () => void 0, ports).catch((error) => {
    if (!(error instanceof AwsError) || isRefused(error) || blockedBy(error) !== null) throw error;
    lost2 = error;
    return null;
  });
  const id = parseCodeDeployId(reply?.deploymentId);
  if (id !== null) return id;
  ports.log.warning(`${messageOf(lost2)}; the request is not sent again: looking for its deployment`);
  const found = await search2(creating, ports);
  if (found === null) throw lost2;
  return found;
}, "create");
var descriptionOf = /* @__PURE__ */ __name(({ description }) => `ship-to-ecs: ${description}`.slice(0, 256), "descriptionOf");
var requestOf = /* @__PURE__ */ __name((creating) => {
  const { application, deploymentGroup, deploymentConfig } = creating.by;
  return {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    ...deploymentConfig === null ? {} : { deploymentConfigName: deploymentConfig },
    description: descriptionOf(creating),
    revision: { revisionType: "AppSpecContent", appSpecContent: { content: creating.content } }
  };
}, "requestOf");
var search2 = /* @__PURE__ */ __name((creating, ports) => searchFor(async () => {
  const id = await deploymentUnderWay(creating.by, ports).catch(temporarily);
  const asked2 = id === null ? null : ports.target.codedeploy.getDeployment({ deploymentId: id });
  const info = await asked2?.catch(temporarily);
  return info?.deploymentInfo?.description === descriptionOf(creating) ? id : null;
}, ports.clock), "search");
var temporarily = /* @__PURE__ */ __name((error) => {
  if (isTemporary(error)) return null;
  throw error;
}, "temporarily");
var readCreatedAt = /* @__PURE__ */ __name(async (deploymentId, ports) => {
  const { target, clock } = ports;
  const read3 = /* @__PURE__ */ __name(() => target.codedeploy.getDeployment({ deploymentId }, { signal: clock.timeout(LONGEST_LOOK_MS) }), "read");
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_READ_MS };
  const { deploymentInfo } = await sendAgain(read3, patience, ports).catch((error) => {
    if (!(error instanceof AwsError)) throw error;
    const { code: code2, hint } = error;
    throw new ShipError({
      code: code2,
      message: `Deployment ${deploymentId} was created: ${error.message}`,
      hint,
      cause: error
    });
  });
  return deploymentInfo?.createTime?.getTime() ?? 0;
}, "readCreatedAt");

// src/stages/codedeploy/start.ts
var startByCodeDeploy = /* @__PURE__ */ __name(async (input, ports) => {
  const by = byCodeDeploy(input.target.deployedBy);
  const { now, needed, update: update2, facts } = await readNow(input, ports);
  const { service } = update2;
  const other = await deploymentUnderWay(by, ports);
  const isOwn2 = needed.kind === "none" && (other === null || other === needed.primary.deploymentId);
  if (!isOwn2) await makeRoom({ input, now, by, other }, ports);
  await setTags(update2, null, ports);
  const set2 = await setAlone(update2, now?.desiredCount ?? 0, ports);
  if (isOwn2) {
    const kind = other === null ? "unchanged" : "followed";
    ports.log.info(unstartedInWords(kind, service, needed.primary));
    return { ...facts, ...waitsOf2(by), ...needed.primary, kind, ...set2 };
  }
  const started = await create2({ ...update2, by, described: now ?? input.target.described }, input, ports);
  return { ...facts, ...waitsOf2(by), ...started, kind: "started", ...set2, scaledTo: null };
}, "startByCodeDeploy");
var makeRoom = /* @__PURE__ */ __name(async ({ input, now, by, other }, ports) => {
  await input.beforeUpdate(now);
  if (other === null) return;
  const { clusterArn: cluster, serviceName: service } = input.target;
  const changed = changedBefore(input.registered);
  await freeGroup(other, { ...input, by, cluster, service, changed, until: endOfWait(input, ports) }, ports);
}, "makeRoom");
var endOfWait = /* @__PURE__ */ __name(({ waitMinutes }, { clock }) => clock.now() + waitMinutes * 6e4, "endOfWait");
var readNow = /* @__PURE__ */ __name(async (input, ports) => {
  const { clusterArn: cluster, serviceName: service, running } = input.target;
  const now = await readServiceNow({ cluster, service, include: fieldsFor(input.attributes) }, ports);
  const needed = neededUpdate(input, { service: now, running });
  return { now, needed, ...updateNow(input, { now, attributes: attributesNow(input, now) }, ports.log) };
}, "readNow");
var create2 = /* @__PURE__ */ __name(async (known4, input, ports) => {
  const { by, service, described } = known4;
  const { registeredAs } = input.taskDefinition;
  const taskDefinition = registeredAs ?? await revisionOf(input.taskDefinition, known4, ports);
  const registered = registeredAs === void 0 ? taskDefinition : null;
  const container = input.target.containerName;
  const content = renderAppSpec({ taskDefinition, file: by.appspec, service: described, container });
  const changed = registered === null ? "nothing was registered" : `registered: ${registered}`;
  const creating = { ...known4, taskDefinition, registered, content, description: descriptionOf2(taskDefinition, known4) };
  const freeing = { ...input, ...known4, changed, until: endOfWait(input, ports) };
  const started = await createDeployment(creating, ports, (blocking) => freeGroup(blocking, freeing, ports));
  const group = `${by.application}, ${by.deploymentGroup}`;
  ports.log.info(`created deployment ${started.deploymentId} of service ${service} (${group})`);
  return started;
}, "create");
var descriptionOf2 = /* @__PURE__ */ __name((taskDefinition, { from }) => `${revisionName(taskDefinition)}${from === null ? "" : ` after ${revisionName(from)}`}`, "descriptionOf");
var waitsOf2 = /* @__PURE__ */ __name(({ groupWaitsMinutes }) => groupWaitsMinutes === 0 ? {} : { ownWaitsMinutes: groupWaitsMinutes }, "waitsOf");

// src/domain/codedeploy/codedeploy-move.ts
var none = /* @__PURE__ */ __name((because) => ({ kind: "none", because }), "none");
var codeDeployMoveFor = /* @__PURE__ */ __name((picture, taking) => {
  const { deployment, trigger } = taking;
  if (deployment.previousTaskDefinitionArn === null) return none(FIRST);
  if (!hasEnded(picture.deployment)) return unlessLeft(picture, taking, { kind: "stop" });
  const reading = readCodeDeploy(picture, deployment);
  if (reading.kind !== "ended") return { kind: "follow" };
  const { outcome } = reading;
  switch (outcome.kind) {
    case "rolled-back":
      return none(BY_CODEDEPLOY[outcome.state]);
    case "stopped":
      return none(`the deployment was stopped: ${outcome.reason}`);
    case "success":
      return outlives(trigger) ? none(SUCCEEDED_SINCE) : back(picture, taking);
    default:
      return back(picture, taking);
  }
}, "codeDeployMoveFor");
var BY_CODEDEPLOY = {
  done: "CodeDeploy has rolled it back",
  "in-progress": "CodeDeploy rolls it back",
  failed: "CodeDeploy has tried to roll it back, and failed"
};
var back = /* @__PURE__ */ __name((picture, taking) => {
  const { deployment } = taking;
  const primary = primaryOf(picture.service);
  if (newerPrimary({ primary, started: deployment }) !== null) return none(REPLACED);
  const other = primary?.id === deployment.deploymentId || hasTraffic(picture) ? null : primary;
  if (other !== null)
    return none(`the traffic was not moved: ${revisionName(other.taskDefinition ?? "")} serves as before`);
  const to = parseTaskDefinitionArn(deployment.previousTaskDefinitionArn ?? "");
  if (to === null) return none(FIRST);
  if (to === deployment.taskDefinitionArn) return none("the service ran the same revision before");
  return unlessLeft(picture, taking, { kind: "deploy", to });
}, "back");
var hasTraffic = /* @__PURE__ */ __name((picture) => (greenOf(picture)?.trafficWeight ?? 0) > 0, "hasTraffic");
var unlessLeft = /* @__PURE__ */ __name(({ deployment }, { policy }, move) => policy.origin === "chosen" || rollsBack(deployment) ? move : none("the deployment group is set not to roll back; set `rollback-on` if the run is to do it"), "unlessLeft");
var rollsBack = /* @__PURE__ */ __name(({ autoRollbackConfiguration: { enabled, events = [] } = {} }) => enabled === true && events.includes("DEPLOYMENT_FAILURE"), "rollsBack");

// src/stages/codedeploy/deploy-earlier.ts
var AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";
var deployEarlier = /* @__PURE__ */ __name(async (earlier, ports) => {
  const { deployment, to } = earlier;
  const { cluster, service, taskDefinitionArn: from } = deployment;
  const group = groupOf3(earlier.picture);
  if (await deploymentUnderWay(group, ports) !== null) return { kind: "none", because: REPLACED };
  const good2 = await lastGood(earlier, group, ports);
  const back2 = good2?.taskDefinitionArn ?? to;
  const creating = {
    ...{ cluster, service, from, by: { ...group, deploymentConfig: AT_ONCE } },
    taskDefinition: back2,
    registered: null,
    description: `back to ${revisionName(back2)} from ${deployment.deploymentId}`,
    content: good2 === null ? rendered(earlier) : appSpecAgain(good2.appspec)
  };
  try {
    const created2 = await createDeployment(creating, ports, replaced);
    ports.log.info(`set service ${service} back to ${back2}: deployment ${created2.deploymentId}`);
    const followed2 = { ...created2, cluster, service, previousTaskDefinitionArn: from };
    return { kind: "taken", by: "run", followed: followed2, until: "serving" };
  } catch (error) {
    if (error instanceof Replaced) return { kind: "none", because: REPLACED };
    throw error;
  }
}, "deployEarlier");
var Replaced = class extends Error {
  static {
    __name(this, "Replaced");
  }
};
var replaced = /* @__PURE__ */ __name((other) => Promise.reject(new Replaced(other)), "replaced");
var groupOf3 = /* @__PURE__ */ __name(({ deployment }) => {
  const { applicationName: application, deploymentGroupName: deploymentGroup, deploymentId = "" } = deployment;
  if (application !== void 0 && deploymentGroup !== void 0) return { application, deploymentGroup };
  throw fault("E_AWS", { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment group` });
}, "groupOf");
var lastGood = /* @__PURE__ */ __name(async ({ deployment, to }, group, { target: { codedeploy }, clock, log: log2 }) => {
  const { service, taskDefinitionArn } = deployment;
  const goodIn = /* @__PURE__ */ __name((found) => found.find((one) => one.taskDefinitionArn !== taskDefinitionArn) ?? null, "goodIn");
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  try {
    const enough = /* @__PURE__ */ __name((found) => goodIn(found) !== null, "enough");
    const reading = { codedeploy, limit, enough, unreadable: "end" };
    const good2 = goodIn(await readCompletedByCodeDeploy(group, reading));
    if (good2 !== null && good2.taskDefinitionArn !== to) {
      const [last, before] = [good2.taskDefinitionArn, to].map(revisionName);
      log2.info(`the last revision of ${service} that completed is ${last ?? ""}, not ${before ?? ""}`);
    }
    return good2;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the rollback is to ${revisionName(to)}, which the service had before`);
    return null;
  }
}, "lastGood");
var rendered = /* @__PURE__ */ __name(({ picture: { service }, to }) => renderAppSpec({ taskDefinition: to, file: null, service: service ?? {}, container: null }), "rendered");

// src/stages/codedeploy/take-back-by-codedeploy.ts
var LONGEST_MS6 = 3 * 6e4;
var takeBackByCodeDeploy = /* @__PURE__ */ __name((own, ports) => {
  const { clock } = ports;
  const look3 = makeCodeDeployObserver(own.deployment, ports);
  const patience = { mayPass: mayPass2, until: clock.now() + LONGEST_MS6 };
  return sendAgain(async () => act(await look3(clock.timeout(LONGEST_LOOK_MS)), own, ports), patience, ports);
}, "takeBackByCodeDeploy");
var mayPass2 = /* @__PURE__ */ __name((error) => isTemporary(error) || hasEndedSince(error), "mayPass");
var act = /* @__PURE__ */ __name(async (picture, own, ports) => {
  const { deployment } = own;
  const move = codeDeployMoveFor(picture, own);
  switch (move.kind) {
    case "none":
      return move;
    case "follow":
      return { kind: "taken", by: "ecs", followed: deployment };
    case "stop":
      await stopDeployment(deployment, ports);
      ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`);
      return { kind: "taken", by: "run", followed: deployment };
    case "deploy":
      return deployEarlier({ picture, deployment, to: move.to }, ports);
  }
}, "act");

// src/domain/rollout/completed.ts
var timeOf2 = /* @__PURE__ */ __name(({ createdAt }) => createdAt?.getTime() ?? 0, "timeOf");
var completedFirst = /* @__PURE__ */ __name((listed6) => listed6.filter(({ status }) => status === "SUCCESSFUL").toSorted((one, other) => timeOf2(other) - timeOf2(one)), "completedFirst");
var revisionsOf = /* @__PURE__ */ __name((deployments, revisions) => {
  const definitions = new Map(
    revisions.map(({ serviceRevisionArn, taskDefinition }) => [serviceRevisionArn, taskDefinition])
  );
  const all = deployments.flatMap((deployment) => {
    const arn = parseTaskDefinitionArn(definitions.get(deployment.targetServiceRevisionArn));
    return arn === null ? [] : [{ taskDefinitionArn: arn, at: timeOf2(deployment) }];
  });
  return all.filter(
    ({ taskDefinitionArn }, index) => all.findIndex((one) => one.taskDefinitionArn === taskDefinitionArn) === index
  );
}, "revisionsOf");

// src/stages/completed-revisions.ts
var MOST_REVISIONS = 20;
var MOST_PAGES5 = 4;
var readCompleted = /* @__PURE__ */ __name(async ({ cluster, service }, { ecs, limit, enough }) => {
  const listed6 = await readPages(async (nextToken) => {
    const status = ["SUCCESSFUL"];
    const reply = await ecs.listServiceDeployments({ cluster, service, status, maxResults: 100, nextToken }, limit);
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken };
  }, MOST_PAGES5);
  const deployments = completedFirst(listed6);
  const revisions = [];
  let found = [];
  for (const piece of chunksOf(deployments, MOST_REVISIONS)) {
    const arns = piece.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []);
    const reply = await ecs.describeServiceRevisions({ serviceRevisionArns: [...new Set(arns)] }, limit);
    revisions.push(...reply.serviceRevisions ?? []);
    found = revisionsOf(deployments, revisions);
    if (enough(found)) break;
  }
  return found;
}, "readCompleted");

// src/stages/deploy/force.ts
var forceDeployment = /* @__PURE__ */ __name(async (before, update2, ports) => {
  const { cluster, service, desiredCount, attributes } = update2;
  const noted = ports.journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null });
  const request = {
    cluster,
    service,
    taskDefinition: before.taskDefinitionArn,
    ...desiredCount,
    ...attributes.request,
    forceNewDeployment: true
  };
  const find = /* @__PURE__ */ __name((shown2) => successorIn(shown2, before), "find");
  const started = await sendOnce({ request, update: update2, find }, ports).catch((error) => {
    throw notUpdated([error], [noted], { service, registered: null });
  });
  if (started === null) {
    throw fault("E_AWS", {
      message: `ecs:UpdateService of ${service} returned no new deployment of ${before.taskDefinitionArn}`,
      hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`
    });
  }
  noted.changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  return started;
}, "forceDeployment");
var successorIn = /* @__PURE__ */ __name((service, before) => {
  const primary = primaryOf(service);
  const found = primary === null ? null : knownDeployment(primary);
  if (found === null || found.deploymentId === before.deploymentId) return null;
  return found.taskDefinitionArn === before.taskDefinitionArn && found.createdAt >= before.createdAt ? found : null;
}, "successorIn");

// src/stages/deploy/start-by-ecs.ts
var startByEcs = /* @__PURE__ */ __name(async (input, ports) => {
  const { now, needed, attributes } = await neededNow(input, ports);
  const { update: update2, facts } = updateNow(input, { now, attributes }, ports.log);
  const { service } = update2;
  if (needed.kind !== "revision") await setTags(update2, null, ports);
  if (needed.kind === "none") {
    const set2 = await setAlone(update2, now?.desiredCount ?? 0, ports);
    const kind = needed.state === "completed" ? "unchanged" : "followed";
    ports.log.info(unstartedInWords(kind, service, needed.primary));
    return { ...facts, ...needed.primary, kind, ...set2 };
  }
  await input.beforeUpdate(now);
  const started = needed.kind === "force" ? await forceDeployment(needed.primary, update2, ports) : await deployRevision(input.taskDefinition, update2, ports);
  ports.log.info(`updated service ${service}: deployment ${started.deploymentId}`);
  return { ...facts, ...started, kind: "started", scaledTo: null, ...namesOf4(attributes) };
}, "startByEcs");

// src/domain/rollout/milestone.ts
var milestoneIn = /* @__PURE__ */ __name((until, view2, { service }) => {
  if (until === "stable") return null;
  if (until !== "serving") return isAtOrAfter(view2.lifecycleStage, until) ? until : null;
  return hasAllTasks(view2) && serves2(view2, service) ? "serving" : null;
}, "milestoneIn");
var hasAllTasks = /* @__PURE__ */ __name(({ running, pending, desired, service }) => pending === 0 && running >= Math.max(desired, service?.desired ?? 0), "hasAllTasks");
var serves2 = /* @__PURE__ */ __name((view2, service) => {
  const strategy = service?.deploymentConfiguration?.strategy ?? "ROLLING";
  return strategy === "ROLLING" ? isOnlyDraining(view2, service) : hasAllTraffic(view2.lifecycleStage, view2.traffic?.production ?? null);
}, "serves");
var isOnlyDraining = /* @__PURE__ */ __name((view2, service) => {
  const deployments = view2.service?.deployments ?? [];
  const own = deployments.find(({ deploymentId }) => deploymentId === view2.deploymentId);
  const others = deployments.filter((one) => one !== own);
  if (own?.status !== "PRIMARY" || total(others, "desired") > 0) return false;
  if (view2.service?.desired === 0) return true;
  return minimumOf(service) >= 100 && total(others, "running") > 0;
}, "isOnlyDraining");
var minimumOf = /* @__PURE__ */ __name((service) => service?.deploymentConfiguration?.minimumHealthyPercent ?? (service?.schedulingStrategy === "DAEMON" ? 0 : 100), "minimumOf");
var total = /* @__PURE__ */ __name((deployments, count) => deployments.reduce((sum, one) => sum + one[count], 0), "total");

// src/domain/rollout/deployments.ts
var ROLLS_BACK = /\broll(?:ing|ed)?[ -]?back\b/i;
var ALARM = /\balarm detected\b/i;
var readDeployments = /* @__PURE__ */ __name((subject) => {
  const { own, view: view2 } = subject;
  if (own?.rolloutState === "COMPLETED") return succeeded(view2, own.updatedAt);
  const successor = newerPrimary(subject);
  if (successor !== null) return readReplaced(subject, successor);
  if (own?.rolloutState === "FAILED") return readFailed(subject);
  return { kind: "running", view: view2, pausedAt: null };
}, "readDeployments");
var readReplaced = /* @__PURE__ */ __name((subject, successor) => {
  const { earlier, started, view: view2 } = subject;
  const failure2 = failureOf(subject);
  const { id = "an unnamed deployment", rolloutStateReason: reason = NO_REASON, taskDefinition } = successor;
  const isPrevious = taskDefinition === started.previousTaskDefinitionArn;
  const isRollback = earlier?.kind === "rolled-back" || ROLLS_BACK.test(reason) || failure2 !== null && isPrevious;
  if (isRollback) return readRollback2(view2, failureFacts(failure2 ?? reason), successor);
  return ended(
    failure2 === null ? { kind: "superseded", view: view2, by: id } : { kind: "failed", view: view2, ...failureFacts(failure2) }
  );
}, "readReplaced");
var failureOf = /* @__PURE__ */ __name(({ earlier, own, picture, started }) => {
  if (own?.rolloutState === "FAILED") return own.rolloutStateReason ?? NO_REASON;
  if (earlier !== null) return earlier.reason;
  const words = `(deployment ${started.deploymentId}) deployment failed`;
  return picture.service?.events?.find(({ message }) => message?.includes(words))?.message ?? null;
}, "failureOf");
var failureFacts = /* @__PURE__ */ __name((reason) => ({ reason, alarms: ALARM.test(reason) ? [] : null }), "failureFacts");
var readRollback2 = /* @__PURE__ */ __name((view2, facts, rollback2) => {
  const { rolloutState } = rollback2;
  if (rolloutState === "COMPLETED") return ended({ kind: "rolled-back", view: view2, ...facts, state: "done" });
  if (rolloutState === "FAILED") return ended({ kind: "rolled-back", view: view2, ...facts, state: "failed" });
  const outcome = { kind: "rolled-back", view: view2, ...facts, state: "in-progress" };
  return { kind: "doomed", outcome, graceMs: ROLLBACK_GRACE_MS };
}, "readRollback");
var readFailed = /* @__PURE__ */ __name(({ own, picture, view: view2 }) => {
  const outcome = { kind: "failed", view: view2, ...failureFacts(own?.rolloutStateReason ?? NO_REASON) };
  const configuration = picture.service?.deploymentConfiguration;
  const rollsBack2 = [configuration?.deploymentCircuitBreaker?.rollback, configuration?.alarms?.rollback].includes(true);
  return rollsBack2 ? { kind: "doomed", outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome);
}, "readFailed");

// src/domain/rollout/service-deployment.ts
var readServiceDeployment = /* @__PURE__ */ __name((subject, own) => {
  const { status } = own;
  const read3 = status !== void 0 && Object.hasOwn(READERS2, status) ? READERS2[status] : readUnderWay;
  return read3(subject, own);
}, "readServiceDeployment");
var doomed = /* @__PURE__ */ __name((outcome, graceMs) => ({ kind: "doomed", outcome, graceMs }), "doomed");
var rolledBack = /* @__PURE__ */ __name((subject, own, state) => ({
  kind: "rolled-back",
  view: subject.view,
  ...failureFacts2(subject, own),
  state
}), "rolledBack");
var readUnderWay = /* @__PURE__ */ __name((subject, own) => {
  const { view: view2 } = subject;
  if (hasFailed(subject, own)) {
    return doomed({ kind: "failed", view: view2, ...failureFacts2(subject, own) }, VERDICT_GRACE_MS);
  }
  const hook = own.lifecycleHookDetails?.find(
    ({ targetType, status }) => targetType === "PAUSE" && status === "AWAITING_ACTION"
  );
  return { kind: "running", view: view2, pausedAt: hook === void 0 ? null : hook.hookId ?? "a pause hook" };
}, "readUnderWay");
var readStopped = /* @__PURE__ */ __name((subject, own) => {
  const { picture, view: view2 } = subject;
  const facts = failureFacts2(subject, own);
  if (hasFailed(subject, own)) return ended({ kind: "failed", view: view2, ...facts });
  const by = newerPrimary(subject)?.id ?? picture.successor;
  if (by !== null) return ended({ kind: "superseded", view: view2, by });
  const isFailure2 = /circuit breaker|alarm/i.test(own.statusReason ?? "");
  if (isFailure2) return ended({ kind: "failed", view: view2, ...facts });
  return doomed({ kind: "stopped", view: view2, reason: facts.reason }, SUCCESSOR_GRACE_MS);
}, "readStopped");
var hasFailed = /* @__PURE__ */ __name((subject, own) => subject.own?.rolloutState === "FAILED" || own.deploymentCircuitBreaker?.status === "TRIGGERED" || own.alarms?.status === "TRIGGERED", "hasFailed");
var failureFacts2 = /* @__PURE__ */ __name((subject, own) => ({
  reason: reasonOf3(subject, own),
  alarms: own.alarms?.status === "TRIGGERED" ? own.alarms.triggeredAlarmNames ?? [] : null
}), "failureFacts");
var reasonOf3 = /* @__PURE__ */ __name((subject, own) => own.rollback?.reason ?? own.statusReason ?? failedReason(subject) ?? NO_REASON, "reasonOf");
var failedReason = /* @__PURE__ */ __name(({ own }) => own?.rolloutState === "FAILED" ? own.rolloutStateReason : void 0, "failedReason");
var READERS2 = {
  PENDING: readUnderWay,
  IN_PROGRESS: readUnderWay,
  SUCCESSFUL: /* @__PURE__ */ __name(({ view: view2, own: entry }, own) => succeeded(view2, own.finishedAt ?? entry?.updatedAt), "SUCCESSFUL"),
  STOP_REQUESTED: /* @__PURE__ */ __name((subject, own) => doomed({ kind: "stopped", view: subject.view, reason: reasonOf3(subject, own) }, ROLLBACK_GRACE_MS), "STOP_REQUESTED"),
  STOPPED: readStopped,
  ROLLBACK_REQUESTED: /* @__PURE__ */ __name((subject, own) => doomed(rolledBack(subject, own, "in-progress"), ROLLBACK_GRACE_MS), "ROLLBACK_REQUESTED"),
  ROLLBACK_IN_PROGRESS: /* @__PURE__ */ __name((subject, own) => doomed(rolledBack(subject, own, "in-progress"), ROLLBACK_GRACE_MS), "ROLLBACK_IN_PROGRESS"),
  ROLLBACK_SUCCESSFUL: /* @__PURE__ */ __name((subject, own) => ended(rolledBack(subject, own, "done")), "ROLLBACK_SUCCESSFUL"),
  ROLLBACK_FAILED: /* @__PURE__ */ __name((subject, own) => {
    const { view: view2 } = subject;
    const facts = failureFacts2(subject, own);
    const isFirst = isWithoutCandidate(facts.reason) || isWithoutCandidate(own.statusReason ?? "");
    return ended(isFirst ? { kind: "failed", view: view2, ...facts } : rolledBack(subject, own, "failed"));
  }, "ROLLBACK_FAILED")
};

// src/domain/rollout/reading.ts
var readRollout = /* @__PURE__ */ __name((picture, started, earlier = null) => {
  const { service, serviceDeployment } = picture;
  const deployments = service?.deployments ?? [];
  const own = deployments.find(({ id }) => id === started.deploymentId) ?? null;
  const view2 = viewOf(picture, own, { started, earlier: earlier?.view ?? null });
  if (isGone(service)) return ended({ kind: "stopped", view: view2, reason: "the service was deleted" });
  const subject = { started, picture, view: view2, own, primary: primaryOf(service), earlier };
  return serviceDeployment === null ? readDeployments(subject) : readServiceDeployment(subject, serviceDeployment);
}, "readRollout");

// src/domain/rollout/listing.ts
var timeOf3 = /* @__PURE__ */ __name(({ createdAt }) => createdAt?.getTime() ?? 0, "timeOf");
var oldestFirst = /* @__PURE__ */ __name((listed6) => listed6.toSorted((one, other) => timeOf3(one) - timeOf3(other)), "oldestFirst");
var ownAmong = /* @__PURE__ */ __name((listed6, revisions, { taskDefinitionArn, createdAt }) => {
  const own = new Set(
    revisions.flatMap(
      ({ taskDefinition, serviceRevisionArn }) => taskDefinition === taskDefinitionArn ? serviceRevisionArn ?? [] : []
    )
  );
  const ofRevision = listed6.filter(({ targetServiceRevisionArn: arn }) => arn !== void 0 && own.has(arn));
  const distance = /* @__PURE__ */ __name((one) => Math.abs(timeOf3(one) - createdAt), "distance");
  const found = ofRevision.toSorted((one, other) => distance(one) - distance(other))[0];
  return found?.serviceDeploymentArn ?? null;
}, "ownAmong");
var successorAmong = /* @__PURE__ */ __name((listed6, own) => {
  const newer = oldestFirst(listed6).find((one) => timeOf3(one) > timeOf3(own));
  return newer?.serviceDeploymentArn ?? null;
}, "successorAmong");

// src/stages/following/observer.ts
var LISTING_MARGIN_MS = 5e3;
var NOT_KNOWN = { serviceDeployment: null, successor: null };
var makeObserver = /* @__PURE__ */ __name((deployment, { target: { ecs }, log: log2 }) => {
  let arn = null;
  let denied = null;
  const revisions = /* @__PURE__ */ new Map();
  let stopped = null;
  const own = /* @__PURE__ */ __name(async (asking) => {
    try {
      if (denied === null) arn ??= await findOwn(asking);
      if (denied !== null || arn === null) return NOT_KNOWN;
      const serviceDeployment = stopped ?? await describeOwn(arn, asking);
      if (serviceDeployment?.status === "STOPPED") stopped = serviceDeployment;
      return { serviceDeployment, successor: await findSuccessor(serviceDeployment, asking) };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const { operation } = error;
      denied = operation;
      log2.warning(`${operation} is denied: falling back to ecs:DescribeServices; grant ${operation} for details`);
      return NOT_KNOWN;
    }
  }, "own");
  return async (signal) => {
    const { cluster, service } = deployment;
    const limit = { signal, attempts: "once" };
    const [{ services }, rest] = await Promise.all([
      ecs.describeServices({ cluster, services: [service] }, limit),
      own({ deployment, ecs, limit, revisions })
    ]);
    const found = services?.[0] ?? null;
    if (denied !== null) checkRolloutState(found, deployment, denied);
    return { service: found, ...rest };
  };
}, "makeObserver");
var checkRolloutState = /* @__PURE__ */ __name((service, { deploymentId }, denied) => {
  const own = service?.deployments?.find(({ id }) => id === deploymentId);
  if (own === void 0 || own.rolloutState !== void 0) return;
  const strategy = service?.deploymentConfiguration?.strategy ?? "ROLLING";
  const why = strategy === "ROLLING" ? "Classic Load Balancer" : `strategy ${strategy}`;
  throw fault("E_ACCESS_DENIED", {
    message: `Whether the deployment succeeds cannot be known: the service reports no rolloutState (${why}), and ${denied} is denied`,
    headline: `how the deployment ends cannot be known: ${denied} is denied`,
    hint: "Grant ecs:ListServiceDeployments, ecs:DescribeServiceDeployments and ecs:DescribeServiceRevisions to the role of this job."
  });
}, "checkRolloutState");
var listSince = /* @__PURE__ */ __name((since, { deployment, ecs, limit }) => readPages(async (nextToken) => {
  const { cluster, service } = deployment;
  const createdAt = { after: new Date(since) };
  const reply = await ecs.listServiceDeployments({ cluster, service, createdAt, maxResults: 100, nextToken }, limit);
  return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken };
}), "listSince");
var findOwn = /* @__PURE__ */ __name(async (asking) => {
  const { deployment, ecs, limit, revisions } = asking;
  const listed6 = await listSince(deployment.createdAt - LISTING_MARGIN_MS, asking);
  const arns = listed6.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []).filter((arn) => !revisions.has(arn));
  const replies = await Promise.all(
    chunksOf(arns, MOST_REVISIONS).map(
      (piece) => ecs.describeServiceRevisions({ serviceRevisionArns: [...piece] }, limit)
    )
  );
  for (const revision of replies.flatMap(({ serviceRevisions }) => serviceRevisions ?? [])) {
    revisions.set(revision.serviceRevisionArn ?? "", revision);
  }
  return ownAmong(listed6, [...revisions.values()], deployment);
}, "findOwn");
var describeOwn = /* @__PURE__ */ __name(async (arn, { ecs, limit }) => {
  const { serviceDeployments } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] }, limit);
  return serviceDeployments?.[0] ?? null;
}, "describeOwn");
var findSuccessor = /* @__PURE__ */ __name(async (own, asking) => {
  if (own?.status !== "STOPPED" || own.createdAt === void 0) return null;
  return successorAmong(await listSince(own.createdAt.getTime(), asking), own);
}, "findSuccessor");

// src/stages/following/pause-hooks.ts
var MOST_REFUSALS = 2;
var pausesOf = /* @__PURE__ */ __name((answer, deployment, ports) => {
  if (answer === "wait") return null;
  const answering = { answer, deployment, ports, answers: /* @__PURE__ */ new Map() };
  return {
    answer: /* @__PURE__ */ __name((own) => answerAll(own, answering), "answer"),
    rolledBackAt: /* @__PURE__ */ __name(() => {
      const taken2 = [...answering.answers].find(([, { state, isSent }]) => state === "taken" && isSent);
      return answer === "roll-back" ? taken2?.[0] ?? null : null;
    }, "rolledBackAt")
  };
}, "pausesOf");
var answerAll = /* @__PURE__ */ __name(async (own, answering) => {
  const waiting = awaitedPauses(own);
  settle(waiting, answering);
  for (const hookId of waiting) {
    if (answering.answers.get(hookId)?.state !== "taken") await answerOne({ own, hookId }, answering);
  }
}, "answerAll");
var settle = /* @__PURE__ */ __name((waiting, { answers }) => {
  for (const [hookId, one] of answers) {
    if (one.state === "taken" || waiting.includes(hookId)) continue;
    one.state = "taken";
    if (one.isSent) one.noted.changed();
  }
}, "settle");
var answerOne = /* @__PURE__ */ __name(async ({ own, hookId }, answering) => {
  const { answer, ports, answers } = answering;
  const one = answers.get(hookId) ?? {
    noted: note2(hookId, answering),
    state: "open",
    isSent: false,
    refusals: 0
  };
  answers.set(hookId, one);
  const action = answer === "continue" ? "CONTINUE" : "ROLLBACK";
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  try {
    const { serviceDeploymentArn } = own;
    await ports.target.ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action }, limit);
  } catch (error) {
    failed2(error, one, ports);
    return;
  }
  one.state = "taken";
  one.isSent = true;
  one.noted.changed();
  ports.log.info(`${answer === "continue" ? "continued" : "requested the rollback at"} pause hook ${hookId}`);
}, "answerOne");
var failed2 = /* @__PURE__ */ __name((error, one, { log: log2 }) => {
  one.isSent ||= !isRefused(error);
  if (!one.isSent) one.noted.unchanged();
  const mayPass3 = isTemporary(error);
  if (!mayPass3) one.refusals += 1;
  if (!(error instanceof AwsError) || isUnavailable(error) || one.refusals > MOST_REFUSALS) throw error;
  log2.info(`${messageOf(error)}; looking again`);
}, "failed");
var note2 = /* @__PURE__ */ __name((hookId, { answer, deployment, ports: { journal } }) => {
  const { cluster, service, deploymentId } = deployment;
  return answer === "continue" ? journal.aboutTo({ kind: "pause", cluster, service, deploymentId, hookId }) : journal.aboutTo({ kind: "rollback", cluster, service, deploymentId });
}, "note");
var attributed = /* @__PURE__ */ __name((outcome, { rolledBackAt }) => {
  const hook = outcome.kind === "rolled-back" ? rolledBackAt() : null;
  return outcome.kind === "rolled-back" && hook !== null ? { ...outcome, atHook: hook } : outcome;
}, "attributed");

// src/stages/following/follow-deployment.ts
var followDeployment = /* @__PURE__ */ __name(async (follow3, ports) => {
  const { deployment, pauses } = follow3;
  const outcome = await lookUntilEnd(
    follow3,
    {
      look: makeObserver(deployment, ports),
      read: /* @__PURE__ */ __name((picture, earlier) => readRollout(picture, deployment, earlier), "read"),
      reached: /* @__PURE__ */ __name((until, picture, view2) => milestoneIn(until, view2, picture), "reached"),
      between: /* @__PURE__ */ __name(({ serviceDeployment }) => answerPauses(serviceDeployment, follow3), "between")
    },
    ports
  );
  return pauses ? attributed(outcome, pauses) : outcome;
}, "followDeployment");
var answerPauses = /* @__PURE__ */ __name(async (own, { pauses, gate }) => {
  if (own !== null && gate?.holds(own.lifecycleStage) !== true) await pauses?.answer(own);
}, "answerPauses");

// src/stages/roll-back/last-good.ts
var LONGEST_IN_CANCEL_MS = 1500;
var withLastGood = /* @__PURE__ */ __name(async (own, trigger, { target: { ecs }, clock, log: log2 }) => {
  const { cluster, service, taskDefinitionArn, previousTaskDefinitionArn: previous } = own;
  if (previous === null || previous === taskDefinitionArn) return own;
  const goodIn = /* @__PURE__ */ __name((found) => found.find((one) => one.taskDefinitionArn !== taskDefinitionArn)?.taskDefinitionArn, "goodIn");
  const limit = { signal: clock.timeout(trigger === "cancel" ? LONGEST_IN_CANCEL_MS : LONGEST_LOOK_MS) };
  try {
    const enough = /* @__PURE__ */ __name((found) => goodIn(found) !== void 0, "enough");
    const good2 = goodIn(await readCompleted({ cluster, service }, { ecs, limit, enough })) ?? previous;
    if (good2 === previous) return own;
    log2.info(`the last revision of ${service} that completed is ${revisionName(good2)}, not ${revisionName(previous)}`);
    return { ...own, previousTaskDefinitionArn: good2 };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the rollback is to ${revisionName(previous)}, which the service had before`);
    return own;
  }
}, "withLastGood");

// src/stages/roll-back/request-rollback.ts
var requestRollback = /* @__PURE__ */ __name(async (move, deployment, { ports, unanswered: unanswered2 }) => {
  const noted = note3(move, deployment, ports);
  try {
    if (move.kind === "update") return await update(move.to, deployment, { ports, noted });
    await stop(move, ports);
    noted.changed();
    ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`);
    return deployment;
  } catch (error) {
    if (isRefused(error)) noted.unchanged();
    else unanswered2(noted);
    throw error;
  }
}, "requestRollback");
var stop = /* @__PURE__ */ __name(async ({ serviceDeploymentArn, hookId }, { target: { ecs }, log: log2 }) => {
  const stopped = /* @__PURE__ */ __name(() => ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" }), "stopped");
  if (hookId === void 0) return stopped();
  return ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action: "ROLLBACK" }).catch((error) => {
    if (!isUnavailable(error)) throw error;
    log2.info(`${error.message}; stopping the deployment instead`);
    return stopped();
  });
}, "stop");
var note3 = /* @__PURE__ */ __name((move, { cluster, service, deploymentId, taskDefinitionArn: from }, { journal }) => move.kind === "stop" ? journal.aboutTo({ kind: "rollback", cluster, service, deploymentId }) : journal.aboutTo({ kind: "service", cluster, service, from, to: move.to }), "note");
var update = /* @__PURE__ */ __name(async (to, { cluster, service, taskDefinitionArn: from }, { ports, noted }) => {
  const reply = await ports.target.ecs.updateService({ cluster, service, taskDefinition: to });
  noted.changed();
  const primary = primaryOf(reply.service ?? null);
  const known4 = primary?.taskDefinition === to ? knownDeployment(primary) : null;
  if (known4 === null) {
    throw fault("E_AWS", {
      message: `ecs:UpdateService of ${service} returned no deployment of ${to}`,
      hint: `Check the service \`${service}\`: it may have been set back.`
    });
  }
  ports.log.info(`set service ${service} back to ${to}: deployment ${known4.deploymentId}`);
  return { ...known4, cluster, service, previousTaskDefinitionArn: from };
}, "update");

// src/stages/roll-back/take-back.ts
var LONGEST_MS7 = 3 * 6e4;
var MOST_ABSENCES2 = 5;
var takeBack = /* @__PURE__ */ __name(async (own, ports) => {
  const { clock, log: log2 } = ports;
  const look3 = makeObserver(own.deployment, ports);
  const progress = { first: null, unanswered: [], way: "stop", absences: 0 };
  const until = clock.now() + LONGEST_MS7;
  for (let failures = 0; ; failures += 1) {
    const pauseMs = pauseAfter(failures);
    try {
      const picture = await look3(clock.timeout(LONGEST_LOOK_MS));
      const taken2 = await act2(picture, { own, progress }, ports);
      if (taken2 !== null) return taken2;
    } catch (error) {
      if (mayUpdateInstead(error, own, progress)) {
        log2.warning(`${error.message}; setting the service back by ecs:UpdateService instead`);
        progress.way = "update";
        continue;
      }
      if (!isTemporary(error) || clock.now() + pauseMs > until) throw error;
      log2.info(`${error.message}; trying again in ${(pauseMs / 1e3).toFixed(1)} s`);
    }
    await clock.sleep(pauseMs);
  }
}, "takeBack");
var act2 = /* @__PURE__ */ __name(async (picture, { own, progress }, ports) => {
  const { service } = picture;
  const { deployment, trigger, policy } = own;
  progress.absences = service === null ? progress.absences + 1 : 0;
  if (service === null && progress.absences <= MOST_ABSENCES2) return null;
  const reading = readRollout(picture, deployment);
  progress.first ??= reading.kind;
  const taken2 = takenAlready(picture, reading, { own, progress });
  if (taken2 !== null) return taken2;
  const move = onTheWay(moveFor({ reading, service, deployment, trigger, policy }), deployment, progress);
  if (move.kind === "none") return move;
  if (move.kind === "follow") return { kind: "taken", by: "ecs", followed: deployment };
  const { unanswered: unanswered2 } = progress;
  const followed2 = await requestRollback(move, deployment, {
    ports,
    unanswered: /* @__PURE__ */ __name((entry) => void unanswered2.push(entry), "unanswered")
  });
  for (const entry of unanswered2) entry.unchanged();
  return { kind: "taken", by: "run", followed: followed2 };
}, "act");
var takenAlready = /* @__PURE__ */ __name((picture, reading, { own, progress }) => {
  const { deployment, trigger } = own;
  const { first, unanswered: unanswered2 } = progress;
  const end = reading.kind === "running" ? null : reading.outcome.kind;
  const isBetter = end === "success" && first !== "ended";
  if (isBetter && trigger !== "cancel") return { kind: "none", because: SUCCEEDED_SINCE };
  const followed2 = end === "rolled-back" ? deployment : setBackIn(picture, deployment);
  if (followed2 !== null && unanswered2.length > 0) {
    settle2(unanswered2);
    return { kind: "taken", by: "run", followed: followed2 };
  }
  return end === "rolled-back" && first !== "ended" ? { kind: "taken", by: "ecs", followed: deployment } : null;
}, "takenAlready");
var settle2 = /* @__PURE__ */ __name((unanswered2) => {
  for (const entry of unanswered2) entry.unchanged();
  unanswered2.at(-1)?.changed();
}, "settle");
var setBackIn = /* @__PURE__ */ __name(({ service }, started) => {
  const primary = newerPrimary({ primary: primaryOf(service), started });
  const known4 = primary === null ? null : knownDeployment(primary);
  if (known4 === null || known4.taskDefinitionArn !== started.previousTaskDefinitionArn) return null;
  const { cluster, service: name, taskDefinitionArn } = started;
  return { ...known4, cluster, service: name, previousTaskDefinitionArn: taskDefinitionArn };
}, "setBackIn");
var onTheWay = /* @__PURE__ */ __name((move, { previousTaskDefinitionArn }, { way }) => {
  const to = parseTaskDefinitionArn(previousTaskDefinitionArn ?? "");
  return move.kind === "stop" && way === "update" && to !== null ? { kind: "update", to } : move;
}, "onTheWay");
var mayUpdateInstead = /* @__PURE__ */ __name((error, { deployment, policy }, { way }) => error instanceof AwsError && error.code === "E_ACCESS_DENIED" && error.operation === "ecs:StopServiceDeployment" && way === "stop" && policy.origin === "chosen" && deployment.previousTaskDefinitionArn !== null && deployment.previousTaskDefinitionArn !== deployment.taskDefinitionArn, "mayUpdateInstead");

// src/stages/strategies/strategies.ts
var STRATEGIES = {
  ecs: {
    start: startByEcs,
    follow: followDeployment,
    withLastGood,
    completed: /* @__PURE__ */ __name(({ clusterArn: cluster, serviceName: service }, { target: { ecs }, enough }) => readCompleted({ cluster, service }, { ecs, enough }), "completed"),
    takeBack
  },
  codedeploy: {
    start: startByCodeDeploy,
    follow: followByCodeDeploy,
    // A stop moves the traffic back to the tasks that were there before, whatever completed; a deployment that takes it back asks CodeDeploy itself.
    withLastGood: /* @__PURE__ */ __name((own) => Promise.resolve(own), "withLastGood"),
    completed: /* @__PURE__ */ __name(({ deployedBy }, { target: { codedeploy }, enough }) => readCompletedByCodeDeploy(byCodeDeploy(deployedBy), { codedeploy, enough }), "completed"),
    takeBack: takeBackByCodeDeploy
  }
};
var strategyOf2 = /* @__PURE__ */ __name((kind) => STRATEGIES[kind], "strategyOf");

// src/stages/earlier/earlier-image.ts
var withEarlierImage = /* @__PURE__ */ __name(async (image, going, ports) => {
  const { running, serviceName, repository } = going;
  if (running === null) {
    throw fault("E_INPUT", {
      message: `\`rollback-to\`: ECS does not show what ${serviceName} runs, so no image in it can be replaced`,
      hint: "Set `rollback-to` to a revision, or allow ecs:DescribeTaskDefinition."
    });
  }
  const containerName = chooseContainer(running.definition, going.containerName);
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName);
  const written3 = container?.image ?? "";
  const reference = parseImageReference(written3);
  const place = reference === null ? null : await ecrPlace({ image: written3, reference, repository }, ports);
  if (reference === null || place === null) throw elsewhere2(image, { containerName, written: written3 });
  checkPlace(image, { containerName, name: reference.name });
  const uri = `${reference.name}@${await digestOf(image, place)}`;
  ports.log.info(`${image.written} is ${uri}`);
  return {
    goesBackTo: image.written,
    taskDefinition: withImage(running.definition, { containerName, image: uri }),
    asItIs: null
  };
}, "withEarlierImage");
var elsewhere2 = /* @__PURE__ */ __name((image, { containerName, written: written3 }) => {
  const short3 = `\`rollback-to\`: the image of container ${named(containerName)} is not in ECR in the region of this run`;
  return fault("E_INPUT", {
    message: `${short3} (${written3}), so ${named(image.written)} cannot be looked for beside it`,
    headline: short3,
    hint: "Set `rollback-to` to a revision."
  });
}, "elsewhere");
var checkPlace = /* @__PURE__ */ __name(({ written: written3, registry, repository }, { containerName, name }) => {
  const own = repositoryName(name);
  if ((registry ?? own.registry) === own.registry && (repository ?? own.repository) === own.repository) return;
  throw fault("E_INPUT", {
    message: `\`rollback-to\`: ${written3} is not in ${name}, where container ${named(containerName)} has its image`,
    hint: "Set `rollback-to` to a digest or a tag of that repository, or to a revision."
  });
}, "checkPlace");
var digestOf = /* @__PURE__ */ __name(async ({ digest, tag }, { ecr, ...from }) => {
  const id = digest === null ? { imageTag: tag ?? "" } : { imageDigest: digest };
  const held = await readHeld({ ...from, id }, ecr);
  if (held !== null) return held.digest;
  const short3 = `the repository ${named(from.repository)} has no image ${named(digest ?? tag ?? "")}`;
  const hint = "Set `rollback-to` to a digest or a tag that the repository has, or to a revision.";
  throw fault("E_IMAGE_NOT_FOUND", { message: `${short3} (ecr:BatchGetImage)`, headline: short3, hint });
}, "digestOf");

// src/stages/earlier/no-revision.ts
var MOST_NAMED2 = 8;
var noRevision = /* @__PURE__ */ __name(async ({ family: family2, because, short: short3, not }, ecs) => {
  const names = await activeRevisions(family2, ecs);
  const others = names?.filter((name) => name !== not) ?? null;
  const known4 = others === null ? "" : `; ${inWords4(family2, others)}`;
  return fault("E_NO_REVISION", {
    message: `${because}${known4}`,
    headline: [because, short3],
    hint: others?.length === 0 ? "Deploy a fixed commit instead; nothing was changed." : "Set `rollback-to` to a revision that worked; nothing was changed."
  });
}, "noRevision");
var inWords4 = /* @__PURE__ */ __name((family2, names) => {
  if (names.length === 0) return `there is no other revision of ${named(family2)} that can be deployed`;
  return `the newest revisions of ${named(family2)} that can be deployed are ${names.slice(0, MOST_NAMED2).map(named).join(", ")}`;
}, "inWords");
var activeRevisions = /* @__PURE__ */ __name(async (family2, ecs) => {
  const asked2 = { familyPrefix: family2, status: "ACTIVE", sort: "DESC", maxResults: MOST_NAMED2 + 1 };
  return readNames(async () => {
    const { taskDefinitionArns } = await ecs.listTaskDefinitions(asked2);
    return { items: (taskDefinitionArns ?? []).map(revisionName), nextToken: void 0 };
  });
}, "activeRevisions");

// src/stages/earlier/find-revision.ts
var findRevision = /* @__PURE__ */ __name(async (wanted, going, ports) => {
  switch (wanted.kind) {
    case "previous":
      return asItIs2(await previousOf(going, ports), going, ports);
    case "revision":
      return asItIs2(wanted.arn ?? `${wanted.family ?? familyOf(going)}:${wanted.revision}`, going, ports);
    case "image":
      return withEarlierImage(wanted.image, going, ports);
  }
}, "findRevision");
var nowOf = /* @__PURE__ */ __name(({ described: { taskDefinition, serviceName = "" } }) => returned(taskDefinition, `ecs:DescribeServices, ${serviceName}, taskDefinition`), "nowOf");
var familyOf = /* @__PURE__ */ __name((going) => revisionName(nowOf(going)).replace(/:\d+$/u, ""), "familyOf");
var previousOf = /* @__PURE__ */ __name(async (going, { target }) => {
  const { ecs } = target;
  const now = nowOf(going);
  const { kind } = going.deployedBy;
  const isOther = /* @__PURE__ */ __name(({ taskDefinitionArn }) => taskDefinitionArn !== now, "isOther");
  const completed2 = await strategyOf2(kind).completed(going, { target, enough: /* @__PURE__ */ __name((found2) => found2.some(isOther), "enough") });
  const found = completed2.find(isOther);
  if (found !== void 0) return found.taskDefinitionArn;
  const short3 = `no other revision of the service ${named(going.serviceName)} has completed a deployment`;
  const because = `${short3} ${REMEMBERED[kind]}`;
  throw await noRevision({ family: familyOf(going), because, short: short3, not: revisionName(now) }, ecs);
}, "previousOf");
var REMEMBERED = {
  ecs: "in the 90 days that ECS remembers",
  codedeploy: "among the 25 last ones in CodeDeploy"
};
var asItIs2 = /* @__PURE__ */ __name(async (reference, going, { target: { ecs }, log: log2 }) => {
  const asked2 = revisionName(reference);
  const reply = await ecs.describeTaskDefinition({ taskDefinition: reference, include: ["TAGS"] }).catch(async (thrown) => {
    if (!isAwsError(thrown, ["ClientException", "InvalidParameterException"])) throw thrown;
    throw await refused4(asked2, "does not exist", { going, ecs });
  });
  const { taskDefinition: revision, tags } = reply;
  const registeredAs = parseTaskDefinitionArn(
    returned(revision?.taskDefinitionArn, `ecs:DescribeTaskDefinition, ${asked2}`)
  );
  if (registeredAs === null || revision?.status !== "ACTIVE") {
    throw await refused4(asked2, "was deregistered, so ECS starts no deployment of it", { going, ecs });
  }
  const source = revisionName(registeredAs);
  const value = { taskDefinition: revision, tags };
  const { draft } = checkTaskDefinition(value, source, { values: "registered", containerName: null });
  const taskDefinition = { ...draft, registeredAs };
  if (revision.family !== familyOf(going)) {
    log2.warning(`${source} is of another family than ${revisionName(nowOf(going))}, which ${going.serviceName} has now`);
  }
  return {
    goesBackTo: source,
    taskDefinition,
    asItIs: { taskDefinitionArn: registeredAs, definition: taskDefinition, ...lifeOf(revision) }
  };
}, "asItIs");
var refused4 = /* @__PURE__ */ __name((asked2, why, { going, ecs }) => {
  const because = `the revision ${named(asked2)} ${why}`;
  const family2 = asked2.replace(/:\d+$/u, "");
  return noRevision({ family: family2, because, short: because, not: revisionName(nowOf(going)) }, ecs);
}, "refused");

// src/stages/earlier/earlier-appspec.ts
var withAppSpec = /* @__PURE__ */ __name(async (going, { asItIs: asItIs3 }, { target, log: log2 }) => {
  const { deployedBy } = going;
  if (deployedBy.kind === "ecs" || asItIs3 === null) return deployedBy;
  const isWanted2 = /* @__PURE__ */ __name(({ taskDefinitionArn }) => taskDefinitionArn === asItIs3.taskDefinitionArn, "isWanted");
  const enough = /* @__PURE__ */ __name((found) => found.some(isWanted2), "enough");
  const completed2 = await strategyOf2(deployedBy.kind).completed(going, { target, enough }).catch((error) => {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the AppSpec is made out of the service`);
    return [];
  });
  const appspec = completed2.find(isWanted2)?.appspec;
  return appspec === void 0 ? deployedBy : { ...deployedBy, appspec: { ...appspec, hooks: null } };
}, "withAppSpec");

// src/stages/earlier/held-images.ts
var heldImages = /* @__PURE__ */ __name(async ({ taskDefinition, goesBackTo }, repository, ports) => {
  const all = imagesIn2(taskDefinition);
  const found = await allOrEveryProblem(
    all.map(async (one) => ({ ...one, pushed: await heldBy(one, { goesBackTo, repository }, ports) }))
  );
  return found.flatMap(({ pushed, ...one }) => pushed === null ? [] : [{ ...one, pushed }]);
}, "heldImages");
var imagesIn2 = /* @__PURE__ */ __name(({ input }) => (input.containerDefinitions ?? []).flatMap(
  ({ name, image }) => name === void 0 || image === void 0 ? [] : [{ container: name, image }]
), "imagesIn");
var heldBy = /* @__PURE__ */ __name(async ({ container, image }, { goesBackTo, repository }, ports) => {
  const { log: log2 } = ports;
  const reference = parseImageReference(image);
  const place = reference === null ? null : await ecrPlace({ image, reference, repository }, ports);
  if (reference === null || place === null) {
    log2.info(`the image of ${container}, ${image}, is not in ECR in the region of this run, so it is not checked`);
    return null;
  }
  const { ecr, ...from } = place;
  const { digest, tag } = reference;
  const id = digest === null ? { imageTag: tag ?? "latest" } : { imageDigest: digest };
  try {
    const held = await readHeld({ ...from, id }, ecr);
    if (held === null) throw gone(goesBackTo, { container, image });
    log2.info(`the image of ${container}, ${image}, is in ECR`);
    if (digest === null)
      log2.warning(`${goesBackTo} names ${image} by a tag, which ECS resolves anew: it may be another image than before`);
    return asPushed(held, { image, name: reference.name, tag });
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown;
    log2.warning(`whether the image of ${container}, ${image}, still exists is not known: ${thrown.message}`);
    return null;
  }
}, "heldBy");
var asPushed = /* @__PURE__ */ __name((held, { image, name, tag }) => {
  const [configDigest] = held.configDigests;
  if (configDigest === void 0) return null;
  const facts = asHeld(held, repositoryName(name));
  return { ...repositoryName(name), ...facts, tag, uri: image, configDigest, kind: "given" };
}, "asPushed");
var gone = /* @__PURE__ */ __name((goesBackTo, { container, image }) => {
  const short3 = `the image of container ${named(container)} in ${named(goesBackTo)} is no longer in ECR`;
  return fault("E_IMAGE_NOT_FOUND", {
    message: `${short3}: ${image} (ecr:BatchGetImage)`,
    headline: short3,
    hint: "Set `rollback-to` to another revision, or push the image again; nothing was changed."
  });
}, "gone");

// src/stages/earlier/plan-rollback.ts
var planRollback = defineStage({
  kind: "plan",
  title: "Choose the revision",
  uses: ["registry", "surroundings", "target", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { registry, rollbackTo } = input;
    const caller = await identify(input, ports);
    const findCluster2 = clusterFinder(ports.target.ecs);
    const repository = registry.repository === "" ? null : await readRepository(registry, ports.registry.ecr);
    const services = await allOrEveryProblem(
      input.services.map(
        (service) => planService2({ service, rollbackTo, repository, findCluster: findCluster2 }, ports).catch(namedIn(service))
      )
    ).catch((thrown) => {
      throw asOneError(thrown);
    });
    ports.log.info(`account ${caller.account}, region ${caller.region}`);
    for (const service of services) ports.log.info(inWords5(service));
    return { ...caller, repository, imageDigest: null, pushes: null, services };
  }, "run"),
  record: /* @__PURE__ */ __name(({ services, ...target }) => ({
    ...target,
    services: services.map(
      ({ taskDefinition: _, running: __, described: ___, asItIs: ____, image: _____, ...service }) => service
    )
  }), "record")
});
var planService2 = /* @__PURE__ */ __name(async ({ service, rollbackTo, repository, findCluster: findCluster2 }, ports) => {
  const found = await readService(service, ports.target.ecs, findCluster2);
  const deployedBy = await readDeployerAlone(service.codeDeploy, found.described, ports);
  for (const arn of [found.clusterArn, found.serviceArn]) {
    checkAccount({ what: arn, account: accountIn(arn), wanted: service.account });
  }
  const running = await readRunning(found.described, ports);
  const going = { ...found, deployedBy, running, containerName: service.containerName, repository };
  const revision = await findRevision(rollbackTo, going, ports);
  const images = await heldImages(revision, repository, ports);
  const containerName = containerOf(service, revision.taskDefinition, images);
  return {
    ...found,
    ...revision,
    ...await findUrl(found.described, ports),
    deployedBy: await withAppSpec(going, revision, ports),
    key: service.key,
    running,
    containerName,
    image: imageOf4(containerName, images),
    changes: changesTo(revision.taskDefinition, { ...going, containerName, desiredCount: found.desiredCount }),
    lint: []
  };
}, "planService");
var containerOf = /* @__PURE__ */ __name(({ containerName }, definition, images) => {
  const names = containerNames(definition);
  if (containerName !== null && names.includes(containerName)) return containerName;
  return (names.length === 1 ? names[0] : images[0]?.container) ?? names[0] ?? "";
}, "containerOf");
var imageOf4 = /* @__PURE__ */ __name((name, images) => images.find(({ container }) => container === name)?.pushed ?? null, "imageOf");
var changesTo = /* @__PURE__ */ __name(({ input }, { running, containerName, desiredCount }) => {
  if (running === null) return { kind: "unknown" };
  return {
    kind: "compared",
    imagePath: `containerDefinitions/${containerName}/image`,
    registered: running.registered,
    newDeployment: "when-changed",
    ...difference({ desiredCount, definition: running.definition.input }, { desiredCount, definition: input })
  };
}, "changesTo");
var inWords5 = /* @__PURE__ */ __name(({ serviceName, previousTaskDefinitionArn, goesBackTo, changes }) => {
  const now = revisionName(previousTaskDefinitionArn ?? "no revision");
  const move = `service ${serviceName}: ${now} \u2192 ${goesBackTo}`;
  return changes.kind === "compared" && changes.lines.length > 0 ? `${move}
${diffText(changes)}` : move;
}, "inWords");

// src/pipelines/parts/starting.ts
var starting = /* @__PURE__ */ __name((own, { onServiceFailure }) => onServiceFailure === "stop" ? own.unlessOthersFail() : own, "starting");

// src/domain/rollout/way-back.ts
var wayBackOf = /* @__PURE__ */ __name(({ services }, key2) => {
  const service = services.find((one) => one.key === key2);
  if (service === void 0) throw new Error(`plan did not read the service ${key2}`);
  return service;
}, "wayBackOf");

// src/domain/rollout/exits.ts
var SIGNALS = {
  129: "SIGHUP",
  130: "SIGINT",
  131: "SIGQUIT",
  132: "SIGILL",
  134: "SIGABRT",
  135: "SIGBUS",
  136: "SIGFPE",
  137: "SIGKILL",
  139: "SIGSEGV",
  141: "SIGPIPE",
  143: "SIGTERM"
};
var COMMANDS = { 126: "command not executable", 127: "command not found" };
var CONSEQUENCES = [0, 137, 143];
var exitOf = /* @__PURE__ */ __name((containers, detail) => {
  const suspects = suspectsIn(exitsOf(containers));
  const [first] = suspects;
  if (first === void 0) return null;
  const next2 = "Read the log of the container, fix the cause and re-run.";
  if (suspects.length > 1) {
    return { kind: "exit", sentence: sentenceOf(suspects), next: next2, detail };
  }
  const sentence3 = {
    head: `container ${named(commonName(first.name))}`,
    tail: ` exited with code ${codeText(first.code)}`
  };
  return { kind: "exit", sentence: sentence3, next: next2, detail };
}, "exitOf");
var exitsOf = /* @__PURE__ */ __name((containers) => containers.flatMap(({ name = "", exitCode: code2 }) => code2 === void 0 ? [] : [{ name, code: code2 }]), "exitsOf");
var sentenceOf = /* @__PURE__ */ __name((suspects) => ({
  head: `containers ${listed5(suspects.map(({ name }) => named(commonName(name))))}`,
  tail: ` exited with codes ${listed5(suspects.map(({ code: code2 }) => `${code2}`))}`,
  brief: `${suspects.length} containers exited with ${distinctCodes(suspects)}`
}), "sentenceOf");
var MOST_CODES = 25;
var distinctCodes = /* @__PURE__ */ __name((suspects) => {
  const codes = [...new Set(suspects.map(({ code: code2 }) => code2))].toSorted((one, other) => one - other);
  const text2 = listed5(codes.map((code2) => `${code2}`));
  if (text2.length > MOST_CODES) return "different codes";
  return `${codes.length === 1 ? "code" : "codes"} ${text2}`;
}, "distinctCodes");
var listed5 = /* @__PURE__ */ __name((items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter((part) => part !== "").join(" and "), "listed");
var suspectsIn = /* @__PURE__ */ __name((exits) => {
  const own = exits.filter(({ code: code2 }) => !CONSEQUENCES.includes(code2));
  const killed = exits.filter(({ code: code2 }) => code2 === 137);
  const notTerminated = exits.filter(({ code: code2 }) => code2 !== 143);
  const found = [own, killed, notTerminated, exits].find(({ length }) => length > 0) ?? [];
  const defined = found.filter(({ name }) => !isManaged(name));
  return defined.length > 0 ? defined : found;
}, "suspectsIn");
var codeText = /* @__PURE__ */ __name((code2) => {
  if (code2 === 0) return "0, but must keep running";
  const meaning3 = COMMANDS[code2];
  if (meaning3 !== void 0) return `${code2}, ${meaning3}`;
  const signal = SIGNALS[code2];
  return signal === void 0 ? `${code2}` : `${code2}, ${signal}`;
}, "codeText");

// src/domain/rollout/ended-inside.ts
var hasEndedInside = /* @__PURE__ */ __name((task, image) => {
  const ours = containersOf2(task, image);
  const isStopped = /* @__PURE__ */ __name(({ lastStatus }) => lastStatus === "STOPPED", "isStopped");
  return ours.length > 0 && ours.every(isStopped) && ours.some(({ exitCode }) => exitCode !== 0);
}, "hasEndedInside");
var hasFailedInside = /* @__PURE__ */ __name((task, image) => hasEndedInside(task, image) && containersOf2(task, image).some(({ exitCode }) => exitCode !== void 0 && !CONSEQUENCES.includes(exitCode)), "hasFailedInside");
var containersOf2 = /* @__PURE__ */ __name(({ containers = [] }, { uri }) => containers.filter(({ image }) => image === uri), "containersOf");

// src/domain/rollout/task-of.ts
var isTaskOf = /* @__PURE__ */ __name(({ startedBy: startedBy2, taskDefinitionArn, createdAt }, started) => deployerOf(started.deploymentId) === "ecs" ? startedBy2 === started.deploymentId : taskDefinitionArn === started.taskDefinitionArn && (createdAt?.getTime() ?? Infinity) >= started.createdAt, "isTaskOf");

// src/domain/rollout/stopped.ts
var SCALED_IN = /^Scaling activity initiated by/;
var failedTasks = /* @__PURE__ */ __name((tasks, started) => tasks.filter((task) => isTaskOf(task, started) && !SCALED_IN.test(task.stoppedReason ?? "")), "failedTasks");
var stopTimeOf = /* @__PURE__ */ __name(({ stoppingAt, executionStoppedAt, stoppedAt }) => (stoppingAt ?? executionStoppedAt ?? stoppedAt)?.getTime() ?? null, "stopTimeOf");
var taskIdOf2 = /* @__PURE__ */ __name(({ taskArn }) => taskArn?.split("/").at(-1) ?? "", "taskIdOf");
var describeStop = /* @__PURE__ */ __name((task) => {
  const reason = [task.stopCode, task.stoppedReason].filter((part) => part !== void 0).join(": ");
  const containers = (task.containers ?? []).map((container) => describeContainer(container, task)).filter((part) => part !== null);
  return [reason === "" ? "stopped without a reason" : reason, ...containers].join("; ");
}, "describeStop");
var describeContainer = /* @__PURE__ */ __name(({ name, exitCode, reason, healthStatus }, task) => {
  const facts = [
    exitCode === void 0 ? null : `exit code ${exitCode}`,
    healthStatus === "UNHEALTHY" ? "unhealthy" : null,
    reason === task.stoppedReason ? null : reason ?? null
  ].filter((part) => part !== null);
  return facts.length === 0 ? null : `${name === void 0 ? "a container" : commonName(name)}: ${facts.join(", ")}`;
}, "describeContainer");

// src/domain/rollout/text-names.ts
var NAMES3 = {
  container: { noun: ["container ", "a container"], patterns: [/for target \[([^\]]{1,255})\]/iu] },
  image: {
    noun: ["image ", "an image"],
    patterns: [
      /failed to resolve ref(?:erence)? ["']?([^\s"']{1,512}?)["']?:?(?:\s|$)/iu,
      /manifest for ([^\s"']{1,512}) not found/iu,
      /(?:denied for|repository) ([\w./:-]{1,255})(?:,| not found)/iu
    ]
  },
  role: {
    noun: ["role ", "the execution role"],
    patterns: [/:assumed-role\/([\w+=,.@-]{1,64})/iu, /:role\/(?:[\w+=,.@-]{1,64}\/){0,5}([\w+=,.@-]{1,64})/iu]
  },
  /** Of an ARN what follows the account; a log stream has the id of a task. */
  resource: {
    noun: ["", ""],
    patterns: [
      /\bon resource:? ["']?(?:arn:(?:[^:\s]{0,64}:){4})?([^\s*,;"':][^\s,;"']{0,300}?)(?=:log-stream|[\s,;"']|:?\*|$)/iu
    ]
  },
  secret: {
    noun: ["secret ", "a secret"],
    patterns: [/:secret:([\w/+=.@-]{1,512})/iu, /fetch secret ([\w/+=.@-]{1,512})/iu]
  },
  region: {
    noun: ["", ""],
    patterns: [
      /arn:aws[\w-]{0,16}:(?:secretsmanager|ssm|logs):([a-z0-9-]{5,30}):/iu,
      /Parameter Store in ([a-z0-9-]{5,30})/iu
    ]
  },
  group: {
    noun: ["log group ", "the log group"],
    patterns: [/log group ["']([^"']{1,512})["']/iu, /:log-group:([\w./#-]{1,512})/iu]
  },
  platform: {
    noun: ["", "the task's platform"],
    patterns: [/(?:platform|manifest for) ["']?((?:linux|windows)\/[\w./()+-]{1,64})/iu]
  },
  host: {
    noun: ["", "the registry"],
    patterns: [/\bhttps?:\/\/([a-z0-9][\w.-]{0,252})/iu, /\blookup ([a-z0-9][\w.-]{0,252})/iu]
  },
  code: { noun: ["", ""], patterns: [/capacity provider [\w-]{1,255}\. (\w{1,80})\b/iu] },
  subnet: { noun: ["subnet ", "a subnet"], patterns: [/\b(subnet-[0-9a-f]{8,17})\b/iu] },
  /** Of an application or network load balancer; otherwise the name of a Classic Load Balancer. */
  target: {
    noun: ["", ""],
    patterns: [/:targetgroup\/([\w-]{1,32})\//iu, /\(elb ([\w-]{1,32})\)/iu]
  },
  file: { noun: ["", "an environment file in S3"], patterns: [/arn:aws[\w-]{0,16}:s3:::([^\s"',:]{1,512})/iu] },
  system: { noun: ["EFS file system ", "an EFS file system"], patterns: [/\b(fs-[0-9a-f]{8,17})\b/iu] }
};
var isKind = /* @__PURE__ */ __name((kind) => Object.hasOwn(NAMES3, kind), "isKind");
var nameIn2 = /* @__PURE__ */ __name((text2, kind) => {
  if (!isKind(kind)) return null;
  for (const pattern of NAMES3[kind].patterns) {
    const [, name] = pattern.exec(text2) ?? [];
    if (name !== void 0) return name;
  }
  return null;
}, "nameIn");
var nounFor = /* @__PURE__ */ __name((kind) => isKind(kind) ? NAMES3[kind].noun : ["", ""], "nounFor");

// src/domain/rollout/text-rules.ts
var meaningOf = /* @__PURE__ */ __name((groups, subjects) => {
  for (const { when: when2, rules } of groups) {
    const candidates = subjects.filter(({ text: text2 }) => when2.test(comparable2(text2)));
    const meaning3 = meaningByRules(rules, candidates);
    if (meaning3 !== null) return meaning3;
  }
  return null;
}, "meaningOf");
var meaningByRules = /* @__PURE__ */ __name((rules, subjects) => {
  for (const rule of rules) {
    for (const subject of subjects) {
      const found = rule.pattern.exec(comparable2(subject.text));
      if (found !== null) {
        return {
          kind: rule.kind,
          heals: rule.heals,
          sentence: filled(rule.sentence, subject, found),
          next: rule.next,
          detail: subject.text
        };
      }
    }
  }
  return null;
}, "meaningByRules");
var filled = /* @__PURE__ */ __name((template, subject, found) => {
  const name = /* @__PURE__ */ __name((key2) => nameFor(key2, subject, found[1]), "name");
  const isKnown2 = /* @__PURE__ */ __name((words) => [...words.matchAll(KEY)].every(([, key2 = ""]) => name(key2) !== null), "isKnown");
  const chosen = template.replaceAll(OPTIONAL, (_, words) => isKnown2(words) ? words : "");
  const [head = "", tail = ""] = chosen.replaceAll(KEY, (_, key2) => withNoun(key2, name(key2))).split("|");
  const least = template.replaceAll(OPTIONAL, "").replace("|", "");
  const brief = least.replaceAll(KEY, (_, key2) => code(name(key2)) ?? nounFor(key2)[1]);
  return brief === `${head}${tail}` ? { head, tail } : { head, tail, brief };
}, "filled");
var KEY = /\{(\w+)\}/gu;
var OPTIONAL = /\[([^\]]*)\]/gu;
var withNoun = /* @__PURE__ */ __name((key2, name) => {
  const [before, without] = nounFor(key2);
  const shown2 = code(name);
  return shown2 === null ? without : `${before}${shown2}`;
}, "withNoun");
var code = /* @__PURE__ */ __name((name) => name === null ? null : named(name.replaceAll("|", "")), "code");
var nameFor = /* @__PURE__ */ __name((key2, { text: text2, container, image, memory }, group) => {
  const known4 = { container, image, memory, 1: group };
  const found = known4[key2] ?? nameIn2(comparable2(text2), key2);
  return found !== null && key2 === "image" ? shortImage(found) : found;
}, "nameFor");
var shortImage = /* @__PURE__ */ __name((image) => {
  const [host = "", ...path2] = (image.split("@")[0] ?? "").split("/");
  const hasHost = path2.length > 0 && (/[.:]/u.test(host) || host === "localhost");
  return (hasHost ? path2 : [host, ...path2]).join("/");
}, "shortImage");

// src/domain/rollout/start-rules.ts
var RE_RUN = "and re-run.";
var IMAGE = {
  when: /CannotPull\w*Error/i,
  rules: [
    { pattern: /not authorized to perform: (ecr:GetAuthorizationToken)/i, kind: "image", heals: "never", sentence: "{role}| lacks {1}", next: `Grant it to the execution role (EC2: the instance role) ${RE_RUN}` },
    { pattern: /assumed-role\/.*not authorized to perform: ecr:/is, kind: "image", heals: "never", sentence: "{role}| may not pull {image}", next: `Allow the role to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /not authorized to perform: ecr:|403 Forbidden/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: access denied", next: `Allow the execution role (EC2: the instance role) to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /CannotPullECRContainerError: AccessDenied|CannotPullContainerAuthError/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: the login to the registry failed", next: `Correct the execution role (EC2: the instance role), or the secret of \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /toomanyrequests|429 Too Many Requests/i, kind: "image", heals: "passes", sentence: "cannot pull {image}|: the registry limits pulls", next: "Pull with a login, or from ECR, and re-run later." },
    { pattern: /platform ['"]?(?:linux|windows)\/|for platform|no matching manifest for/i, kind: "image", heals: "never", sentence: "{image}| is not built for {platform}", next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` },
    { pattern: /(?:failed to extract layer|containerd).*no space left on device/is, kind: "image", heals: "never", sentence: "cannot pull {image}|: the disk of the task is full", next: `Enlarge \`ephemeralStorage\`, or make the image smaller, ${RE_RUN}` },
    { pattern: /no space left on device|not enough space on the disk/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the disk is full", next: `Enlarge \`ephemeralStorage\` (EC2: the instance's disk) ${RE_RUN}` },
    { pattern: /i\/o timeout|request canceled|context canceled|deadline exceeded|handshake timeout|connection issue|no route to host|no such host|pull command failed: panic/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: {host} cannot be reached", next: `Give the subnets a way to the registry (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3), check the security group, ${RE_RUN}` },
    { pattern: /pull access denied/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: it does not exist or needs a login", next: `Correct the image's name, or set \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /not found|manifest unknown|name unknown|does not exist in the registry/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: it does not exist", next: `Push the image, or correct its name in the task definition, ${RE_RUN}` },
    { pattern: /(?:httpReaderSeeker|unexpected status).*: (\d{3}) /is, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the registry returned {1}", next: "Re-run; if it happens again, look at the registry." },
    { pattern: /httpReaderSeeker|unexpected status/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the registry returned an error", next: "Re-run; if it happens again, look at the registry." }
  ]
};
var RESOURCES = {
  when: /ResourceInitializationError|failed to initialize logging driver|Unable to launch instance/i,
  rules: [
    { pattern: /not authorized to perform: ([a-z0-9-]+:[a-z0-9*]+)/i, kind: "resources", heals: "never", sentence: "{role}| lacks {1}[ on {resource}]", next: `Grant it to the task execution role ${RE_RUN}` },
    { pattern: /Access to KMS is not allowed/i, kind: "resources", heals: "never", sentence: "{role}| may not decrypt {secret}", next: `Grant kms:Decrypt to the task execution role ${RE_RUN}` },
    { pattern: /did not contain json key ([\w./-]{1,64})/i, kind: "resources", heals: "never", sentence: "{secret}| has no key {1}", next: `Add the key to the secret, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /staging label:? AWSCURRENT/i, kind: "resources", heals: "never", sentence: "{secret}| has no value yet", next: `Give the secret a value ${RE_RUN}` },
    { pattern: /can't find the specified secret|can't retrieve the secret/i, kind: "resources", heals: "never", sentence: "{secret}| does not exist[ in {region}]", next: `Create the secret in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /invalid parameters: ([\w./-]{1,200})/i, kind: "resources", heals: "never", sentence: "SSM parameter {1}| does not exist[ in {region}]", next: `Create the parameter in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /validate logger args.*(?:signal: killed|connection issue)/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach CloudWatch Logs", next: `Give the subnets a way to CloudWatch Logs (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /log group does not exist|cannot find the Amazon CloudWatch log group/i, kind: "resources", heals: "never", sentence: "{group}| does not exist", next: `Create the log group, or set \`awslogs-create-group\`, ${RE_RUN}` },
    { pattern: /(?:secrets from ssm|Systems Manager).*(?:deadline exceeded|connection issue)|cannot pull secrets from AWS Systems Manager/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach SSM", next: `Give the subnets a way to SSM (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /(?:secrets? from asm|Secrets Manager).*(?:deadline exceeded|connection issue|i\/o timeout)/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach Secrets Manager", next: `Give the subnets a way to Secrets Manager (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /registry auth.*connection issue|retrieve ecr registry auth/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach ECR", next: `Give the subnets a way to ECR (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3) ${RE_RUN}` },
    { pattern: /EFS utils.*Failed to resolve/is, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be resolved", next: `Create a mount target in the zone of each subnet, enable DNS in the VPC, ${RE_RUN}` },
    { pattern: /EFS utils.*No such file or directory/is, kind: "resources", heals: "never", sentence: "{system}| lacks the path to mount", next: `Create the directory, or correct \`rootDirectory\`, ${RE_RUN}` },
    { pattern: /EFS utils.*access denied/is, kind: "resources", heals: "never", sentence: "{system}| denies access", next: `Correct the policy of the file system, or the task role, ${RE_RUN}` },
    { pattern: /EFS utils.*(?:Connection reset|timed? ?out)/is, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be reached", next: `Allow port 2049 between the tasks and the mount targets ${RE_RUN}` },
    { pattern: /EFS utils/i, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be mounted", next: `Check the mount targets, the path, the policy and port 2049, ${RE_RUN}` },
    { pattern: /failed to download env files/i, kind: "resources", heals: "sometimes", sentence: "tasks| cannot read {file}", next: `Check that the file exists and that the execution role may read it, ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})\. UnauthorizedOperation/i, kind: "configuration", heals: "never", sentence: "capacity provider {1}| may not start an instance", next: `Grant what the ECS text below names to its infrastructure role ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: {1} started no instance[ ({code})]", next: "See the reason in the ECS text below, and re-run." },
    { pattern: /logging driver/i, kind: "resources", heals: "never", sentence: "the log driver| cannot be initialized", next: `Correct \`logConfiguration\` ${RE_RUN}` }
  ]
};
var EXEC_FORMAT = { pattern: /exec format error/i, kind: "image", heals: "never", sentence: "{image}| is built for another CPU", next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` };
var LOG = { when: EXEC_FORMAT.pattern, rules: [EXEC_FORMAT] };
var START = {
  when: /Cannot(?:Start|Create|Inspect|Stop)ContainerError|CannotCreateVolumeError|ContainerRuntime\w*Error|DockerTimeoutError|\bInternalError/i,
  rules: [
    EXEC_FORMAT,
    { pattern: /exec: "([^"]{1,200})":.*(?:no such file or directory|not found)/is, kind: "start", heals: "never", sentence: "{container}| cannot start: {1} does not exist", next: `Correct \`command\` or \`entryPoint\`, or add the file to the image, ${RE_RUN}` },
    { pattern: /exec: "([^"]{1,200})":.*permission denied/is, kind: "start", heals: "never", sentence: "{container}| cannot start: {1} is not executable", next: `Make the file executable in the image ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*did not exit successfully/is, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: {1} failed", next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*has timed out/is, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: {1} timed out", next: `Read the log of the container it depends on, fix that or raise its \`startTimeout\`, ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target/i, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: it depends on {1}", next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /(?:DockerTimeoutError|ContainerRuntimeTimeoutError).*after waiting (\d[\dhms.]{0,12})/is, kind: "start", heals: "sometimes", sentence: "{container}| did not start in time ({1})", next: "Re-run; if it happens again, look at the host." },
    { pattern: /DockerTimeoutError|ContainerRuntimeTimeoutError/i, kind: "start", heals: "sometimes", sentence: "{container}| did not start in time", next: "Re-run; if it happens again, look at the host." },
    { pattern: /devmapper|no space left on device/i, kind: "infrastructure", heals: "passes", sentence: "{container}| cannot be created: the disk of its host is full", next: "Free or enlarge the instance's disk, and re-run." },
    { pattern: /CannotCreateContainerError/i, kind: "infrastructure", heals: "passes", sentence: "{container}| cannot be created by the host", next: "Re-run; if it happens again, look at the host." },
    { pattern: /\b(Cannot(?:InspectContainer|StopContainer|CreateVolume)Error|(?:ContainerRuntime\w{0,30}|Internal)Error)\b/i, kind: "infrastructure", heals: "passes", sentence: "{container}| failed on its host: {1}", next: "Re-run; if it happens again, look at the host." }
  ]
};
var PLACEMENT = {
  when: /RESOURCE:|\bAGENT\b|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER|\bATTRIBUTE\b|\bLOCATION\b|placement constraint|Network Interface/i,
  rules: [
    { pattern: /RESOURCE:\s?(CPU|MEMORY|GPU|ENI|PORTS?)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no instance has free {1}", next: "Add capacity to the cluster, or lower what the task reserves, and re-run." },
    { pattern: /(?:^|: ?)AGENT\b/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no agent is connected", next: `Look at the container instances of the cluster ${RE_RUN}` },
    { pattern: /NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the cluster has no instance", next: `Add capacity to the cluster ${RE_RUN}` },
    { pattern: /(?:^|: ?)(?:ATTRIBUTE|LOCATION)\b|placement constraint/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: no instance meets the constraints", next: `Correct the placement constraints, or add an instance that meets them, ${RE_RUN}` },
    { pattern: /InsufficientFreeAddresses|(?:no|insufficient|not enough) (?:free|available)? ?(?:IP )?addresses/i, kind: "infrastructure", heals: "sometimes", sentence: "{subnet}| has no free address", next: `Free addresses of the subnet, or add one, ${RE_RUN}` },
    { pattern: /Create Network Interface.*: (\w{1,80})\b/is, kind: "infrastructure", heals: "sometimes", sentence: "tasks| got no network interface: {1}", next: `Fix what the ECS text below names ${RE_RUN}` },
    { pattern: /Timeout waiting for network interface/i, kind: "infrastructure", heals: "passes", sentence: "tasks| got no network interface in time", next: "Re-run; if it happens again, look at the quota of network interfaces." },
    { pattern: /Network Interface/i, kind: "infrastructure", heals: "sometimes", sentence: "tasks| got no network interface", next: "Check that the subnets have free addresses, and re-run." }
  ]
};
var GENERAL = {
  when: /CannotPull|ResourceInitializationError|CannotStartContainerError/i,
  rules: [
    { pattern: /ResourceInitializationError/i, kind: "resources", heals: "sometimes", sentence: "tasks| failed to start: a resource cannot be initialized", next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotPull/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|", next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotStartContainerError/i, kind: "start", heals: "sometimes", sentence: "{container}| cannot start", next: `Read the ECS text below, fix what it names ${RE_RUN}` }
  ]
};
var FAILED_START_RULES = [IMAGE, RESOURCES, START, LOG];
var START_RULES = [...FAILED_START_RULES, PLACEMENT, GENERAL];
var EVENT_START_RULES = [...FAILED_START_RULES, GENERAL];

// src/domain/rollout/stop-rules.ts
var MEMORY = {
  when: /OutOfMemoryError/i,
  rules: [
    { pattern: /OutOfMemoryError/i, kind: "memory", heals: "sometimes", sentence: "{container}| ran out of memory[ (limit {memory} MiB)]", next: "Raise its memory limit, or make it use less, and re-run." }
  ]
};
var HEALTH = {
  when: /health checks/i,
  rules: [
    { pattern: /failed ELB health checks/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| failed ELB health checks[ of {target}]", next: "Fix what the health check asks for (path, port, codes, grace period) and re-run." },
    { pattern: /failed container health checks/i, kind: "container-health", heals: "sometimes", sentence: "{container}| failed its health check", next: "Fix the container, or the `healthCheck` of its definition, and re-run." }
  ]
};
var INTERRUPTION = {
  when: /Spot Task was interrupted|Host EC2|instance deregistration|instance draining|performing maintenance|rebalanc|stopped by user/i,
  rules: [
    { pattern: /Spot Task was interrupted/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were interrupted: AWS reclaimed Spot capacity", next: "Re-run, or use on-demand capacity." },
    { pattern: /performing maintenance/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped for AWS maintenance", next: "Re-run." },
    { pattern: /rebalanc/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped to rebalance availability zones", next: "Re-run." },
    { pattern: /stopped by user/i, kind: "stop", heals: "passes", sentence: "tasks| were stopped by a user", next: "Find out who stopped them (CloudTrail: StopTask), and re-run." },
    { pattern: /./, kind: "infrastructure", heals: "passes", sentence: "tasks| lost their container instance", next: "Look at the container instances of the cluster, and re-run." }
  ]
};
var STOP_CODES = {
  when: /^(?:UserInitiated|SpotInterruption|TerminationNotice|InfrastructureHealth)$/,
  rules: [
    { pattern: /User/, kind: "stop", heals: "passes", sentence: "tasks| were stopped by a user", next: "Find out who stopped them (CloudTrail: StopTask), and re-run." },
    { pattern: /Spot/, kind: "infrastructure", heals: "passes", sentence: "tasks| were interrupted: AWS reclaimed Spot capacity", next: "Re-run, or use on-demand capacity." },
    { pattern: /Infrastructure/, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped: their infrastructure is unhealthy", next: "Re-run; if it happens again, look at the AWS Health Dashboard." },
    { pattern: /./, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped after a termination notice", next: "Re-run." }
  ]
};
var STOP_RULES = [HEALTH, INTERRUPTION];
var MEMORY_RULES = [MEMORY];

// src/domain/rollout/task-causes.ts
var taskCauses = /* @__PURE__ */ __name((stopped) => {
  const meanings = stopped.map(meaningOfTask);
  const groups = Map.groupBy(meanings, causeKey);
  return [...groups.values()].flatMap(
    ([meaning3, ...others]) => meaning3 === void 0 ? [] : [{ meaning: meaning3, share: { count: 1 + others.length, of: stopped.length } }]
  ).toSorted((one, other) => rank2(one) - rank2(other) || other.share.count - one.share.count);
}, "taskCauses");
var causeKey = /* @__PURE__ */ __name(({ sentence: { head, tail } }) => withoutIds(`${head}|${tail}`), "causeKey");
var rank2 = /* @__PURE__ */ __name(({ meaning: meaning3 }) => meaning3.kind === "unknown" ? 1 : 0, "rank");
var meaningOfTask = /* @__PURE__ */ __name((task) => {
  const subjects = subjectsOf(task);
  const { stopCode, containers = [] } = task;
  const meaning3 = meaningOf(MEMORY_RULES, subjects) ?? stopMeaning(stopCode) ?? meaningOf([...START_RULES, ...STOP_RULES], subjects);
  const detail = describeStop(task);
  if (meaning3 !== null) return { ...meaning3, detail };
  return (stopCode === "ServiceSchedulerInitiated" ? null : exitOf(containers, detail)) ?? unknown7(task, detail);
}, "meaningOfTask");
var isInterrupted = /* @__PURE__ */ __name((task) => !isOutOfMemory(task) && meaningOf([INTERRUPTION], subjectsOf(task)) !== null, "isInterrupted");
var isOutOfMemory = /* @__PURE__ */ __name((task) => meaningOf(MEMORY_RULES, subjectsOf(task)) !== null, "isOutOfMemory");
var isUnhealthy = /* @__PURE__ */ __name((task) => stopMeaning(task.stopCode) === null && meaningOf([HEALTH], subjectsOf(task)) !== null, "isUnhealthy");
var stopMeaning = /* @__PURE__ */ __name((stopCode) => stopCode === void 0 ? null : meaningOf([STOP_CODES], [{ text: stopCode, container: null, image: null }]), "stopMeaning");
var subjectsOf = /* @__PURE__ */ __name(({ containers = [], stoppedReason }) => [
  ...containers.flatMap(
    (container) => container.reason === void 0 ? [] : [{ text: container.reason, ...identityOf2(container) }]
  ),
  ...stoppedReason === void 0 ? [] : [{ text: stoppedReason, ...concerned(containers, stoppedReason) }]
], "subjectsOf");
var identityOf2 = /* @__PURE__ */ __name(({ name, image, memory }) => ({
  container: name === void 0 ? null : commonName(name),
  image: image ?? null,
  ...memory === void 0 ? {} : { memory }
}), "identityOf");
var concerned = /* @__PURE__ */ __name((containers, reason) => {
  const named5 = containers.filter(({ image }) => image !== void 0 && reason.includes(image));
  const unhealthy = containers.filter(({ healthStatus }) => healthStatus === "UNHEALTHY");
  const [only] = [named5, unhealthy, containers].find(({ length }) => length === 1) ?? [];
  return only === void 0 ? { container: null, image: null } : identityOf2(only);
}, "concerned");
var MOST_WORDS = 44;
var wordsOf3 = /* @__PURE__ */ __name((reason, stopCode) => {
  if (reason === "") return stopCode ?? null;
  if (reason.length <= MOST_WORDS) return reason;
  const error = /^\w+(?:Error|Exception)\b/u.exec(reason)?.[0];
  const [clause2 = ""] = reason.split(/[.;:]\s/u);
  return error ?? (clause2.length <= MOST_WORDS ? clause2 : stopCode ?? "the reason of ECS is listed below");
}, "wordsOf");
var unknown7 = /* @__PURE__ */ __name(({ stopCode, stoppedReason }, detail) => {
  const words = wordsOf3(withoutIds(stoppedReason ?? "").trim(), stopCode);
  const tail = words === null ? " stopped without a reason" : ` stopped: ${words}`;
  const next2 = "Read the evidence below, fix what it names and re-run.";
  return { kind: "unknown", sentence: { head: "tasks", tail }, next: next2, detail };
}, "unknown");

// src/domain/rollout/exited-since.ts
var KILLED = [137, 143];
var exitedSince = /* @__PURE__ */ __name(({ stopped, running }, deployment, success) => {
  const since = success?.endedAt;
  if (since === void 0) return { crashed: [], killed: [] };
  const exited2 = failedTasks(stopped, deployment).filter(
    (task) => isExit(task) && !isInterrupted(task) && stopTime(task) >= since
  );
  const groups = Map.groupBy(exited2, (task) => mayHaveLostHost(task, running, since) ? "killed" : "crashed");
  return { crashed: groups.get("crashed") ?? [], killed: groups.get("killed") ?? [] };
}, "exitedSince");
var isExit = /* @__PURE__ */ __name((task) => task.stopCode === "EssentialContainerExited" || isUnhealthy(task), "isExit");
var mayHaveLostHost = /* @__PURE__ */ __name((task, running, since) => {
  const { containerInstanceArn: host, startedAt } = task;
  if (host === void 0 || isOutOfMemory(task)) return false;
  const exits = exitsOf(task.containers ?? []);
  const isKilled = isUnhealthy(task) ? exits.length === 0 : exits.length > 0 && suspectsIn(exits).every(({ code: code2 }) => KILLED.includes(code2));
  const isFirst = startedAt !== void 0 && startedAt.getTime() <= since;
  return isKilled && isFirst && !running.some((one) => one.containerInstanceArn === host && isLater(one, task));
}, "mayHaveLostHost");
var isLater = /* @__PURE__ */ __name(({ createdAt }, stopped) => (createdAt?.getTime() ?? 0) > stopTime(stopped), "isLater");
var onLivingHosts = /* @__PURE__ */ __name((killed, running) => killed.filter(
  ({ containerInstanceArn: host }) => running.some((one) => one.containerInstanceArn === host && one.lastStatus === "RUNNING")
), "onLivingHosts");
var longestLife = /* @__PURE__ */ __name((tasks) => Math.max(0, ...tasks.map((task) => stopTime(task) - (task.startedAt?.getTime() ?? stopTime(task)))), "longestLife");
var stopTime = /* @__PURE__ */ __name((task) => stopTimeOf(task) ?? 0, "stopTime");

// src/domain/rollout/running-image.ts
var tasksOf = /* @__PURE__ */ __name((tasks, started) => tasks.filter(
  (task) => isTaskOf(task, started) && task.taskDefinitionArn === started.taskDefinitionArn && task.lastStatus === "RUNNING"
), "tasksOf");
var proofOf = /* @__PURE__ */ __name((tasks, image) => {
  const proofs = tasks.map((task) => proofOfTask(task, image));
  const refuted = proofs.find((proof) => proof.kind === "refuted");
  if (refuted !== void 0) return refuted;
  const running = proofs.filter((_, index) => !hasEndedInside(tasks[index] ?? {}, image));
  return { kind: "seen", tasks: running.length, silent: silentOf(running) };
}, "proofOf");
var silentOf = /* @__PURE__ */ __name((proofs) => proofs.filter((proof) => proof.kind === "seen" && proof.silent > 0).length, "silentOf");
var proofOfTask = /* @__PURE__ */ __name((task, image) => {
  const containers = task.containers ?? [];
  const ours = containers.filter((container) => container.image === image.uri);
  const id = task.taskArn?.split("/").at(-1) ?? "without an ARN";
  if (ours.length === 0) {
    const images = containers.map((container) => container.image ?? "an unnamed image").join(", ");
    return { kind: "refuted", because: `task ${id} has no container with ${image.uri}; it runs ${images}` };
  }
  const proofs = ours.map((container) => proofOfContainer(container, { id, image }));
  return proofs.find(({ kind }) => kind === "refuted") ?? { kind: "seen", tasks: 1, silent: silentOf(proofs) };
}, "proofOfTask");
var proofOfContainer = /* @__PURE__ */ __name(({ name = "without a name", imageDigest }, { id, image }) => {
  if (imageDigest === void 0) return { kind: "seen", tasks: 1, silent: 1 };
  if (image.runningDigests.some((digest) => digest === imageDigest)) return { kind: "seen", tasks: 1, silent: 0 };
  const pushed = image.runningDigests.join(" or ");
  const where = `container ${name} of task ${id}`;
  return { kind: "refuted", because: `${where} reports ${imageDigest}; the pushed image is ${pushed}` };
}, "proofOfContainer");

// src/domain/rollout/confirmation.ts
var judge3 = /* @__PURE__ */ __name((picture, confirming) => {
  const { image, deployment, success } = confirming;
  const own = tasksOf(picture.tasks, deployment);
  const proof = proofOf(own, image);
  if (proof.kind === "refuted") return proof;
  const { stopped, tasks: running, service } = picture;
  const { crashed, killed } = exitedSince({ stopped, running }, deployment, success);
  const exited2 = [...crashed, ...own.filter((task) => hasFailedInside(task, image))];
  if (exited2.length > 0) return { kind: "exited", tasks: exited2 };
  if (service !== null && isGone(service)) return { kind: "deleted" };
  const { tasks, silent } = proof;
  const required = requiredTasks(service, confirming);
  if (tasks < required) return judgeShort(picture, { deployment, tasks, required });
  if (killed.length > 0) {
    const forMs = Math.max(SHORTEST_RUN_MS, longestLife(killed));
    return { kind: "replaced", tasks, silent, forMs, doubtful: onLivingHosts(killed, running) };
  }
  return whole3({ tasks, silent });
}, "judge");
var whole3 = /* @__PURE__ */ __name(({ tasks, silent }) => silent === 0 ? { kind: "confirmed", tasks } : { kind: "unreported", tasks, silent }, "whole");
var SHORTEST_RUN_MS = 6e4;
var judgeShort = /* @__PURE__ */ __name(({ service }, { deployment, tasks, required }) => {
  if (isGone(service)) return { kind: "deleted" };
  const by = replacedBy(service, deployment);
  if (by !== null) return { kind: "superseded", by };
  if (tasks === 0 && service?.desiredCount === 0) return { kind: "nothing-runs" };
  if (tasks === 0) return { kind: "short", because: "none of its tasks is running" };
  return { kind: "short", because: `${tasks} of ${countedTasks(required)} ${tasks === 1 ? "is" : "are"} running` };
}, "judgeShort");
var replacedBy = /* @__PURE__ */ __name((service, started) => {
  const newer = newerPrimary({ primary: primaryOf(service), started });
  return newer === null ? null : newer.id ?? "an unnamed deployment";
}, "replacedBy");
var requiredTasks = /* @__PURE__ */ __name((service, { deployment, success }) => {
  const primary = primaryOf(service);
  const now = primary?.id === deployment.deploymentId ? primary.desiredCount : void 0;
  const counts = [now ?? (success === null ? service?.desiredCount : void 0), success?.view.desired].filter(isKnown);
  return counts.length === 0 ? 1 : Math.max(1, Math.ceil(Math.min(...counts) * healthyPercent(service) / 100));
}, "requiredTasks");
var healthyPercent = /* @__PURE__ */ __name((service) => {
  const criteria = service?.deploymentConfiguration?.earlySuccessCriteria;
  return criteria?.enable === true ? criteria.healthyPercent ?? 100 : 100;
}, "healthyPercent");
var isKnown = /* @__PURE__ */ __name((count) => count !== void 0 && count > 0, "isKnown");

// src/stages/confirm/not-confirmed.ts
var notConfirmed = /* @__PURE__ */ __name((found, deployment) => {
  const { deploymentId, service } = deployment;
  const subject = `deployment ${deploymentId} of service ${service}`;
  switch (found.kind) {
    case "superseded":
      return fault("E_SUPERSEDED", {
        headline: "a newer deployment replaced it",
        message: `${subject} succeeded, and was then replaced by a newer one: ${found.by}`
      });
    case "deleted":
      return fault("E_NOT_CONFIRMED", {
        headline: "the deployment finished, and the service was then deleted",
        message: `${subject} finished, and the service was then deleted`,
        hint: "Find out who deleted the service (CloudTrail: DeleteService), create it again and re-run."
      });
    case "exited":
      return exited(found, { subject, service });
    case "refuted":
      return fault("E_NOT_CONFIRMED", {
        headline: "a task runs another image than the one that was pushed",
        message: `${subject} finished, but ${found.because}`,
        hint: "Find out what changed the task: it does not run the scanned image."
      });
    case "short":
      return fault("E_NOT_CONFIRMED", {
        headline: `the deployment finished, but ${found.because}`,
        message: `${subject} finished, but ${found.because}`,
        hint: "Check the events and the stopped tasks of the service."
      });
  }
}, "notConfirmed");
var exited = /* @__PURE__ */ __name(({ tasks }, { subject, service }) => {
  const [first] = taskCauses(tasks);
  if (first === void 0) throw new Error("a confirmation names tasks that exited, and there is none");
  const { sentence: sentence3, next: next2 } = first.meaning;
  return fault("E_NOT_CONFIRMED", {
    // Only the tasks that exited are known here, so there is no share of all of them to name.
    headline: summaryOf(sentence3, null),
    message: `${subject} finished, but since then ${messageFor(sentence3, null, service)}`,
    hint: next2 ?? "Find the cause in the log of the container, fix it and re-run."
  });
}, "exited");

// src/stages/confirm/confirm.ts
var UNREPORTED_MS = 15e3;
var LONGEST_MS8 = 5 * 6e4;
var LOOK_AGAIN_LATER_MS = 1e4;
var confirmImage = defineStage({
  kind: "confirm",
  title: "Confirm the running image",
  uses: ["target", "clock", "log"],
  run: /* @__PURE__ */ __name(async ({ image, deployment, wait }, ports) => {
    const { clock } = ports;
    const confirming = { image, deployment, success: wait?.outcome.kind === "success" ? wait.outcome : null };
    const startedAt = clock.now();
    const lasting = measureLasting(clock);
    for (; ; ) {
      const elapsedMs = clock.now() - startedAt;
      const found = await lookOnce2(confirming, ports, elapsedMs < LONGEST_MS8 ? "again" : "last");
      const lastingMs = lasting(found);
      const result = found === null ? null : conclude(found, { elapsedMs, lastingMs }, confirming);
      if (result !== null) {
        announce4(result, confirming, ports);
        return result;
      }
      await clock.sleep(elapsedMs < UNREPORTED_MS ? LOOK_AGAIN_MS : LOOK_AGAIN_LATER_MS);
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var measureLasting = /* @__PURE__ */ __name((clock) => {
  let first = null;
  return (found) => {
    if (first?.kind !== found?.kind) first = { kind: found?.kind, at: clock.now() };
    return first === null ? 0 : clock.now() - first.at;
  };
}, "measureLasting");
var lookOnce2 = /* @__PURE__ */ __name(async (confirming, { target: { ecs }, clock, log: log2 }, look3) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  const { deployment } = confirming;
  const { cluster, service: name } = deployment;
  try {
    const [{ services }, tasks, stopped] = await Promise.all([
      ecs.describeServices({ cluster, services: [name] }, limit),
      readTasks(deployment, "RUNNING", { ecs, limit }),
      readTasks(deployment, "STOPPED", { ecs, limit })
    ]);
    const [service] = services ?? [];
    return judge3({ service: service === void 0 ? null : withTaskSets(service), tasks, stopped }, confirming);
  } catch (error) {
    if (look3 === "last" || !isTemporary(error)) throw error;
    log2.info(`${error.message}; trying again`);
    return null;
  }
}, "lookOnce");
var conclude = /* @__PURE__ */ __name((found, { elapsedMs, lastingMs }, confirming) => {
  switch (found.kind) {
    case "confirmed":
      return { ...found, digest: confirming.image.digest };
    case "nothing-runs":
      return found;
    case "unreported":
      return lastingMs < UNREPORTED_MS ? null : found;
    case "replaced":
      return elapsedMs < LONGEST_MS8 && lastingMs < found.forMs ? null : concludeReplaced(found, confirming);
    case "short":
      if (elapsedMs < LONGEST_MS8) return null;
      throw notConfirmed(found, confirming.deployment);
    default:
      throw notConfirmed(found, confirming.deployment);
  }
}, "conclude");
var concludeReplaced = /* @__PURE__ */ __name(({ tasks, silent, doubtful }, { image, deployment }) => {
  if (doubtful.length > 0) throw notConfirmed({ kind: "exited", tasks: doubtful }, deployment);
  const found = whole3({ tasks, silent });
  return found.kind === "confirmed" ? { ...found, digest: image.digest } : found;
}, "concludeReplaced");
var announce4 = /* @__PURE__ */ __name((result, { image, deployment }, { log: log2 }) => {
  switch (result.kind) {
    case "confirmed":
      log2.info(`${countedTasks(result.tasks)} ${result.tasks === 1 ? "reports" : "report"} ${image.digest}`);
      return;
    case "nothing-runs":
      log2.info(`no running task to confirm: the desired count of ${deployment.service} is 0`);
      return;
    case "unreported":
      log2.warning(
        `no digest is reported by ${result.silent} of ${countedTasks(result.tasks)}; the task definition names the image by its digest, ${image.digest}`
      );
  }
}, "announce");

// src/stages/deploy/create-service.ts
var NO_ROLE_YET = /Unable to assume the service linked role/i;
var ROLE_PAUSE_MS = 1e4;
var createService = /* @__PURE__ */ __name(async (input, creation, ports) => {
  const { clusterArn: cluster, serviceName: service } = input.target;
  const { journal, log: log2 } = ports;
  const taskDefinition = await revisionOf(input.taskDefinition, { run: input.run, service }, ports);
  const request = {
    ...withAttributes(input.attributes?.value ?? {}, creation.request),
    ...input.desiredCount === null ? {} : { desiredCount: input.desiredCount },
    cluster,
    serviceName: service,
    taskDefinition,
    clientToken: creation.clientToken
  };
  const noted = [
    journal.aboutTo({ kind: "service", cluster, service, from: null, to: taskDefinition }),
    journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const earlier = [];
  const send4 = /* @__PURE__ */ __name(() => ports.target.ecs.createService(request), "send");
  const reply = await patiently(onceTheRoleExists(send4, ports), (error) => void earlier.push(error), ports).catch(
    (error) => {
      const isRefusedByAll = [...earlier, error].every(isRefused);
      if (isRefusedByAll) for (const entry of noted) entry.unchanged();
      throw isRefusedByAll ? notCreated(error, { service, source: creation.source, registered: taskDefinition }) : error;
    }
  );
  noted[0].changed();
  const started = startedBy(reply, service, taskDefinition);
  noted[1].changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  log2.info(
    `created service ${service}: deployment ${started.deploymentId}. It is the first one, so there is nothing to roll back to`
  );
  const facts = { cluster, service, previousTaskDefinitionArn: null, newSincePlan: null, scaledTo: null };
  return { ...facts, ...started, kind: "started", isFirst: true };
}, "createService");
var onceTheRoleExists = /* @__PURE__ */ __name((send4, { clock, log: log2 }) => async () => {
  try {
    return await send4();
  } catch (error) {
    if (!(error instanceof AwsError) || !NO_ROLE_YET.test(error.message)) throw error;
    log2.info(`${error.message}; trying again in ${ROLE_PAUSE_MS / 1e3} s`);
    await clock.sleep(ROLE_PAUSE_MS);
    return await send4();
  }
}, "onceTheRoleExists");
var HINTS3 = [
  [/not idempotent/i, "A service of this name exists by now: somebody else has created it. Re-run to deploy to it."],
  [/still draining/i, "A service of this name is being deleted. Re-run once ECS has finished, or choose another name."]
];
var notCreated = /* @__PURE__ */ __name((error, { service, source, registered }) => {
  if (!(error instanceof AwsError) || error.code !== "E_AWS") return error;
  const outcome = `Service \`${service}\` was not created from ${source}`;
  const hint = HINTS3.find(([pattern]) => pattern.test(error.message))?.[1];
  return fault("E_SERVICE_NOT_CREATED", {
    message: `${outcome}: ${error.message}
Registered: ${registered}`,
    headline: [...shortForms(error).map((cause2) => `${outcome}: ${cause2}`), outcome],
    ...hint === void 0 ? {} : { hint },
    cause: error
  });
}, "notCreated");
var startedBy = /* @__PURE__ */ __name((reply, service, taskDefinition) => {
  const isOurs2 = /* @__PURE__ */ __name((one) => one.status === "PRIMARY" && one.taskDefinition === taskDefinition, "isOurs");
  const found = reply.service?.deployments?.find(isOurs2);
  const started = found === void 0 ? null : knownDeployment(found);
  if (started !== null) return started;
  throw fault("E_AWS", {
    message: `ecs:CreateService of ${service} returned no deployment of ${taskDefinition}`,
    hint: `Check the service \`${service}\`: it has been created. Then re-run.`
  });
}, "startedBy");

// src/stages/deploy/still-not-backwards.ts
var stillNotBackwards = /* @__PURE__ */ __name(async (now, { target, commits: { own, olderCommit }, repository }, ports) => {
  if (now === null || own === null || now.taskDefinition === target.previousTaskDefinitionArn) return;
  const running = await readRunning(now, ports);
  const found = await compareCommits(
    await runningCommit({ running, containerName: target.containerName }, repository, ports),
    { kind: "known", commit: own },
    ports
  );
  if (found.kind === "unknown") {
    ports.log.info(`whether the service ${target.serviceName} now runs a newer commit is not known: ${found.because}`);
    return;
  }
  if (found.kind !== "behind") return;
  const more = " (deployed since the plan); the service was not updated";
  const [problem3] = behind(target.serviceName, { found, olderCommit, more }, ports);
  if (problem3 !== void 0) throw problem3;
}, "stillNotBackwards");

// src/stages/deploy/deploy.ts
var deployService = defineStage({
  kind: "deploy",
  title: "Deploy",
  uses: ["target", "registry", "github", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name(({ comparing, ...input }, ports) => {
    const { creation, deployedBy } = input.target;
    const beforeUpdate = /* @__PURE__ */ __name((now) => comparing === void 0 ? Promise.resolve() : stillNotBackwards(now, { ...comparing, target: input.target }, ports), "beforeUpdate");
    const start = { ...input, beforeUpdate };
    return creation === void 0 ? strategyOf2(deployedBy.kind).start(start, ports) : createService(start, creation, ports);
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/domain/rollout/event-causes.ts
var FIX_TARGET = "Fix what the health check asks for (path, port, codes, grace period) and re-run.";
var PLACEMENT_EVENTS = {
  when: /unable to place|could not launch|Container Instances were found|capacity limit|operations are being throttled/i,
  rules: [
    { pattern: /insufficient (CPU|memory|GPU)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: too little free {1}", next: "Add capacity to the cluster, or lower what the task reserves, and re-run." },
    { pattern: /already using a port/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the port is in use on every instance", next: "Use dynamic host ports or awsvpc, or add an instance, and re-run." },
    { pattern: /missing an attribute/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: no instance has the attributes", next: "Correct the placement constraints, or add an instance that meets them, and re-run." },
    { pattern: /agent connected/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no agent is connected", next: "Look at the container instances of the cluster, and re-run." },
    { pattern: /encountered error ["']([^"']{1,100})["']/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: {1}", next: "Look at the container instances of the cluster, and re-run." },
    { pattern: /Capacity is unavailable/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: Fargate has no capacity", next: "Re-run later, or add subnets in other zones." },
    { pattern: /limit on the number of (tasks|vCPUs)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the quota of {1} is used up", next: "Request a higher Fargate quota in the account, and re-run." },
    { pattern: /(CPU|MEMORY) configuration is above your limit/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: {1} is above the quota", next: "Lower it, or request a higher quota, and re-run." },
    { pattern: /Internal error/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: internal error", next: "Check that Fargate is available in the zones of the subnets, and re-run." },
    { pattern: /No Container Instances were found|no container instance/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no container instance fits", next: "Add capacity to the cluster, and re-run." },
    { pattern: /capacity limit was exceeded/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: too many are provisioning", next: "Re-run later." },
    { pattern: /being throttled/i, kind: "infrastructure", heals: "passes", sentence: "calls of ECS| are being throttled", next: "Re-run later; start fewer deployments of the account at once." },
    { pattern: /./, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed", next: "Read the events below, fix what they name and re-run." }
  ]
};
var SERVICE_EVENTS = {
  when: /unable to assume|TARGET GROUP IS NOT FOUND|misconfigured|failed to register targets|unable to stop or start tasks|under protection|number of protected tasks/i,
  rules: [
    { pattern: /unable to assume the role ["']?arn:/i, kind: "configuration", heals: "sometimes", sentence: "ECS cannot assume {role}|", next: "Correct the trust policy of the role, and re-run; a new role takes half a minute." },
    { pattern: /unable to assume/i, kind: "configuration", heals: "sometimes", sentence: "ECS cannot assume a role|", next: "Correct the trust policy of the role, and re-run; a new role takes half a minute." },
    { pattern: /TARGET GROUP IS NOT FOUND/i, kind: "configuration", heals: "never", sentence: "the target group|[ {target}] does not exist", next: "Correct the load balancer of the service, and re-run." },
    { pattern: /misconfigured/i, kind: "configuration", heals: "never", sentence: "an IAM role| is misconfigured", next: "Correct the policies and the trust policy of the role, and re-run." },
    { pattern: /failed to register targets.*\(error (\w{1,80})/is, kind: "configuration", heals: "never", sentence: "targets| cannot be registered[ in {target}]: {1}", next: "Correct the target group of the service, and re-run." },
    { pattern: /failed to register targets/i, kind: "configuration", heals: "never", sentence: "targets| cannot be registered[ in {target}]", next: "Correct the target group of the service, and re-run." },
    { pattern: /unable to stop or start tasks/i, kind: "configuration", heals: "never", sentence: "the minimum and maximum percent| allow no deployment", next: "Correct the deployment configuration of the service, and re-run." },
    { pattern: /(\d{1,6}) tasks? under protection/i, kind: "configuration", heals: "sometimes", sentence: "task protection| keeps {1} previous tasks running", next: "Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run." },
    { pattern: /protect/i, kind: "configuration", heals: "sometimes", sentence: "task protection| keeps previous tasks running", next: "Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run." }
  ]
};
var UNHEALTHY_EVENTS = {
  when: /is unhealthy in \(|failed container health checks|due to an unhealthy status/i,
  rules: [
    { pattern: /these codes: \[([\d, ]{1,40})\]/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]: status {1}", next: FIX_TARGET },
    { pattern: /is unhealthy in \(.*timed out/is, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]: the request timed out", next: FIX_TARGET },
    { pattern: /Availability Zone that is not enabled/i, kind: "load-balancer", heals: "never", sentence: "tasks| run in a zone that the load balancer does not serve", next: "Enable the zone for the load balancer, or change the subnets, and re-run." },
    { pattern: /is unhealthy in \(/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]", next: FIX_TARGET },
    { pattern: /failed container health checks/i, kind: "container-health", heals: "sometimes", sentence: "tasks| failed the health check of a container", next: "Fix the container, or the `healthCheck` of its definition, and re-run." },
    { pattern: /./, kind: "container-health", heals: "sometimes", sentence: "tasks| are unhealthy", next: "Check the health checks of containers and load balancer, and re-run." }
  ]
};
var EVENT_RULES = [
  ...EVENT_START_RULES,
  PLACEMENT_EVENTS,
  SERVICE_EVENTS,
  UNHEALTHY_EVENTS
];
var eventCause = /* @__PURE__ */ __name((events, started) => meaningOf(
  EVENT_RULES,
  beforeFailure(events, started).map(({ message = "" }) => ({ text: message, container: null, image: null }))
), "eventCause");
var serviceEventCause = /* @__PURE__ */ __name((events) => meaningOf(
  [SERVICE_EVENTS],
  events.map(({ message = "" }) => ({ text: message, container: null, image: null }))
), "serviceEventCause");
var beforeFailure = /* @__PURE__ */ __name((events, { deploymentId }) => {
  const failed3 = events.findIndex(({ message }) => message?.includes(`(deployment ${deploymentId}) deployment failed`));
  return failed3 === -1 ? events : events.slice(0, failed3);
}, "beforeFailure");
var UNHEALTHY = /\(task ([0-9a-f-]{8,64})\).{0,60} is unhealthy in .{1,200} due to \(reason (.{1,200})\)/iu;
var targetHealth = /* @__PURE__ */ __name((events, taskIds) => {
  const reasons = events.flatMap(({ message = "" }) => {
    const [, id = "", reason = ""] = UNHEALTHY.exec(message) ?? [];
    return taskIds.includes(id) ? [reason] : [];
  });
  const last = reasons.at(-1);
  if (last === void 0) return null;
  const [, codes] = /these codes: \[([\d, ]{1,40})\]/iu.exec(last) ?? [];
  if (codes !== void 0) return `status ${named(codes)}`;
  if (/Availability Zone that is not enabled/iu.test(last)) return "the load balancer does not serve their zone";
  return /timed out/iu.test(last) ? "the request timed out" : null;
}, "targetHealth");

// src/domain/rollout/failed-container.ts
var failedContainer = /* @__PURE__ */ __name((stopped) => {
  const latest = stopped.toSorted((one, other) => timeOf4(other) - timeOf4(one));
  const [found] = latest.flatMap((task) => {
    const container = suspectOf(task);
    const taskId = task.taskArn?.split("/").at(-1);
    return container === null || taskId === void 0 ? [] : [{ container, taskId }];
  });
  return found ?? null;
}, "failedContainer");
var timeOf4 = /* @__PURE__ */ __name((task) => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0, "timeOf");
var suspectOf = /* @__PURE__ */ __name(({ containers = [] }) => {
  const exits = containers.flatMap(
    ({ name, exitCode, healthStatus }) => name === void 0 || exitCode === void 0 ? [] : [{ name, code: exitCode, isIll: healthStatus === "UNHEALTHY" }]
  );
  return (exits.find(({ isIll }) => isIll) ?? suspectsIn(exits)[0])?.name ?? null;
}, "suspectOf");

// src/domain/rollout/holding.ts
var OUTLIVED = 2;
var SHORTEST_RUN_MS2 = 3e4;
var holding = /* @__PURE__ */ __name((timeout, observed) => {
  const { view: view2 } = timeout;
  if (view2.desired === 0 || view2.running < view2.desired) return null;
  if (!isHistory(timeout, observed)) return null;
  const ours = tasksOf(observed.running, observed.started);
  return unhealthyTarget(ours, observed.events) ?? unhealthyContainer(ours) ?? serviceEventCause(observed.events) ?? stageOf3(view2) ?? previousTasks(view2) ?? alarmsOf3(view2) ?? unsteady(view2);
}, "holding");
var isHistory = /* @__PURE__ */ __name(({ view: view2, afterMs }, { started, stopped, running }) => {
  if (stopped.length === 0) return true;
  const ours = tasksOf(running, started);
  const now = started.createdAt + afterMs;
  const ages = ours.map(({ startedAt }) => now - (startedAt?.getTime() ?? now));
  const lives = stopped.map((task) => lifeOf2(task, started));
  return ours.length >= view2.desired && Math.min(...ages) >= Math.max(SHORTEST_RUN_MS2, OUTLIVED * Math.max(...lives));
}, "isHistory");
var lifeOf2 = /* @__PURE__ */ __name((task, started) => (stopTimeOf(task) ?? Infinity) - ((task.startedAt ?? task.createdAt)?.getTime() ?? started.createdAt), "lifeOf");
var unhealthyTarget = /* @__PURE__ */ __name((ours, events) => {
  const health = targetHealth(
    events,
    ours.map(({ taskArn }) => taskArn?.split("/").at(-1) ?? "")
  );
  if (health === null) return null;
  const next2 = "Fix what the health check asks for (path, port, codes, grace period) and re-run.";
  return {
    kind: "load-balancer",
    sentence: { head: "tasks", tail: ` run, but fail ELB health checks: ${health}` },
    next: next2,
    detail: ""
  };
}, "unhealthyTarget");
var unhealthyContainer = /* @__PURE__ */ __name((ours) => {
  const containers = ours.flatMap(({ containers: containers2 = [] }) => containers2);
  const ill = containers.find(({ healthStatus }) => healthStatus === "UNHEALTHY");
  if (ill === void 0) return null;
  const sentence3 = { head: `container ${named(ill.name ?? "")}`, tail: " runs, but fails its health check" };
  const next2 = "Fix the container, or the `healthCheck` of its definition, and re-run.";
  return { kind: "container-health", sentence: sentence3, next: next2, detail: "" };
}, "unhealthyContainer");
var stageOf3 = /* @__PURE__ */ __name(({ lifecycleStage: stage }) => {
  if (stage === void 0) return null;
  if (stage === "BAKE_TIME") return time({ head: "the deployment", tail: " is in its bake time" }, RAISE_ABOVE_BAKE);
  return time(
    { head: "the deployment", tail: ` is at stage ${named(stage)}` },
    "Check the target health and the lifecycle hooks of that stage, or raise `wait-for-minutes`."
  );
}, "stageOf");
var CHECK_HEALTH = "Check the health checks (path, port, grace period), or raise `wait-for-minutes`.";
var RAISE_ABOVE_BAKE = "Raise `wait-for-minutes` above the bake time.";
var previousTasks = /* @__PURE__ */ __name((view2) => {
  const previous = (view2.service?.deployments ?? []).filter((one) => one.deploymentId !== view2.deploymentId);
  if (total2(previous, "desired") > 0) {
    const sentence3 = { head: "new tasks", tail: " run, but are not healthy yet" };
    return time(sentence3, CHECK_HEALTH);
  }
  const left = total2(previous, "running");
  if (left === 0) return null;
  const tail = ` ${left === 1 ? "has" : "have"} not stopped yet; all new tasks run`;
  return time(
    { head: countedTasks(left).replace(" ", " previous "), tail },
    "Check the deregistration delay of the target group, `stopTimeout` and task protection, or raise `wait-for-minutes`."
  );
}, "previousTasks");
var total2 = /* @__PURE__ */ __name((deployments, count) => deployments.reduce((sum, one) => sum + one[count], 0), "total");
var alarmsOf3 = /* @__PURE__ */ __name(({ alarms }) => alarms === "MONITORING" ? time({ head: "the deployment", tail: " is in the bake time of its alarms" }, RAISE_ABOVE_BAKE) : null, "alarmsOf");
var unsteady = /* @__PURE__ */ __name(({ desired }) => time(
  {
    head: desired === 1 ? "the new task" : `all ${desired} new tasks`,
    tail: `${desired === 1 ? " runs" : " run"}, but the service is not steady yet`
  },
  CHECK_HEALTH
), "unsteady");
var time = /* @__PURE__ */ __name((sentence3, next2) => ({ kind: "time", sentence: sentence3, next: next2, detail: "" }), "time");

// src/domain/rollout/outcome-causes.ts
var REASONS = {
  when: /./,
  rules: [
    { pattern: /the hook of (\w{1,64}) failed/, kind: "hook", heals: "sometimes", sentence: "the hook of {1}| failed", next: "Find the cause in the log of the Lambda function that the AppSpec names for it, fix it and re-run." },
    { pattern: /\bMANUAL_STOP\b/, kind: "stop", heals: "sometimes", sentence: "the deployment| was stopped by a user", next: "Find out who stopped it (CloudTrail: StopDeployment), and re-run to deploy." },
    { pattern: /\bIAM_ROLE_(?:MISSING|PERMISSIONS)\b/, kind: "configuration", heals: "never", sentence: "the service role| of the deployment group lacks a permission", next: "Correct the role as the text of CodeDeploy below says, and re-run." },
    { pattern: /\bby (?:the )?user\b/i, kind: "stop", heals: "sometimes", sentence: "the deployment| was stopped by a user", next: "Find out who stopped it (CloudTrail: StopServiceDeployment), and re-run to deploy." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*HookStatus must not be null/is, kind: "hook", heals: "never", sentence: "a lifecycle hook| failed at {1}: it returned no status", next: "Read the log of its Lambda function: it threw an error or timed out; fix it and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to invoke/is, kind: "hook", heals: "never", sentence: "a lifecycle hook| at {1} cannot be invoked", next: "Check that its Lambda function exists and that the role of the hook may invoke it, and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to assume/is, kind: "hook", heals: "never", sentence: "ECS cannot assume the role of a hook| at {1}", next: "Correct the trust policy of the role of the hook, and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed/i, kind: "hook", heals: "sometimes", sentence: "a lifecycle hook| failed at {1}", next: "Fix what the hook checks, or the hook, and re-run." },
    { pattern: /hook execution failure/i, kind: "hook", heals: "sometimes", sentence: "a lifecycle hook| failed", next: "Fix what the hook checks, or the hook, and re-run." },
    { pattern: /because (\w{1,64}) pause hook timed out/i, kind: "hook", heals: "never", sentence: "the pause hook| at {1} timed out", next: "Re-run, and continue the hook in time." },
    { pattern: /invalid networking configuration/i, kind: "configuration", heals: "never", sentence: "the networking configuration| is invalid", next: "Correct what the ECS text below names, and re-run." },
    { pattern: /the service was deleted/i, kind: "stop", heals: "sometimes", sentence: "the service| was deleted", next: "Find out who deleted it (CloudTrail: DeleteService)." }
  ]
};
var BREAKER = /circuit breaker|tasks failed to start/i;
var endedBy = /* @__PURE__ */ __name((outcome) => {
  switch (outcome.kind) {
    case "superseded":
      return meaning2("newer-deployment", ["the deployment", " was replaced by a newer one"], outcome.by);
    case "paused":
      return meaning2("pause", ["the deployment", ` is paused at hook ${named(outcome.hook)}`], "");
    case "timed-out":
      return null;
    case "stopped":
      return byReason(outcome.reason);
    case "rolled-back":
      if (outcome.atHook !== void 0) return atHook(outcome.atHook, outcome.reason);
      return outcome.alarms === null ? byReason(outcome.reason) : byAlarm(outcome.alarms, outcome.reason);
    case "failed":
      return byFailure(outcome);
  }
}, "endedBy");
var byFailure = /* @__PURE__ */ __name(({ givenUp, alarms, reason }) => {
  if (givenUp !== void 0) return givenUpFor(givenUp);
  return alarms === null ? byReason(reason) : byAlarm(alarms, reason);
}, "byFailure");
var givenUpFor = /* @__PURE__ */ __name((givenUp) => {
  switch (givenUp.because) {
    case "limit":
    case "cannot-heal":
      return null;
    case "test-failed": {
      const tail = `the smoke test on the test listener failed: ${givenUp.defects.join("; ")}`;
      return {
        ...SMOKE_TEST,
        sentence: { head: "", tail, brief: givenUp.short },
        next: "Find in the log of the service why the check failed, fix it and re-run."
      };
    }
    case "test-not-made": {
      const tail = "production traffic moved before the checks on the test listener were made";
      return {
        ...SMOKE_TEST,
        sentence: { head: "", tail },
        next: "See that the service still has its pause hook, and who continued it; then re-run."
      };
    }
  }
}, "givenUpFor");
var SMOKE_TEST = { kind: "smoke-test", detail: "" };
var lastResort = /* @__PURE__ */ __name((outcome) => {
  const { circuitBreaker: breaker, running, desired } = outcome.view;
  if (outcome.kind === "timed-out") {
    if (outcome.silence !== void 0) return unanswered(outcome.silence);
    if (isIdle(outcome.view)) return meaning2("time", ["the desired count", " is 0, so no task starts"], "");
    return meaning2("time", [`${running} of ${desired} new ${desired === 1 ? "task" : "tasks"}`, " running"], "");
  }
  const reason = "reason" in outcome ? outcome.reason : "";
  if (BREAKER.test(reason)) {
    const trips = breaker === null ? "" : ` (circuit breaker ${breaker.failureCount}/${breaker.threshold})`;
    return meaning2("breaker", ["tasks", ` failed to start${trips}`], reason);
  }
  if (isWithoutCandidate(reason)) {
    return meaning2("breaker", ["tasks", " failed to start, and no previous revision can be restored"], reason);
  }
  return meaning2("unknown", short2(reason), reason);
}, "lastResort");
var unanswered = /* @__PURE__ */ __name(({ forMs, fault: fault2 }) => ({
  ...meaning2("time", ["", `ECS has not answered for ${minutes(forMs)}`], fault2),
  next: "Check the service and the AWS Health Dashboard, and re-run once ECS answers."
}), "unanswered");
var atHook = /* @__PURE__ */ __name((hook, reason) => ({
  ...meaning2("pause", ["the deployment", ` was at pause hook ${named(hook)} (\`pause-hook\`)`], reason),
  next: "Set `pause-hook` to `wait` or `continue` if the deployment is to go on there, and re-run."
}), "atHook");
var byReason = /* @__PURE__ */ __name((reason) => meaningOf([REASONS], [{ text: reason, container: null, image: null }]), "byReason");
var byAlarm = /* @__PURE__ */ __name((alarms, reason) => {
  const [first, ...others] = alarms;
  const which = first === void 0 ? "an alarm" : `alarm ${named(first)}`;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const next2 = "Find out why the alarm went off, fix that and re-run.";
  return { ...meaning2("alarm", [`${which}${more}`, " went off"], reason), next: next2 };
}, "byAlarm");
var meaning2 = /* @__PURE__ */ __name((kind, [head, tail], detail) => ({
  kind,
  sentence: { head, tail },
  next: null,
  detail
}), "meaning");
var short2 = /* @__PURE__ */ __name((reason) => {
  const text2 = withoutIds(reason).replace(/\.$/u, "");
  return text2.length <= LONGEST_SUMMARY ? ["", text2] : ["", "the reason of ECS is listed below"];
}, "short");

// src/domain/rollout/cause.ts
var causeOf = /* @__PURE__ */ __name((findings) => {
  const held = heldBy2(findings);
  const failed3 = held === null ? failedContainer(findings.stopped) : null;
  const main = mainCause(findings, held ?? endedBy(findings.outcome));
  const steps = [main.next, idleNext(findings)].filter((step2) => step2 !== null);
  return { ...main, next: steps.length === 0 ? null : steps.join(" "), ...failed3 === null ? {} : { failed: failed3 } };
}, "causeOf");
var idleNext = /* @__PURE__ */ __name(({ outcome, started: { service } }) => {
  const mayHold = outcome.kind === "timed-out" || outcome.kind === "failed" || outcome.kind === "rolled-back";
  if (!mayHold || !isIdle(outcome.view)) return null;
  return `The desired count of ${named(service)} is 0: find out who set it (CloudTrail: UpdateService), raise it and re-run.`;
}, "idleNext");
var heldBy2 = /* @__PURE__ */ __name(({ outcome, ...observed }) => outcome.kind === "timed-out" && outcome.silence === void 0 ? holding(outcome, observed) : null, "heldBy");
var mainCause = /* @__PURE__ */ __name((findings, known4) => {
  const { started, outcome, events } = findings;
  const byTasks = taskCauses(findings.stopped).map((one) => withTargetHealth(one, findings));
  const [first, ...rest] = byTasks;
  if (known4 !== null) return cause({ meaning: known4, share: null }, byTasks, started);
  if (first !== void 0 && first.meaning.kind !== "unknown") return cause(first, rest, started);
  const meaning3 = eventCause(events, started) ?? first?.meaning ?? lastResort(outcome);
  const share = meaning3 === first?.meaning ? first.share : null;
  return cause({ meaning: meaning3, share }, share === null ? byTasks : rest, started);
}, "mainCause");
var MOST_OTHERS = 4;
var cause = /* @__PURE__ */ __name(({ meaning: { kind, sentence: sentence3, next: next2, detail }, share }, others, { service }) => ({
  kind,
  summary: summaryOf(sentence3, share),
  message: messageFor(sentence3, share, service),
  detail,
  next: next2,
  others: others.slice(0, MOST_OTHERS).map((one) => summaryOf(one.meaning.sentence, one.share))
}), "cause");
var withTargetHealth = /* @__PURE__ */ __name((one, { stopped, events }) => {
  if (one.meaning.kind !== "load-balancer") return one;
  const health = targetHealth(
    events,
    stopped.map(({ taskArn }) => taskArn?.split("/").at(-1) ?? "")
  );
  if (health === null) return one;
  const { sentence: sentence3 } = one.meaning;
  return { ...one, meaning: { ...one.meaning, sentence: { ...sentence3, tail: `${sentence3.tail}: ${health}` } } };
}, "withTargetHealth");

// src/domain/rollout/evidence.ts
var MOST_REASONS = 5;
var eventEvidence = /* @__PURE__ */ __name((events) => events.map(({ createdAt, message }) => ({
  at: isoOf(createdAt),
  kind: "event",
  text: message ?? ""
})), "eventEvidence");
var taskEvidence = /* @__PURE__ */ __name((stopped) => {
  const groups = [...Map.groupBy(stopped, describeStop)].toSorted(([, one], [, other]) => other.length - one.length);
  return groups.slice(0, MOST_REASONS).map(([text2, group]) => ({
    at: isoOf(new Date(Math.max(...group.map((task) => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0)))),
    kind: "stopped-task",
    text: `${group.length} \xD7 ${text2}`
  }));
}, "taskEvidence");
var isoOf = /* @__PURE__ */ __name((time2) => (time2 ?? /* @__PURE__ */ new Date(0)).toISOString(), "isoOf");

// src/domain/rollout/other-cpu.ts
var EXEC_FORMAT2 = /^(?:exec |standard_init_linux|\[FATAL tini).{0,300}exec format error/iu;
var CODES = [1, 255];
var showsOtherCpu = /* @__PURE__ */ __name(({ lines: lines2 }) => lines2.length > 0 && lines2.every((line2) => EXEC_FORMAT2.test(line2)), "showsOtherCpu");
var mayBeOtherCpu = /* @__PURE__ */ __name(({ exitCode, reason }) => CODES.includes(exitCode) && reason === void 0, "mayBeOtherCpu");
var withLogReason = /* @__PURE__ */ __name((stopped, shown2) => {
  const same = /* @__PURE__ */ __name((one) => commonName(one.name ?? "") === commonName(shown2.container), "same");
  const read3 = stopped.find((task) => taskIdOf2(task) === shown2.taskId)?.containers?.find(same);
  if (read3 === void 0 || !mayBeOtherCpu(read3) || !showsOtherCpu(shown2)) return stopped;
  const reasoned = /* @__PURE__ */ __name((one) => same(one) && mayBeOtherCpu(one) && one.exitCode === read3.exitCode ? { ...one, reason: REASON } : one, "reasoned");
  return stopped.map((task) => ({ ...task, ...task.containers && { containers: task.containers.map(reasoned) } }));
}, "withLogReason");
var REASON = "its log: exec format error";

// src/stages/smoke/make-checks.ts
var LONGEST_NAP_MS = 1e3;
var makeChecks = /* @__PURE__ */ __name((checks, ports, ended2 = new AbortController().signal) => Promise.all(checks.map((check4) => untilPassed(check4, ports, ended2))), "makeChecks");
var untilPassed = /* @__PURE__ */ __name(async (check4, ports, ended2) => {
  const { clock, log: log2 } = ports;
  const name = checkInWords(check4);
  let reported2 = null;
  for (let attempts = 1; ; attempts += 1) {
    const { defect, again } = await checkOnce(check4, ports, ended2);
    if (defect === null) {
      log2.info(`${name} passed${attempts === 1 ? "" : ` at attempt ${attempts}`}`);
      return { check: name, attempts, defect };
    }
    if (again === "useless" || attempts > check4.retries || ended2.aborted) return { check: name, attempts, defect };
    if (defect !== reported2) log2.info(`${name} ${defect}; trying again every ${check4.intervalMs / 1e3} s`);
    reported2 = defect;
    await pause(check4.intervalMs, clock, ended2);
  }
}, "untilPassed");
var pause = /* @__PURE__ */ __name(async (ms, { sleep }, ended2) => {
  for (let left = ms; left > 0 && !ended2.aborted; left -= LONGEST_NAP_MS) await sleep(Math.min(left, LONGEST_NAP_MS));
}, "pause");
var checkOnce = /* @__PURE__ */ __name(async (check4, { probe, clock }, ended2) => {
  const { address, method, headers, contains, timeoutMs } = check4;
  const body = contains === null ? "not-read" : "read";
  const limit = AbortSignal.any([clock.timeout(timeoutMs), ended2]);
  const reply = await probe({ ...address, method, headers, body, limit });
  return reply.kind === "none" ? { defect: reply.because, again: reply.again } : { defect: defectIn(reply, check4), again: "possible" };
}, "checkOnce");

// src/stages/following/test-gate.ts
var FROM = "POST_TEST_TRAFFIC_SHIFT";
var TOO_LATE = "PRODUCTION_TRAFFIC_SHIFT";
var makeTestGate = /* @__PURE__ */ __name((checks, ports) => checks === void 0 || checks.length === 0 ? OPEN2 : gateOf(checks, ports), "makeTestGate");
var OPEN2 = {
  judge: /* @__PURE__ */ __name((outcome) => outcome, "judge"),
  holds: /* @__PURE__ */ __name(() => false, "holds"),
  outcomes: /* @__PURE__ */ __name(() => ({}), "outcomes"),
  end: /* @__PURE__ */ __name(() => void 0, "end")
};
var gateOf = /* @__PURE__ */ __name((checks, ports) => {
  const ended2 = new AbortController();
  let state = { kind: "waiting" };
  const start = /* @__PURE__ */ __name(() => {
    state = { kind: "running" };
    ports.log.info(
      `test traffic is on the new tasks: making ${checks.length === 1 ? "the check" : "the checks"} on the test listener`
    );
    makeChecks(checks, ports, ended2.signal).then(
      (outcomes) => state = { kind: "made", outcomes },
      // Thrown at the next look; the wait itself may end by it before.
      (error) => state = { kind: "broke", error }
    );
  }, "start");
  return {
    judge: /* @__PURE__ */ __name((outcome, view2) => {
      if (outcome !== null && outcome.kind !== "success") return outcome;
      const { lifecycleStage: stage } = view2;
      const isTooLate = isAtOrAfter(stage, TOO_LATE) || outcome?.kind === "success" && outcome.reached === void 0;
      if (state.kind === "waiting" && !isTooLate && isAtOrAfter(stage, FROM)) start();
      return verdict(state, checks, { outcome, view: view2, isTooLate });
    }, "judge"),
    holds: /* @__PURE__ */ __name((stage) => isAtOrAfter(stage, FROM) && state.kind !== "made", "holds"),
    outcomes: /* @__PURE__ */ __name(() => state.kind === "made" ? { tested: state.outcomes } : {}, "outcomes"),
    end: /* @__PURE__ */ __name(() => ended2.abort(), "end")
  };
}, "gateOf");
var verdict = /* @__PURE__ */ __name((state, checks, { outcome, view: view2, isTooLate }) => {
  switch (state.kind) {
    case "waiting":
      return isTooLate ? given2({ because: "test-not-made" }, view2) : null;
    case "running":
      return null;
    case "broke":
      throw state.error;
    case "made": {
      const failed3 = failureOf2(state.outcomes, checks);
      return failed3 === null ? outcome : given2(failed3, view2);
    }
  }
}, "verdict");
var given2 = /* @__PURE__ */ __name((givenUp, view2) => ({
  kind: "failed",
  view: view2,
  reason: "",
  alarms: null,
  givenUp
}), "given");
var failureOf2 = /* @__PURE__ */ __name((outcomes, checks) => {
  const failed3 = checks.flatMap((check4, index) => {
    const { check: name, defect = null, attempts } = outcomes[index] ?? {};
    if (name === void 0 || defect === null) return [];
    const afterwards = attempts === 1 ? "" : ` (attempt ${attempts})`;
    return [{ short: `${checkInShort(check4)} ${defect}`, text: `${name} ${defect}${afterwards}` }];
  });
  const [first] = failed3;
  if (first === void 0) return null;
  const count = failed3.length === 1 ? "" : `; ${failed3.length} of ${checks.length} checks failed`;
  return {
    because: "test-failed",
    defects: failed3.map(({ text: text2 }) => text2),
    short: cut(`${first.short}${count}`, LONGEST_SUMMARY)
  };
}, "failureOf");

// src/stages/wait/explaining-tasks.ts
var MOST_TIME_MS = 5e3;
var readExplainingTasks = /* @__PURE__ */ __name(async (outcome, { deployment, collected }, { target: { ecs }, clock, log: log2 }) => {
  const limit = { signal: clock.timeout(MOST_TIME_MS) };
  const known4 = new Set(
    collected.flatMap(({ taskArn, lastStatus }) => lastStatus === "STOPPED" ? taskArn ?? [] : [])
  );
  const read3 = /* @__PURE__ */ __name((status) => readTasks(deployment, status, { ecs, limit, known: known4 }).catch((error) => {
    log2.info(`${status.toLowerCase()} tasks cannot be read: ${messageOf(error)}`);
    return [];
  }), "read");
  const [stopped, running] = await Promise.all([read3("STOPPED"), outcome.kind === "timed-out" ? read3("RUNNING") : []]);
  const latest = new Map([...collected, ...stopped].map((task) => [task.taskArn, task]));
  return { stopped: failedTasks([...latest.values()], deployment), running };
}, "readExplainingTasks");

// src/domain/rollout/log-place.ts
var logPlaceOf = /* @__PURE__ */ __name((definition, { taskId, runtimeId }) => {
  const { name: container = "", logConfiguration } = definition;
  const log2 = awsLogsOf(definition);
  if (logConfiguration?.logDriver === "awsfirelens") return routedPlace(definition, taskId);
  if (log2 === null) return { kind: "elsewhere", container, driver: logConfiguration?.logDriver ?? null };
  const { group, region, prefix } = log2;
  const stream = prefix === null ? runtimeId ?? null : `${prefix}/${container}/${taskId}`;
  return { kind: "awslogs", container, group, region, stream };
}, "logPlaceOf");
var TO_CLOUDWATCH = /^cloudwatch(?:_logs)?$/iu;
var TEMPLATE = "$(";
var routedPlace = /* @__PURE__ */ __name(({ name: container = "", logConfiguration }, taskId) => {
  const option2 = /* @__PURE__ */ __name((key2) => logConfiguration?.options?.[key2] ?? null, "option");
  const [output2, group] = [option2("Name") ?? "", option2("log_group_name") ?? TEMPLATE];
  if (!TO_CLOUDWATCH.test(output2) || group.includes(TEMPLATE)) {
    return { kind: "elsewhere", container, driver: output2 === "" ? "awsfirelens" : `awsfirelens, output ${output2}` };
  }
  const byTag = `${option2("log_stream_prefix") ?? TEMPLATE}${container}-firelens-${taskId}`;
  const stream = option2("log_stream_name") ?? byTag;
  return {
    kind: "awslogs",
    container,
    group,
    region: option2("region"),
    stream: stream.includes(TEMPLATE) ? null : stream
  };
}, "routedPlace");
var readableStream = /* @__PURE__ */ __name((place, region) => {
  if (place.kind !== "awslogs" || place.stream === null) return null;
  return place.region === null || place.region === region ? { ...place, stream: place.stream } : null;
}, "readableStream");
var placeInWords2 = /* @__PURE__ */ __name((place) => {
  if (place.kind === "elsewhere")
    return place.driver === null ? "its log is kept by the engine" : `its log driver is ${place.driver}`;
  const { group, stream, region } = place;
  const parts = [`log group ${group}`, ...stream === null ? [] : [`stream ${stream}`]];
  return [...parts, ...region === null ? [] : [`region ${region}`]].join(", ");
}, "placeInWords");

// src/stages/log-stream.ts
var MOST_LINES2 = 2e3;
var LONGEST_LINE3 = 4e3;
var MOST_PAGES6 = 3;
var readLogPage = /* @__PURE__ */ __name(async ({ group, stream }, page, { logs, limit }) => {
  try {
    const reply = await logs.getLogEvents({ logGroupName: group, logStreamName: stream, ...page }, limit);
    const lines2 = (reply.events ?? []).flatMap(({ message }) => message ?? []);
    return { lines: lines2, next: reply.nextForwardToken ?? null };
  } catch (error) {
    if (error instanceof AwsError && error.awsCode === "ResourceNotFoundException") return null;
    throw error;
  }
}, "readLogPage");
var followLog = /* @__PURE__ */ __name((stream, prefix, ports) => {
  const { log: log2, clock, surroundings } = ports;
  const { logs } = surroundings;
  let token = null;
  let shown2 = 0;
  let isOver = false;
  const give = /* @__PURE__ */ __name((up) => {
    isOver = true;
    log2.info(up);
  }, "give");
  const show = /* @__PURE__ */ __name((lines2) => {
    for (const line2 of lines2.slice(0, MOST_LINES2 - shown2)) log2.info(`${prefix}${cutAt(LONGEST_LINE3, line2)}`);
    shown2 += lines2.length;
    if (shown2 > MOST_LINES2) give(`more than ${MOST_LINES2} lines; the others are in ${placeInWords2(stream)}`);
  }, "show");
  const readOnce2 = /* @__PURE__ */ __name(async () => {
    for (let pages = 0; pages < MOST_PAGES6 && !isOver; pages += 1) {
      const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
      const from = token === null ? {} : { nextToken: token };
      const page = await readLogPage(stream, { startFromHead: true, ...from }, { logs, limit });
      if (page === null) return;
      show(page.lines);
      if (page.next === null || page.next === token) return;
      token = page.next;
    }
  }, "readOnce");
  return async () => {
    await readOnce2().catch((error) => {
      if (isTemporary(error)) log2.debug(error.message);
      else if (isUnavailable(error)) give(`${error.message}; grant logs:GetLogEvents to follow ${placeInWords2(stream)}`);
      else if (error instanceof AwsError) give(`${error.message}; the output is in ${placeInWords2(stream)}`);
      else throw error;
    });
  };
}, "followLog");
var cutAt = /* @__PURE__ */ __name((longest, line2) => line2.length <= longest ? line2 : `${line2.slice(0, longest - 1)}\u2026`, "cutAt");

// src/stages/wait/last-lines.ts
var MOST_LINES3 = 20;
var LONGEST_LINE4 = 1e3;
var MOST_TIME_MS2 = 5e3;
var LAG_MS = 3e3;
var NO_LINES = "the log stream has no lines";
var readLastLines = /* @__PURE__ */ __name(async (failed3, ports) => {
  const found = await findLastLines(failed3, ports, readTwice);
  if (found === null) return null;
  const { container, lines: lines2, place, because } = found;
  ports.log.info(`Last lines of container ${container} (${place})${because === null ? ":" : `: ${because}`}`);
  for (const line2 of lines2) ports.log.info(`${container} | ${line2}`);
  return found;
}, "readLastLines");
var findLastLines = /* @__PURE__ */ __name(async ({ deployment, failed: failed3, stopped, definitions: known4 }, ports, read3 = readOnce) => {
  const { container, taskId } = failed3;
  const definitions = known4 ?? containerDefinitions(deployment, ports);
  const definition = (await definitions())?.find(({ name }) => name === container);
  if (definition === void 0) return null;
  const task = stopped.find((one) => taskIdOf2(one) === taskId);
  const runtimeId = task?.containers?.find(({ name }) => name === container)?.runtimeId;
  const place = logPlaceOf(definition, { taskId, runtimeId });
  const region = await ports.target.region() ?? "";
  const stream = readableStream(place, region);
  const found = { container, taskId, place: placeInWords2(place) };
  if (stream === null) return { ...found, lines: [], because: `not read: ${found.place}` };
  return { ...found, ...await linesOrWhy(() => read3(stream, ports)) };
}, "findLastLines");
var linesOrWhy = /* @__PURE__ */ __name(async (read3) => {
  try {
    const lines2 = await read3();
    return { lines: lines2, because: lines2.length === 0 ? NO_LINES : null };
  } catch (error) {
    const grant = isUnavailable(error) ? "; grant logs:GetLogEvents to the role of this job" : "";
    return { lines: [], because: `${messageOf(error)}${grant}` };
  }
}, "linesOrWhy");
var containerDefinitions = /* @__PURE__ */ __name(({ taskDefinitionArn }, { target: { ecs }, clock, log: log2 }) => {
  let known4 = null;
  return async () => {
    if (known4 !== null) return known4;
    const limit = { signal: clock.timeout(MOST_TIME_MS2) };
    try {
      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: taskDefinitionArn }, limit);
      known4 = taskDefinition?.containerDefinitions ?? [];
    } catch (error) {
      log2.info(`where the log of a container is cannot be read: ${messageOf(error)}`);
    }
    return known4;
  };
}, "containerDefinitions");
var readTwice = /* @__PURE__ */ __name(async (stream, ports) => {
  const lines2 = await readOnce(stream, ports);
  if (lines2.length > 0) return lines2;
  await ports.clock.sleep(LAG_MS);
  return readOnce(stream, ports);
}, "readTwice");
var readOnce = /* @__PURE__ */ __name(async (stream, { surroundings: { logs }, clock }) => {
  const limit = { signal: clock.timeout(MOST_TIME_MS2) };
  const page = await readLogPage(stream, { limit: MOST_LINES3, startFromHead: false }, { logs, limit });
  return (page?.lines ?? []).map((line2) => cutAt(LONGEST_LINE4, line2)).slice(-MOST_LINES3);
}, "readOnce");

// src/domain/rollout/failure-count.ts
var TERMINATED = 143;
var countsAsFailure = /* @__PURE__ */ __name((task) => {
  const { kind, heals } = meaningOfTask(task);
  if (kind === "capacity" || kind === "stop" || heals === "passes") return false;
  if (kind === "unknown") return task.stopCode === "TaskFailedToStart";
  return kind !== "exit" || suspectsIn(exitsOf(task.containers ?? [])).some(({ code: code2 }) => code2 !== TERMINATED);
}, "countsAsFailure");
var SMALLEST = 3;
var LARGEST2 = 200;
var HALF = 50;
var failureLimit = /* @__PURE__ */ __name((service, view2) => view2.circuitBreaker?.threshold ?? limitOf(breakerOf2(service), view2.service?.desired ?? service?.desiredCount ?? view2.desired), "failureLimit");
var limitOf = /* @__PURE__ */ __name((breaker, desired) => {
  const { type = "BOUNDED_PERCENT", value = HALF } = breaker?.thresholdConfiguration ?? {};
  const percent = Math.ceil(value * desired / 100);
  switch (type) {
    case "COUNT":
      return Math.max(1, value);
    case "UNBOUNDED_PERCENT":
      return Math.max(1, percent);
    default:
      return Math.min(Math.max(percent, SMALLEST), LARGEST2);
  }
}, "limitOf");
var breakerOf2 = /* @__PURE__ */ __name((service) => service?.deploymentConfiguration?.deploymentCircuitBreaker ?? null, "breakerOf");
var hasBreaker = /* @__PURE__ */ __name((service, view2) => view2.circuitBreaker !== null || breakerOf2(service)?.enable === true, "hasBreaker");
var OUTLIVED2 = 2;
var SHORTEST_RUN_MS3 = 3e4;
var failuresSinceHealthy = /* @__PURE__ */ __name((failed3, {
  service,
  running,
  now
}) => {
  if (breakerOf2(service)?.resetOnHealthyTask === false) return failed3;
  const probation = Math.max(SHORTEST_RUN_MS3, OUTLIVED2 * longestLife(failed3));
  const healthyAt = running.flatMap(({ startedAt, healthStatus }) => {
    const at2 = (startedAt?.getTime() ?? Infinity) + probation;
    return healthStatus !== "UNHEALTHY" && at2 <= now ? [at2] : [];
  });
  const since = Math.max(-Infinity, ...healthyAt);
  return failed3.filter((task) => (stopTimeOf(task) ?? now) > since);
}, "failuresSinceHealthy");
var APART_MS = 3e4;
var giveUp = /* @__PURE__ */ __name((failed3, limit) => {
  const hopeless = Object.values(Object.groupBy(failed3, (task) => causeKey(meaningOfTask(task)))).find(
    (group = []) => isHopeless(group)
  );
  if (hopeless !== void 0) return { because: "cannot-heal", failures: hopeless.length };
  return failed3.length >= limit ? { because: "limit", failures: failed3.length, limit } : null;
}, "giveUp");
var isHopeless = /* @__PURE__ */ __name((group) => {
  if (group.some((task) => meaningOfTask(task).heals !== "never")) return false;
  const starts = group.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
  return starts.length > 1 && Math.max(...starts) - Math.min(...starts) >= APART_MS;
}, "isHopeless");

// src/stages/following/fail-fast.ts
var BREAKER_GRACE_MS = 6e4;
var makeFailFast = /* @__PURE__ */ __name((deployment, reader, { clock, log: log2 }) => {
  let reachedAt = null;
  let lastFailureAt = 0;
  const judge5 = /* @__PURE__ */ __name(async ({ state, service, stopped }) => {
    const failed3 = stopped.filter(countsAsFailure);
    const limit = failureLimit(service, state.view);
    if (giveUp(failed3, limit) === null) return null;
    const running = await reader.read("RUNNING").catch(() => null);
    if (running === null) return null;
    const now = Math.max(...failed3.map((task) => stopTimeOf(task) ?? 0)) + clock.now() - lastFailureAt;
    return giveUp(failuresSinceHealthy(failed3, { service, running: tasksOf(running, deployment), now }), limit);
  }, "judge");
  return async (failing) => {
    const { state, service, news } = failing;
    if (state.doomed !== null) return null;
    if (news === "new-failure") lastFailureAt = clock.now();
    const graceMs = hasBreaker(service, state.view) ? BREAKER_GRACE_MS : 0;
    const isDue = reachedAt === null ? news !== "none" : clock.now() >= reachedAt + graceMs;
    if (!isDue) return null;
    const givenUp = await judge5(failing);
    if (givenUp === null) reachedAt = null;
    else if (graceMs === 0 || reachedAt !== null) return given3(state, givenUp);
    else {
      reachedAt = clock.now();
      log2.info(
        `The circuit breaker of the service has ${graceMs / 1e3} s to end the deployment; then the run gives up`
      );
    }
    return null;
  };
}, "makeFailFast");
var given3 = /* @__PURE__ */ __name(({ view: view2 }, givenUp) => ({
  kind: "failed",
  view: view2,
  reason: "",
  alarms: null,
  givenUp
}), "given");

// src/domain/rollout/signs.ts
var WELL = /has started \d+ tasks|has stopped \d+ running|registered \d+ targets|begun draining|reached a steady state|deployment completed/iu;
var STARTED = /\(service [^)]{1,300}\) has started (\d+) tasks/iu;
var showsFailure = /* @__PURE__ */ __name((earlier, later) => {
  const fresh = later.events.filter(({ id }) => id === void 0 || !earlier.printedEvents.has(id));
  return countsFailure(earlier.view, later.view) || later.view.running < earlier.view.running || isNewlyDoomed(earlier, later) || fresh.some(({ message = "" }) => !WELL.test(message)) || startedIn2(later) > Math.max(startedIn2(earlier), later.view.desired);
}, "showsFailure");
var isNewlyDoomed = /* @__PURE__ */ __name((earlier, later) => later.doomed !== null && later.doomed.outcome.kind !== "stopped" && earlier.doomed === null, "isNewlyDoomed");
var countsFailure = /* @__PURE__ */ __name((before, after) => after.failed > before.failed || (after.circuitBreaker?.failureCount ?? 0) > (before.circuitBreaker?.failureCount ?? 0), "countsFailure");
var startedIn2 = /* @__PURE__ */ __name(({ events }) => events.reduce((sum, { message = "" }) => sum + Number(STARTED.exec(message)?.[1] ?? 0), 0), "startedIn");

// src/domain/rollout/stop-lines.ts
var isExplained2 = /* @__PURE__ */ __name((task) => task.lastStatus === "STOPPED" || meaningOfTask(task).kind !== "unknown", "isExplained");
var MOST_IDS = 3;
var stopLines = /* @__PURE__ */ __name((tasks) => {
  const sentenceOf2 = /* @__PURE__ */ __name((task) => {
    const { head, tail } = meaningOfTask(task).sentence;
    return `${head}${tail}`;
  }, "sentenceOf");
  return Object.entries(Object.groupBy(tasks, sentenceOf2)).map(([sentence3, group = []]) => {
    const ids = group.slice(0, MOST_IDS).map(taskIdOf2);
    const more = group.length - ids.length;
    const named5 = `${group.length === 1 ? "task" : `${group.length} tasks:`} ${ids.join(", ")}`;
    return `Stopped: ${sentence3} (${named5}${more === 0 ? "" : ` and ${more} more`})`;
  });
}, "stopLines");

// src/stages/following/stopped-tasks.ts
var MOST_EMPTY_READINGS = 2;
var makeTaskCollector = /* @__PURE__ */ __name((deployment, reader, log2) => {
  const seen = /* @__PURE__ */ new Map();
  const stopped = /* @__PURE__ */ __name(() => failedTasks([...seen.values()], deployment), "stopped");
  const report4 = makeReporter2(log2);
  let readingsLeft = 0;
  let isDenied = false;
  const read3 = /* @__PURE__ */ __name(async () => {
    const ended2 = [...seen].flatMap(([arn, { lastStatus }]) => lastStatus === "STOPPED" ? arn : []);
    for (const task of await reader.read("STOPPED", new Set(ended2))) seen.set(task.taskArn ?? "", task);
  }, "read");
  return {
    take: /* @__PURE__ */ __name(async ({ earlier, later }) => {
      if (showsFailure(earlier, later)) readingsLeft = MOST_EMPTY_READINGS;
      if (isDenied || readingsLeft === 0 || !reader.hasRoom()) return false;
      try {
        await read3();
      } catch (error) {
        isDenied = isUnavailable(error);
        if (isDenied) log2.warning(`Stopped tasks cannot be read, so what stops them is not shown: ${messageOf(error)}`);
        return false;
      }
      const hasFailed2 = report4(stopped());
      readingsLeft = hasFailed2 ? 0 : readingsLeft - 1;
      return hasFailed2;
    }, "take"),
    stopped
  };
}, "makeTaskCollector");
var makeReporter2 = /* @__PURE__ */ __name((log2) => {
  const reported2 = /* @__PURE__ */ new Set();
  let hasWarned = false;
  return (stopped) => {
    const news = stopped.filter((task) => isExplained2(task) && !reported2.has(task.taskArn ?? ""));
    for (const { taskArn = "" } of news) reported2.add(taskArn);
    const failures = news.filter(countsAsFailure);
    for (const line2 of stopLines(failures)) {
      log2[hasWarned ? "info" : "warning"](line2);
      hasWarned = true;
    }
    for (const line2 of stopLines(news.filter((task) => !failures.includes(task)))) log2.info(line2);
    return failures.length > 0;
  };
}, "makeReporter");

// src/stages/following/task-reader.ts
var MOST_CALLS = 5;
var CALLS_OF_A_READING = 2;
var MINUTE_MS = 6e4;
var MOST_TIME_MS3 = 5e3;
var makeTaskReader = /* @__PURE__ */ __name((deployment, { target, clock }) => {
  let calls = [clock.now(), clock.now()];
  let lastReadAt = Number.NEGATIVE_INFINITY;
  const counted = /* @__PURE__ */ __name((call) => {
    lastReadAt = clock.now();
    calls = [...calls, lastReadAt];
    return call();
  }, "counted");
  const ecs = {
    listTasks: /* @__PURE__ */ __name((input, limit) => counted(() => target.ecs.listTasks(input, limit)), "listTasks"),
    describeTasks: /* @__PURE__ */ __name((input, limit) => counted(() => target.ecs.describeTasks(input, limit)), "describeTasks")
  };
  return {
    hasRoom: /* @__PURE__ */ __name(() => {
      calls = calls.filter((at2) => at2 > clock.now() - MINUTE_MS);
      return calls.length + CALLS_OF_A_READING <= MOST_CALLS;
    }, "hasRoom"),
    lookAgainMs: /* @__PURE__ */ __name(() => clock.now() < lastReadAt + MINUTE_MS ? LOOK_AGAIN_BESIDE_TASKS_MS : LOOK_AGAIN_MS, "lookAgainMs"),
    read: /* @__PURE__ */ __name((status, known4 = /* @__PURE__ */ new Set()) => readTasks(deployment, status, { ecs, limit: { signal: clock.timeout(MOST_TIME_MS3) }, known: known4 }), "read")
  };
}, "makeTaskReader");

// src/stages/wait/log-reasons.ts
var MOST_READINGS = 4;
var makeLogReasons = /* @__PURE__ */ __name((deployment, ports) => {
  const definitions = containerDefinitions(deployment, ports);
  let readingsLeft = MOST_READINGS;
  let shown2 = null;
  return {
    learn: /* @__PURE__ */ __name(async (stopped) => {
      const failed3 = readingsLeft === 0 ? null : suspectOf2(stopped);
      if (failed3 === null) return false;
      const found = await findLastLines({ deployment, failed: failed3, stopped, definitions }, ports);
      const isEmpty2 = found !== null && found.because === NO_LINES;
      readingsLeft = isEmpty2 ? readingsLeft - 1 : 0;
      if (found === null || !showsOtherCpu(found)) return false;
      shown2 = found;
      ports.log.info(`The log of container ${found.container} shows that it cannot run: ${found.lines[0] ?? ""}`);
      return true;
    }, "learn"),
    explained: /* @__PURE__ */ __name((stopped) => shown2 === null ? stopped : withLogReason(stopped, shown2), "explained")
  };
}, "makeLogReasons");
var suspectOf2 = /* @__PURE__ */ __name((stopped) => {
  const mayShow = /* @__PURE__ */ __name(({ lastStatus, containers = [] }) => lastStatus === "STOPPED" && containers.some((container) => mayBeOtherCpu(container)), "mayShow");
  return failedContainer(stopped.filter(mayShow));
}, "suspectOf");

// src/domain/rollout/awaited.ts
var isUnchanged = /* @__PURE__ */ __name((earlier, later) => earlier.printedView === later.printedView && earlier.printedEvents.size === later.printedEvents.size && earlier.pausedAt === later.pausedAt, "isUnchanged");
var awaited = /* @__PURE__ */ __name(({ view: view2, pausedAt, events }, observed, afterMs) => {
  if (pausedAt !== null) return `the deployment is paused at hook ${named(pausedAt)}`;
  const hook = view2.hooks?.find(({ status }) => status === "IN_PROGRESS");
  if (hook !== void 0) return `${hookInWords(hook)} of stage ${named(view2.lifecycleStage ?? "")} has not ended`;
  const outcome = { kind: "timed-out", view: view2, afterMs };
  const { kind, message } = causeOf({ ...observed, outcome, events });
  return kind === "time" && view2.running < view2.desired ? `${message}: ${startingInWords(view2, observed)}` : message;
}, "awaited");
var startingInWords = /* @__PURE__ */ __name(({ pending }, { running, started }) => {
  const states = running.filter((task) => isTaskOf(task, started)).flatMap(({ lastStatus }) => lastStatus === void 0 || lastStatus === "RUNNING" ? [] : [lastStatus]);
  const counts = Object.entries(Object.groupBy(states, (state) => state));
  if (counts.length > 0) return counts.map(([state, tasks = []]) => `${tasks.length} ${state}`).join(", ");
  return pending === 0 ? "ECS has not started the missing ones" : `${pending} pending`;
}, "startingInWords");

// src/stages/wait/standstill.ts
var STILL_AFTER_MS = 3 * 6e4;
var AGAIN_AFTER_MS = 15 * 6e4;
var makeStandstill = /* @__PURE__ */ __name((deployment, reader, { clock, log: log2 }) => {
  const startedAt = clock.now();
  let changedAt = startedAt;
  let checkedAt = startedAt;
  let said = null;
  return async ({ earlier, later, stopped }) => {
    const now = clock.now();
    if (!isUnchanged(earlier, later)) {
      changedAt = now;
      checkedAt = now;
      said = null;
    }
    if (later.doomed !== null || now < checkedAt + STILL_AFTER_MS || !reader.hasRoom()) return;
    checkedAt = now;
    const running = await reader.read("RUNNING").catch(() => []);
    const text2 = awaited(later, { started: deployment, stopped, running }, now - startedAt);
    if (said?.text === text2 && now < said.at + AGAIN_AFTER_MS) return;
    said = { text: text2, at: now };
    log2.info(`No change for ${minutes(now - changedAt)}: ${text2}`);
  };
}, "makeStandstill");

// src/stages/wait/watch.ts
var makeWatch = /* @__PURE__ */ __name(({ deployment, failFast }, ports) => {
  const reader = makeTaskReader(deployment, ports);
  const { take, stopped: collected } = makeTaskCollector(deployment, reader, ports.log);
  const { learn, explained } = makeLogReasons(deployment, ports);
  const stopped = /* @__PURE__ */ __name(() => explained(collected()), "stopped");
  const judge5 = failFast === "on" ? makeFailFast(deployment, reader, ports) : () => Promise.resolve(null);
  const reportStandstill = makeStandstill(deployment, reader, ports);
  let isAnnounced = false;
  const announce5 = /* @__PURE__ */ __name((outcome, { later: { events } }) => {
    if (isAnnounced || outcome.kind === "stopped") return;
    isAnnounced = true;
    const cause2 = causeOf({ started: deployment, outcome, stopped: stopped(), running: [], events });
    const next2 = cause2.next === null ? "" : `
Next: ${cause2.next}`;
    ports.announce({ title: `${outcomeLabel(outcome)}: ${cause2.summary}`, text: `${cause2.message}${next2}` });
  }, "announce");
  return {
    look: /* @__PURE__ */ __name(async (looked) => {
      const { later: state, service } = looked;
      const hasFailed2 = await take(looked);
      const hasLearned = await learn(collected());
      const news = hasFailed2 ? "new-failure" : hasLearned ? "new-reason" : "none";
      const givenUp = await judge5({ state, service, stopped: stopped(), news });
      const certain = givenUp ?? state.doomed?.outcome ?? null;
      if (certain === null) await reportStandstill({ ...looked, stopped: stopped() });
      else announce5(certain, looked);
      return givenUp;
    }, "look"),
    stopped,
    lookAgainMs: reader.lookAgainMs,
    explained
  };
}, "makeWatch");

// src/stages/wait/wait.ts
var waitForDeployment = defineStage({
  kind: "wait",
  title: "Wait for the deployment",
  uses: ["target", "surroundings", "clock", "journal", "log", "announce", "probe"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { deployment, waitMinutes, waitUntil = "stable", pauseHook = "wait" } = input;
    const gate = makeTestGate(input.tests, ports);
    const startedAt = ports.clock.now();
    const watch = makeWatch(input, ports);
    const follow3 = {
      deployment,
      startedAt,
      deadline: startedAt + (waitMinutes + (deployment.ownWaitsMinutes ?? 0)) * 6e4,
      until: waitUntil,
      pauses: pausesOf(pauseHook, deployment, ports),
      gate,
      state: startFollowing(deployment),
      watch: watch.look,
      lookAgainMs: watch.lookAgainMs
    };
    const waitedMs = /* @__PURE__ */ __name(() => ports.clock.now() - startedAt, "waitedMs");
    try {
      const outcome = await strategyOf2(deployerOf(deployment.deploymentId)).follow(follow3, ports);
      const tested = gate.outcomes();
      if (outcome.kind === "success") return { outcome, cause: null, waitedMs: waitedMs(), evidence: [], ...tested };
      const explained = await explain2(outcome, { ...follow3, watch }, ports);
      throw rolloutFault(deployment, { outcome, ...explained, waitedMs: waitedMs(), ...tested });
    } catch (error) {
      if (!(error instanceof ShipError) || error.result !== void 0) throw error;
      const outcome = interrupted(follow3.state, error.message);
      const evidence = eventEvidence(follow3.state.events);
      const doomed2 = follow3.state.doomed?.outcome ?? null;
      throw interruptedFault(
        error,
        { started: deployment, doomed: doomed2 },
        { outcome, cause: null, waitedMs: waitedMs(), evidence }
      );
    } finally {
      gate.end();
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var explain2 = /* @__PURE__ */ __name(async (outcome, { deployment, state: { events }, watch }, ports) => {
  const read3 = await readExplainingTasks(outcome, { deployment, collected: watch.stopped() }, ports);
  const { running } = read3;
  const findings = { started: deployment, outcome, stopped: watch.explained(read3.stopped), running, events };
  const { failed: failed3 } = causeOf(findings);
  const found = { deployment, failed: failed3, stopped: findings.stopped };
  const lastLines = failed3 === void 0 ? null : await readLastLines({ ...found, failed: failed3 }, ports);
  const stopped = lastLines === null ? findings.stopped : withLogReason(findings.stopped, lastLines);
  const evidence = [...eventEvidence(events), ...taskEvidence(stopped)];
  return { cause: causeOf({ ...findings, stopped }), evidence, ...lastLines === null ? {} : { lastLines } };
}, "explain");

// src/pipelines/parts/set-back.ts
var setBack = /* @__PURE__ */ __name((flow, service, { plan, starting: starting2 }) => {
  const deploy = starting2.stage(deployService, { plan }, (r) => {
    const target = wayBackOf(r.plan, service.key);
    return {
      ...service,
      run: r.plan,
      // What the service is compared with is the revision that it is to have.
      target: { ...target, running: target.asItIs ?? target.running },
      taskDefinition: target.taskDefinition,
      desiredCount: null,
      attributes: NO_ATTRIBUTES,
      newDeployment: "when-changed"
    };
  });
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  const wait = whereChanged.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }));
  const isKnown2 = provided(plan, (found) => wayBackOf(found, service.key).image !== null, UNKNOWN2);
  flow.optional(isKnown2).stage(confirmImage, { plan, deploy, wait }, (r) => {
    const { image } = wayBackOf(r.plan, service.key);
    if (image === null) throw new Error("the stage is left out without an image");
    return { image, deployment: r.deploy, wait: r.wait };
  });
}, "setBack");
var UNKNOWN2 = "ECR does not say which digest the tasks must report";

// src/pipelines/rollback.ts
var rollback = /* @__PURE__ */ __name((flow, c) => {
  const plan = planOf2(flow, c);
  flow.each(c.services, (own, service) => setBack(own, service, { plan, starting: starting(own, c) }));
}, "rollback");
var rollbackDryRun = /* @__PURE__ */ __name((flow, c) => void planOf2(flow, c), "rollbackDryRun");
var planOf2 = /* @__PURE__ */ __name((flow, c) => flow.stage(planRollback, {}, () => c), "planOf");

// src/stages/push/compare-layers.ts
var compareLayers = /* @__PURE__ */ __name(async ({ digest, manifestDigests, layers }, { archive, storedAs }, { exec }) => {
  if (storedAs === null) return "unknown";
  if ([digest, ...manifestDigests].includes(storedAs)) return "same";
  const read3 = /* @__PURE__ */ __name(async (blob) => {
    const path2 = `blobs/sha256/${blob.slice("sha256:".length)}`;
    const text2 = await readArchiveMember(archive, path2, exec);
    const manifest = digestOfManifest(text2) === blob ? parseManifest(text2) : null;
    if (manifest?.kind === "image") return manifest.layers;
    if (manifest?.kind !== "index")
      throw fault("E_ARCHIVE", { message: `${path2} in the archive ${archive} is not the manifest that its name says` });
    return (await Promise.all(manifest.platforms.map(read3))).flat();
  }, "read");
  return (await read3(storedAs)).join() === layers.join() ? "same" : "other";
}, "compareLayers");

// src/stages/push/modified-files.ts
import { dirname as dirname5, join as join21 } from "node:path";
var AT_ONCE2 = 100;
var modifiedFiles = /* @__PURE__ */ __name(async (context, { exec, files }) => {
  const repository = isRemote(context) ? null : await repositoryOf(context, files);
  if (repository === null) return [];
  const output2 = await askGit(repository, ["ls-files", "--stage", "--debug", "-z"], { exec });
  const differing = [];
  for (const some of chunksOf(trackedIn(output2 ?? ""), AT_ONCE2)) {
    const sizes = await Promise.all(some.map(({ path: path2 }) => sizeOf(join21(dirname5(repository), path2), files)));
    differing.push(...some.filter(({ size: size2 }, index) => sizes[index] !== size2).map(({ path: path2 }) => path2));
  }
  return differing;
}, "modifiedFiles");
var trackedIn = /* @__PURE__ */ __name((output2) => [...output2.matchAll(/(?:^|\n)100\d{3} [0-9a-f]+ 0\t([^\0]+)\0[^\0]*?\n {2}size: (\d+)\t/gu)].map(
  ([, path2 = "", size2 = ""]) => ({ path: path2, size: Number(size2) })
), "trackedIn");
var sizeOf = /* @__PURE__ */ __name(async (path2, files) => {
  if (await files.kindOf(path2) !== "file") return null;
  return files.sizeBytes(path2).catch(() => null);
}, "sizeOf");

// src/stages/push/note.ts
var openNote = /* @__PURE__ */ __name((name, { journal }) => {
  const change = { kind: "tag", ...name, digest: null };
  let noted = null;
  let isCertain = true;
  return {
    begin: /* @__PURE__ */ __name(() => noted ??= journal.aboutTo(change), "begin"),
    failed: /* @__PURE__ */ __name((error) => {
      isCertain &&= changedNothing(error);
    }, "failed"),
    end: /* @__PURE__ */ __name((digest = null) => {
      if (isCertain) noted?.unchanged();
      else if (digest !== null) noted?.changed({ ...change, digest });
    }, "end")
  };
}, "openNote");
var changedNothing = /* @__PURE__ */ __name(({ failure: failure2, outputTail }) => {
  switch (failure2.kind) {
    case "not-found":
      return true;
    case "exited":
      return !mayHavePushed(classifyPush(outputTail));
    case "killed":
    case "timed-out":
      return false;
  }
}, "changedNothing");

// src/stages/push/send.ts
var PUSH_ATTEMPTS = 3;
var PUSH_DELAY_MS = 2e3;
var REPEATED_ENOUGH_MS = 3e4;
var sendImage = /* @__PURE__ */ __name(async (shipment, docker, ports) => {
  const { archive, localReference: localReference2 } = shipment.image;
  const reference = referenceOf(shipment.name);
  try {
    if (!await isInEngine2(shipment.image, docker)) await docker.run("quiet", ["load", "--input", archive]);
    return await pushPatiently(shipment, docker, ports);
  } catch (thrown) {
    throw thrown instanceof CommandError ? pushFault(shipment.name, thrown) : thrown;
  } finally {
    const remove = ["image", "rm", reference, localReference2];
    await docker.run("quiet", remove).catch(() => ports.leftovers.removeAtEnd({ argv: ["docker", ...remove], inherit: DOCKER_ENVIRONMENT }));
  }
}, "sendImage");
var isInEngine2 = /* @__PURE__ */ __name(async ({ localReference: localReference2, configDigest, storedAs }, docker) => {
  try {
    const { stdout } = await docker.run("quiet", ["image", "inspect", "--format", "{{.Id}}", localReference2]);
    const id = stdout.trim();
    return id === configDigest || id === storedAs;
  } catch (thrown) {
    if (thrown instanceof CommandError) return false;
    throw thrown;
  }
}, "isInEngine");
var pushPatiently = /* @__PURE__ */ __name(async (shipment, docker, ports) => {
  const { clock, log: log2 } = ports;
  const note4 = openNote(shipment.name, ports);
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = clock.now();
    try {
      return { kind: "sent", noted: await pushOnce(shipment, docker, note4) };
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown;
      note4.failed(thrown);
      const failure2 = classifyPush(thrown.outputTail);
      if (failure2.kind === "tag-taken") return await takenByOther(shipment, { thrown, note: note4 }, ports);
      const isLast = attempt === PUSH_ATTEMPTS || clock.now() - startedAt > REPEATED_ENOUGH_MS;
      if (isLast || !isWorthRepeating(failure2)) {
        note4.end();
        throw thrown;
      }
      const delay = PUSH_DELAY_MS * 2 ** (attempt - 1);
      log2.info(
        `the push failed with a temporary error; attempt ${attempt + 1} of ${PUSH_ATTEMPTS} in ${delay / 1e3} s`
      );
      await clock.sleep(delay);
    }
  }
}, "pushPatiently");
var pushOnce = /* @__PURE__ */ __name(async ({ image, name }, docker, note4) => {
  await docker.run("quiet", ["tag", image.localReference, referenceOf(name)]);
  const noted = note4.begin();
  await docker.run("when-failed", ["push", referenceOf(name)]);
  return noted;
}, "pushOnce");
var takenByOther = /* @__PURE__ */ __name(async (shipment, { thrown, note: note4 }, ports) => {
  const { image, name, sources } = shipment;
  const held = await readTag(shipment, ports.registry.ecr);
  const isOurs2 = held !== null && holdsOnly(held, image.configDigest);
  note4.end(isOurs2 ? held.digest : null);
  if (held === null) throw thrown;
  if (isOurs2) return { kind: "already-there", held };
  throw tagTaken({ name, held, configDigest: image.configDigest }, await sources());
}, "takenByOther");

// src/stages/push/push.ts
var READ_ATTEMPTS = 6;
var READ_DELAY_MS = 500;
var pushImage = defineStage({
  kind: "push",
  title: "Push",
  uses: ["exec", "files", "leftovers", "secrets", "registry", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { tag, image, repository, services } = input;
    for (const { taskDefinition } of services) {
      checkRuntime(taskDefinition, { subject: "the image is", platform: image.platform });
    }
    const sources = sourcesOf2(input, ports);
    const { repositoryUri, registryId } = repository;
    const shipment = { image, sources, name: imageName(repositoryUri, tag), registryId };
    const before = await readTag(shipment, ports.registry.ecr);
    if (before !== null) {
      const isEnough = await holdsEnough(repository, { ...shipment, held: before }, ports);
      if (isEnough) return alreadyThere(shipment, before, ports);
    }
    const sending = await send2(shipment, ports);
    if (sending.kind === "already-there") return alreadyThere(shipment, sending.held, ports);
    const held = await readBack(shipment, ports);
    sending.noted.changed({ kind: "tag", ...shipment.name, digest: held.digest });
    ports.log.info(`pushed ${referenceOf(shipment.name)}, digest ${held.digest}`);
    return describe2(shipment, held, "pushed");
  }, "run"),
  record: /* @__PURE__ */ __name((pushed) => pushed, "record")
});
var send2 = /* @__PURE__ */ __name(async (shipment, ports) => {
  const docker = await openDocker(shipment.name.registry, ports);
  try {
    return await sendImage(shipment, docker, ports);
  } finally {
    await docker.close();
  }
}, "send");
var describe2 = /* @__PURE__ */ __name(({ image: { configDigest }, name }, held, kind) => ({ ...name, ...asHeld(held, name), configDigest, kind }), "describe");
var alreadyThere = /* @__PURE__ */ __name((shipment, held, { log: log2 }) => {
  log2.info(`${referenceOf(shipment.name)} already holds this image (${held.digest}); nothing was sent`);
  return describe2(shipment, held, "already-there");
}, "alreadyThere");
var sourcesOf2 = /* @__PURE__ */ __name(({ built }, ports) => async () => built === void 0 ? null : { commit: built.commit, modified: await modifiedFiles(built.context, ports) }, "sourcesOf");
var holdsEnough = /* @__PURE__ */ __name(async (repository, taken2, ports) => {
  const { image, name, held, sources } = taken2;
  const isMutable = isTagMutable(repository, name.tag);
  if (!holdsOnly(held, image.configDigest)) {
    if (!isMutable) throw tagTaken({ name, held, configDigest: image.configDigest }, await sources());
    ports.log.warning(
      `${referenceOf(name)} held another image (${held.digest}); the tag is moved to the image of this run`
    );
    return false;
  }
  if (await compareLayers(held, image, ports) !== "other") return true;
  const because = `${referenceOf(name)} holds this image with layers that another engine compressed (${held.digest})`;
  ports.log.info(isMutable ? `${because}; it is pushed again` : `${because}; the tag is immutable and stays`);
  return !isMutable;
}, "holdsEnough");
var readBack = /* @__PURE__ */ __name(async (shipment, ports) => {
  const { image, name } = shipment;
  const { registry, clock } = ports;
  const { configDigest } = image;
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(shipment, registry.ecr);
    const isImage3 = held !== null && holdsOnly(held, configDigest);
    if (isImage3 && await compareLayers(held, image, ports) !== "other") return held;
    if (attempt === READ_ATTEMPTS) {
      if (held === null) throw notListed(name);
      throw (isImage3 ? pushedOtherLayers : pushedOther)({ name, held, configDigest });
    }
    await clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1));
  }
}, "readBack");

// src/domain/scan/ecr-findings.ts
var readEcrFindings = /* @__PURE__ */ __name(({ findings, enhancedFindings }) => {
  const rated = [
    ...findings.map((found) => ({ level: levelOf3(found.severity, UNDEFINED), id: found.name, make: basic(found) })),
    ...enhancedFindings.filter(isOpen2).map((found) => ({
      level: levelOfEnhanced(found),
      id: idOf(found),
      make: enhanced(found)
    }))
  ];
  const odd = rated.find(({ level }) => level === null);
  if (odd !== void 0) return { kind: "invalid", problem: `the severity of ${odd.id ?? NAMELESS} is not known` };
  const all = rated.flatMap(({ level, make }) => level === null ? [] : make({ level, severity: LEVELS[level] }));
  return { kind: "valid", value: distinctFindings(all).filter((finding) => finding.kind === "vulnerability") };
}, "readEcrFindings");
var isOpen2 = /* @__PURE__ */ __name(({ status }) => status?.toUpperCase() !== "CLOSED", "isOpen");
var NAMELESS = "an unnamed finding";
var UNDEFINED = "UNDEFINED";
var UNTRIAGED = "UNTRIAGED";
var LEVELS = SOURCES.ecr.levels;
var levelOf3 = /* @__PURE__ */ __name((severity2, without) => {
  const word = (severity2 ?? "").trim().toUpperCase();
  return word === "" ? without : isLevel(word) ? word : null;
}, "levelOf");
var levelOfEnhanced = /* @__PURE__ */ __name(({ severity: severity2, score }) => {
  const level = levelOf3(severity2, UNTRIAGED);
  const isSilent = level === UNTRIAGED || level === UNDEFINED;
  return level === null || isSilent && score !== void 0 && score > 0 ? levelOfScore(score) : level;
}, "levelOfEnhanced");
var isLevel = /* @__PURE__ */ __name((word) => Object.hasOwn(LEVELS, word), "isLevel");
var levelOfScore = /* @__PURE__ */ __name((score) => {
  if (score === void 0 || !(score >= 0)) return null;
  if (score >= 9) return "CRITICAL";
  if (score >= 7) return "HIGH";
  return score >= 4 ? "MEDIUM" : "LOW";
}, "levelOfScore");
var common2 = /* @__PURE__ */ __name((rating) => ({
  source: "ecr",
  kind: "vulnerability",
  ...rating
}), "common");
var NOT_KNOWN2 = { fix: "not-known" };
var OS_PACKAGES = "OS packages";
var basic = /* @__PURE__ */ __name((found) => (rating) => {
  const attribute = /* @__PURE__ */ __name((wanted) => found.attributes?.find(({ key: key2 }) => key2?.toLowerCase() === wanted)?.value ?? "", "attribute");
  const fixedVersion = versionOf2(attribute("fixed_version"));
  return [
    {
      ...common2(rating),
      id: found.name || NAMELESS,
      title: firstLine(found.description),
      url: webAddress2(found.uri),
      where: [OS_PACKAGES],
      packageName: attribute("package_name"),
      installedVersion: attribute("package_version"),
      fixedVersion,
      ...fixedVersion === null ? NOT_KNOWN2 : {}
    }
  ];
}, "basic");
var idOf = /* @__PURE__ */ __name(({ packageVulnerabilityDetails, title, type }) => packageVulnerabilityDetails?.vulnerabilityId || title || type || NAMELESS, "idOf");
var enhanced = /* @__PURE__ */ __name((found) => (rating) => {
  const details2 = found.packageVulnerabilityDetails;
  const packages = details2?.vulnerablePackages ?? [];
  const byPackage = Map.groupBy(
    packages.length === 0 ? [{}] : packages,
    (one) => JSON.stringify([one.name ?? "", versionIn2(one)])
  );
  return [...byPackage.values()].map((same) => {
    const [first = {}] = same;
    const fixedVersion = same.map(({ fixedInVersion }) => versionOf2(fixedInVersion)).find((version) => version !== null);
    return {
      ...common2(rating),
      id: idOf(found),
      title: firstLine(found.title || found.description),
      url: webAddress2(details2?.sourceUrl),
      where: [...new Set(same.map(placeOf5))].sort(),
      packageName: first.name ?? "",
      installedVersion: versionIn2(first),
      fixedVersion: fixedVersion ?? unnamedFix(found),
      ...fixedVersion === void 0 && found.fixAvailable === void 0 ? NOT_KNOWN2 : {},
      ...publishedAt(details2?.vendorCreatedAt)
    };
  });
}, "enhanced");
var unnamedFix = /* @__PURE__ */ __name(({ fixAvailable }) => fixAvailable?.toUpperCase() === "YES" ? "a version that ECR does not name" : null, "unnamedFix");
var versionIn2 = /* @__PURE__ */ __name(({ epoch, version, release }) => version === void 0 ? "" : `${epoch ? `${epoch}:` : ""}${version}${release ? `-${release}` : ""}`, "versionIn");
var placeOf5 = /* @__PURE__ */ __name(({ filePath, packageManager }) => filePath || (packageManager === void 0 || packageManager.toUpperCase() === "OS" ? OS_PACKAGES : packageManager), "placeOf");
var versionOf2 = /* @__PURE__ */ __name((text2) => {
  const version = text2?.trim() ?? "";
  return version === "" || /^not ?available$/iu.test(version) ? null : version;
}, "versionOf");
var publishedAt = /* @__PURE__ */ __name((date2) => date2 === void 0 || Number.isNaN(date2.getTime()) ? {} : { publishedAt: date2.toISOString() }, "publishedAt");
var firstLine = /* @__PURE__ */ __name((text2) => text2?.trim().split("\n")[0]?.trim() ?? "", "firstLine");
var webAddress2 = /* @__PURE__ */ __name((text2) => /^https?:\/\//iu.test(text2 ?? "") ? text2 ?? null : null, "webAddress");

// src/domain/scan/ecr-scan-progress.ts
var shortSeverity = /* @__PURE__ */ __name((counted, listed6) => {
  const short3 = Object.entries(counted).map(([severity2, count]) => ({ severity: severity2, counted: count, listed: listed6[severity2] ?? 0 })).find((one) => one.counted > one.listed);
  return short3 ?? null;
}, "shortSeverity");
var LISTED_WITHIN_MS = 3e4;
var LISTED_AT_LAST_MS = 3 * 6e4;
var TWICE_MS = 1;
var SETTLED_MS = 1e4;
var EMPTY_MS = 2e4;
var UNPROVED_MS = 2 * 6e4;
var LONG_AGO_MS = 5 * 6e4;
var DAY_MS2 = 24 * 36e5;
var stepAfter = /* @__PURE__ */ __name((looks, request) => {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === void 0 || last === void 0) return WAIT;
  if (last.kind === "none") return whenNotListed(last.at - first.at, request);
  if (isEnd(last)) return whenEnded(looks, { last, startedAt: first.at, request });
  if (last.status === "UNSUPPORTED_IMAGE" || last.status === "FAILED" && UNSUPPORTED.test(last.description))
    return { kind: "unsupported", because: `ECR cannot scan the image (${statusInWords(last)})` };
  const hint = FAILURES.get(last.status);
  return hint === void 0 ? WAIT : { kind: "broke", because: `the scan is ${statusInWords(last)}`, hint };
}, "stepAfter");
var unfinishedInWords = /* @__PURE__ */ __name((looks) => {
  const last = looks.at(-1);
  if (last === void 0) return "ECR did not answer";
  if (last.kind === "none") return `ECR has no scan of the image (${last.because})`;
  const { list } = last;
  const noList = isEnd(last) && list === "none" ? "; ECR lists no findings, not even none" : "";
  return `the scan is ${statusInWords(last)}${isShort(last) ? `; ${mismatchOf(last)}` : noList}`;
}, "unfinishedInWords");
var WAIT = { kind: "wait" };
var isEnd = /* @__PURE__ */ __name(({ status }) => status === "COMPLETE" || status === "ACTIVE", "isEnd");
var UNSUPPORTED = /unsupported|not supported/iu;
var LOOK_AND_RE_RUN = "Look at the scan in the ECR console, then re-run.";
var SCAN_ANEW = "Look at the scan in the ECR console and start a new one there or by `aws ecr start-image-scan`, once in 24 hours, then re-run.";
var FAILURES = /* @__PURE__ */ new Map([
  ["FAILED", SCAN_ANEW],
  ["LIMIT_EXCEEDED", "Raise the quota of Amazon Inspector, or wait until scans are possible again, then re-run."],
  [
    "SCAN_ELIGIBILITY_EXPIRED",
    "Raise the re-scan duration of Amazon Inspector, or push the image again: Inspector no longer scans one of that age."
  ],
  ["IMAGE_ARCHIVED", "Restore the image from the archive, then re-run."]
]);
var statusInWords = /* @__PURE__ */ __name(({ status, description }) => `${status === "" ? "without a status" : status}${description === "" ? "" : `: ${description.replace(/\.$/u, "")}`}`, "statusInWords");
var whenNotListed = /* @__PURE__ */ __name((waitedMs, request) => {
  if (waitedMs < LISTED_WITHIN_MS) return WAIT;
  if (request === null) return { kind: "start" };
  const { refusal } = request;
  if (refusal?.kind !== "denied" || waitedMs < LISTED_AT_LAST_MS) return WAIT;
  return { kind: "broke", because: `ECR has no scan of the image, and ${refusal.because}`, hint: refusal.hint };
}, "whenNotListed");
var whenEnded = /* @__PURE__ */ __name((looks, { last, startedAt, request }) => {
  const isOld = last.status === "COMPLETE" && ageOf(last, startedAt) > DAY_MS2;
  if (isOld && request?.refusal == null) return request === null ? { kind: "start" } : WAIT;
  const sameMs = last.at - unchangedSince(looks, last);
  if (isShort(last))
    return sameMs < UNPROVED_MS ? WAIT : { kind: "broke", because: mismatchOf(last), hint: LOOK_AND_RE_RUN };
  if (sameMs < settledAfter(last, startedAt)) return WAIT;
  return { kind: "take", oldSince: isOld ? last.completedAt : null };
}, "whenEnded");
var ageOf = /* @__PURE__ */ __name(({ completedAt }, startedAt) => completedAt === null ? 0 : startedAt - completedAt, "ageOf");
var isShort = /* @__PURE__ */ __name(({ counted, listed: listed6, short: short3 }) => short3 !== null || counted !== null && counted > listed6, "isShort");
var mismatchOf = /* @__PURE__ */ __name(({ counted, listed: listed6, short: short3 }) => short3 === null || (counted ?? 0) > listed6 ? `ECR counts ${counted ?? 0} findings and lists ${listed6}` : `ECR counts ${short3.counted} of the severity ${short3.severity} and lists ${short3.listed}`, "mismatchOf");
var settledAfter = /* @__PURE__ */ __name((scan, startedAt) => {
  const { completedAt, listed: listed6, counted, list } = scan;
  if (list === "none" && counted === null) return Infinity;
  if (ageOf(scan, startedAt) > LONG_AGO_MS) return TWICE_MS;
  if (listed6 > 0) return SETTLED_MS;
  return completedAt === null && counted === null ? UNPROVED_MS : EMPTY_MS;
}, "settledAfter");
var unchangedSince = /* @__PURE__ */ __name((looks, last) => {
  const other = looks.findLastIndex((look3) => !isSame3(look3, last));
  return looks[other + 1]?.at ?? last.at;
}, "unchangedSince");
var isSame3 = /* @__PURE__ */ __name((look3, { status, completedAt, counted, list, content }) => look3.kind === "scan" && look3.status === status && look3.completedAt === completedAt && look3.counted === counted && look3.list === list && look3.content === content, "isSame");

// src/stages/ecr-scan/look-at-scan.ts
import { createHash as createHash9 } from "node:crypto";
var PAGE2 = 1e3;
var MOST_PAGES7 = 200;
var LONGEST_CALL_MS = 3e4;
var NOTHING2 = { findings: [], enhancedFindings: [] };
var ABSENT = ["ScanNotFoundException", "ImageNotFoundException"];
var lookAtScan = /* @__PURE__ */ __name(async (looking, ports) => {
  const at2 = ports.clock.now();
  try {
    const pages = await readAll(looking, ports);
    return readingOf(at2, pages);
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || !ABSENT.includes(thrown.awsCode)) throw thrown;
    return { look: { kind: "none", at: at2, because: thrown.message }, lists: NOTHING2 };
  }
}, "lookAtScan");
var requestScan = /* @__PURE__ */ __name(async ({ image, until }, ports) => {
  const at2 = ports.clock.now();
  const { ecr } = ports.registry;
  const send4 = /* @__PURE__ */ __name(() => ecr.startImageScan(idOf2(image), limitOf2(ports)), "send");
  try {
    await sendAgain(send4, { mayPass: isPassing, until }, ports);
    ports.log.info(`started a basic scan of ${nameOf10(image)}`);
    return { at: at2, refusal: null };
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.awsCode === UNSUPPORTED2) throw thrown;
    ports.log.info(`ECR did not start a basic scan: ${thrown.message}`);
    const kind = thrown.code === "E_ACCESS_DENIED" ? "denied" : "other";
    return { at: at2, refusal: { kind, ...reasonIn(thrown) } };
  }
}, "requestScan");
var reasonIn = /* @__PURE__ */ __name(({ code: code2, operation, message, hint }) => ({
  because: code2 === "E_ACCESS_DENIED" ? `AWS denied ${operation}. ${message}` : message,
  hint: hint ?? ""
}), "reasonIn");
var UNSUPPORTED2 = "UnsupportedImageTypeException";
var nameOf10 = /* @__PURE__ */ __name(({ repository, digest }) => `${repository}@${digest}`, "nameOf");
var isPassing = /* @__PURE__ */ __name((error) => isTemporary(error) && !["LimitExceededException", "ImageArchivedException"].includes(error.awsCode), "isPassing");
var idOf2 = /* @__PURE__ */ __name(({ repository, registryId, digest }) => ({
  ...inRegistry(registryId),
  repositoryName: repository,
  imageId: { imageDigest: digest }
}), "idOf");
var limitOf2 = /* @__PURE__ */ __name(({ clock }) => ({ signal: clock.timeout(LONGEST_CALL_MS) }), "limitOf");
var readAll = /* @__PURE__ */ __name(async ({ image, until }, ports) => {
  const { ecr } = ports.registry;
  const replies = [];
  let nextToken;
  for (let count = 0; count < MOST_PAGES7; count += 1) {
    const page = { maxResults: PAGE2, ...nextToken === void 0 ? {} : { nextToken } };
    const send4 = /* @__PURE__ */ __name(() => ecr.describeImageScanFindings({ ...idOf2(image), ...page }, limitOf2(ports)), "send");
    const reply = await sendAgain(send4, { mayPass: isTemporary, until }, ports);
    const { imageDigest = image.digest } = reply.imageId ?? {};
    if (imageDigest !== image.digest) throw unreadable2(`it is about ${imageDigest}`);
    replies.push(reply);
    nextToken = reply.nextToken;
    if (nextToken === void 0) return replies;
  }
  throw unreadable2(`it has more than ${MOST_PAGES7} pages`);
}, "readAll");
var unreadable2 = /* @__PURE__ */ __name((why) => new AwsError({
  operation: "ecr:DescribeImageScanFindings",
  awsCode: "unreadable",
  awsMessage: `ECR returned an unreadable response: ${why}`
}), "unreadable");
var readingOf = /* @__PURE__ */ __name((at2, replies) => {
  const pages = replies.flatMap(({ imageScanFindings }) => imageScanFindings ?? []);
  const lists = {
    findings: pages.flatMap(({ findings }) => findings ?? []),
    enhancedFindings: pages.flatMap(({ enhancedFindings }) => enhancedFindings ?? [])
  };
  const counts = pages[0]?.findingSeverityCounts;
  const listed6 = distinctBySeverity(lists);
  const look3 = {
    kind: "scan",
    at: at2,
    ...statusOf2(replies),
    completedAt: pages[0]?.imageScanCompletedAt?.getTime() ?? null,
    counted: counts === void 0 ? null : sumOf(counts),
    list: listOf2(pages),
    listed: sumOf(listed6),
    short: shortSeverity(inWords6(counts ?? {}), listed6),
    content: createHash9("sha256").update(JSON.stringify(readEcrFindings(lists))).digest("hex")
  };
  return { look: look3, lists };
}, "readingOf");
var statusOf2 = /* @__PURE__ */ __name((replies) => {
  const words = [...new Set(replies.map(({ imageScanStatus }) => imageScanStatus?.status ?? ""))];
  if (words.length > 1) return { status: "", description: `its pages say ${words.join(" and ")}` };
  return { status: words[0] ?? "", description: replies[0]?.imageScanStatus?.description ?? "" };
}, "statusOf");
var wordOf = /* @__PURE__ */ __name((severity2 = "") => {
  const word = severity2.trim().toUpperCase();
  return ["", "UNDEFINED"].includes(word) ? "UNTRIAGED" : word;
}, "wordOf");
var inWords6 = /* @__PURE__ */ __name((counts) => {
  const byWord = Map.groupBy(Object.entries(counts), ([severity2]) => wordOf(severity2));
  return Object.fromEntries([...byWord].map(([word, of]) => [word, of.reduce((sum, [, count]) => sum + count, 0)]));
}, "inWords");
var distinctBySeverity = /* @__PURE__ */ __name(({ findings, enhancedFindings }) => {
  const all = [
    ...findings.map((one) => [one.severity, JSON.stringify(one)]),
    ...enhancedFindings.map((one) => [one.severity, one.findingArn ?? JSON.stringify(one)])
  ];
  const distinct2 = new Map(all.map(([severity2, key2]) => [key2, wordOf(severity2)]));
  return Object.fromEntries(
    [...Map.groupBy(distinct2.values(), (severity2) => severity2)].map(([word, of]) => [word, of.length])
  );
}, "distinctBySeverity");
var sumOf = /* @__PURE__ */ __name((counts) => Object.values(counts).reduce((sum, count) => sum + count, 0), "sumOf");
var listOf2 = /* @__PURE__ */ __name((pages) => {
  if (pages.some(({ enhancedFindings }) => enhancedFindings !== void 0)) return "enhanced";
  return pages.some(({ findings }) => findings !== void 0) ? "basic" : "none";
}, "listOf");

// src/stages/ecr-scan/follow-scan.ts
var LOOK_AGAIN_MS2 = 5e3;
var followScan = /* @__PURE__ */ __name(async (image, input, ports) => {
  ports.log.info(`waiting for the scan of ${nameOf10(image)}, for ${inMinutes(input.minutes)} at most`);
  try {
    return await follow(image, input, ports);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    if (thrown.awsCode === UNSUPPORTED2) return whenUnsupported(thrown.message, input, ports);
    return broke2(reasonIn(thrown));
  }
}, "followScan");
var follow = /* @__PURE__ */ __name(async (image, input, ports) => {
  const { clock, log: log2 } = ports;
  const looking = { image, until: clock.now() + input.minutes * 6e4 };
  const looks = [];
  let request = null;
  for (; ; ) {
    const { look: look3, lists } = await lookAtScan(looking, ports);
    looks.push(look3);
    logChange(looks, log2);
    const step2 = stepAfter(looks, request);
    switch (step2.kind) {
      case "take":
        if (step2.oldSince !== null) warnOld(step2.oldSince, log2);
        return taken(look3, lists, log2);
      case "unsupported":
        return whenUnsupported(step2.because, input, ports);
      case "broke":
        return broke2(step2);
      case "start":
        request = await requestScan(looking, ports);
        break;
      case "wait":
        break;
    }
    if (clock.now() + LOOK_AGAIN_MS2 > looking.until) return broke2(outOfTime(looks, input.minutes));
    await clock.sleep(LOOK_AGAIN_MS2);
  }
}, "follow");
var statusOf3 = /* @__PURE__ */ __name((look3) => look3 === void 0 || look3.kind === "none" ? look3?.kind : `${look3.status} ${look3.listed}`, "statusOf");
var logChange = /* @__PURE__ */ __name((looks, log2) => {
  const look3 = looks.at(-1);
  if (look3 === void 0 || statusOf3(look3) === statusOf3(looks.at(-2))) return;
  if (look3.kind === "none") log2.info("ECR lists no scan of the image yet");
  else
    log2.info(
      `the scan is ${look3.status}, findings: ${look3.listed}${look3.description === "" ? "" : ` (${look3.description})`}`
    );
}, "logChange");
var warnOld = /* @__PURE__ */ __name((completedAt, log2) => log2.warning(`the scan of ECR was made at ${new Date(completedAt).toISOString()}, and ECR makes no new one now`), "warnOld");
var taken = /* @__PURE__ */ __name((look3, lists, log2) => {
  const read3 = readEcrFindings(lists);
  if (read3.kind === "invalid")
    return broke2({
      because: `the findings cannot be read: ${read3.problem}`,
      hint: "Look at the scan in the ECR console, then report the severity that is not known."
    });
  const findings = read3.value;
  const isBasic = lists.enhancedFindings.length === 0 && look3.kind === "scan" && look3.list !== "enhanced";
  log2.info(`ECR ${isBasic ? "basic" : "enhanced"} scan: ${countsInWords("ecr", findings) || "no findings"}`);
  if (findings.some(({ fix }) => fix === "not-known"))
    log2.info("this scan does not say which findings a version fixes, so findings without one count, too");
  const completedAt = look3.kind === "scan" ? look3.completedAt : null;
  const when2 = completedAt === null ? "" : ` of ${new Date(completedAt).toISOString()}`;
  return { kind: "report", report: { ...EMPTY, version: `${isBasic ? "basic" : "enhanced"} scan${when2}`, findings } };
}, "taken");
var EMPTY = {
  source: "ecr",
  version: "",
  configDigest: null,
  operatingSystem: null,
  database: null,
  findings: [],
  unchecked: null
};
var whenUnsupported = /* @__PURE__ */ __name((because, { unsupported }, { log: log2 }) => {
  if (unsupported === "blocked")
    return broke2({
      because,
      hint: "Use a base image that ECR can scan, or set `ecr-scan-unsupported: accept` to rely on Trivy and Dockle for this image."
    });
  log2.warning(`${because}; accepted by \`ecr-scan-unsupported\``);
  return { kind: "report", report: { ...EMPTY, unchecked: because } };
}, "whenUnsupported");
var inMinutes = /* @__PURE__ */ __name((minutes2) => minutes2 === 1 ? "1 minute" : `${minutes2} minutes`, "inMinutes");
var outOfTime = /* @__PURE__ */ __name((looks, minutes2) => ({
  because: `ECR has not finished the scan within ${inMinutes(minutes2)}: ${unfinishedInWords(looks)}`,
  hint: "Look at the scan in the ECR console, raise `ecr-scan-minutes`, or re-run: the image is in the registry already."
}), "outOfTime");
var broke2 = /* @__PURE__ */ __name(({ because, hint }) => ({ kind: "broke", source: "ecr", because, hint }), "broke");

// src/stages/ecr-scan/ecr-scan.ts
var awaitEcrScan = defineStage({
  kind: "scan",
  title: "Wait for the scan of ECR",
  uses: ["registry", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { repository, digest, runningDigests } = input.image;
    const manifest = runningDigests.find((one) => one !== digest) ?? digest;
    return followScan({ repository, registryId: input.registryId, digest: manifest }, input, ports);
  }, "run"),
  record: /* @__PURE__ */ __name((scan) => scan, "record")
});

// src/stages/ecr-scan/scan-ecr-baseline.ts
var LONGEST_MINUTES = 5;
var scanEcrBaseline = defineStage({
  kind: "baseline",
  title: "Read the scan of the baseline by ECR",
  uses: ["registry", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    if (input.baseline.kind !== "scanned") return input.baseline;
    const [first, ...others] = input.baseline.images;
    const scanned = await scanImages([first, ...others], input, ports);
    if (scanned.kind === "unreadable")
      ports.log.warning(
        `The whole policy applies to the findings of ECR, because nothing is compared: ${scanned.because}`
      );
    return scanned;
  }, "run"),
  record: /* @__PURE__ */ __name((baseline) => recordedBaseline(baseline), "record")
});
var scanImages = /* @__PURE__ */ __name(async ([first, ...others], input, ports) => {
  const read3 = /* @__PURE__ */ __name((image) => scanImage2(image, input, ports), "read");
  const [one, ...more] = await Promise.all([read3(first), ...others.map(read3)]);
  const missing3 = [one, ...more].find((image) => "kind" in image);
  if (missing3 !== void 0) return missing3;
  return { kind: "scanned", images: [one, ...more].filter(isImage2) };
}, "scanImages");
var isImage2 = /* @__PURE__ */ __name((one) => !("kind" in one), "isImage");
var scanImage2 = /* @__PURE__ */ __name(async (image, { repository, minutes: minutes2 }, ports) => {
  const place = placeOf6(image, repository);
  if (place === null) return unreadable3(`${image.name} is not in the registry of this run`);
  const wait = { minutes: Math.min(minutes2, LONGEST_MINUTES), unsupported: "blocked" };
  const scan = await followScan(place, wait, ports);
  return scan.kind === "broke" ? unreadable3(`${image.name}: ${scan.because}`) : { ...image, reports: [scan.report] };
}, "scanImage");
var unreadable3 = /* @__PURE__ */ __name((because) => ({ kind: "unreadable", because }), "unreadable");
var placeOf6 = /* @__PURE__ */ __name(({ name }, { repositoryUri, registryId }) => {
  const reference = parseImageReference(name);
  const digest = parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null || reference.registry !== repositoryName(repositoryUri).registry)
    return null;
  return { repository: repositoryName(reference.name).repository, registryId, digest };
}, "placeOf");

// src/pipelines/parts/known-when-pushed.ts
var knowing = /* @__PURE__ */ __name((exceptions, { registry, digest, runningDigests }) => ({
  ...exceptions,
  registry: { kind: "host", host: registry },
  digests: [digest, ...runningDigests]
}), "knowing");

// src/pipelines/parts/judge-in-registry.ts
var judgeInRegistry = /* @__PURE__ */ __name((flow, c, needed) => {
  if (c.scanners.ecrScan.kind === "off") return flow.given({});
  const { plan, image, said } = needed;
  const scan = flow.named("ecr-scan").stage(awaitEcrScan, { plan, image }, (r) => ({ ...c.scanners.ecrScan, ...r.plan.repository, image: r.image }));
  const baseline = ecrBaselineOf(flow, c, needed);
  const judged = flow.named("ecr-judge").stage(judgeFindings, { scan, image, baseline }, (r) => ({
    ...c,
    ...{ exceptions: knowing(c.exceptions, r.image), scans: [r.scan] },
    comparing: { baseline: r.baseline, days: c.baselineDays }
  }));
  reportToo(flow, c, { said, scan, judged });
  return flow.named("ecr-gate").stage(enforceGate, { judged, image }, (r) => ({ ...r.judged, pushed: r.image }));
}, "judgeInRegistry");
var ecrBaselineOf = /* @__PURE__ */ __name((flow, c, { plan, baseline }) => {
  if (c.baseline.kind === "none") return baseline;
  return flow.named("ecr-baseline").stage(scanEcrBaseline, { plan, baseline }, (r) => ({
    baseline: r.baseline,
    repository: r.plan.repository,
    minutes: c.scanners.ecrScan.minutes
  }));
}, "ecrBaselineOf");

// src/pipelines/parts/pin-side-cars.ts
var sideCarsOf2 = /* @__PURE__ */ __name((flow, c, plan) => c.sideCars === "off" ? flow.given(NOTHING_PINNED) : flow.stage(pinSideCars, { plan }, (r) => r.plan), "sideCarsOf");

// src/pipelines/parts/build-and-push.ts
var buildAndPush = /* @__PURE__ */ __name((flow, c) => {
  const tag = flow.stage(computeTag, {}, () => c.tag);
  const plan = flow.stage(planTarget, { tag }, (r) => ({ ...c, platform: c.build.platform, tag: r.tag.tag }));
  const verify = verifyServices(flow, c, plan);
  const sideCars = sideCarsOf2(flow, c, plan);
  const early = flow.stoppedBy(plan, verify, sideCars);
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars });
  const judged = buildAndJudge(flow, c, { tag, plan, early, ...others });
  const { build: build2, gate, tested } = judged;
  const image = flow.stage(pushImage, { tag, plan, verify, sideCars, build: build2, gate, tested }, (r) => ({
    ...r.tag,
    ...r.plan,
    image: r.build,
    built: { ...r.tag, ...c.build }
  }));
  return { plan, verify, sideCars, image, inRegistry: judgeInRegistry(flow, c, { ...judged, plan, image }) };
}, "buildAndPush");

// src/stages/given/accept.ts
var acceptImage = defineStage({
  kind: "push",
  title: "Accept the image",
  uses: ["log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: /* @__PURE__ */ __name(async ({ image, repository, pulled }, { log: log2 }) => {
    const name = repositoryName(repository.repositoryUri);
    const { held, configDigest } = pulled;
    const facts = asHeld(held, name);
    log2.info(`${facts.uri} passed the gate; nothing is pushed`);
    return { ...name, ...facts, tag: image.tag, configDigest, kind: "given" };
  }, "run"),
  record: /* @__PURE__ */ __name((accepted) => accepted, "record")
});

// src/pipelines/parts/pull-and-accept.ts
var pullAndAccept = /* @__PURE__ */ __name((flow, c, image) => {
  const plan = planGiven(flow, c, image);
  const verify = verifyServices(flow, c, plan);
  const sideCars = sideCarsOf2(flow, c, plan);
  const early = flow.stoppedBy(plan, verify, sideCars);
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars });
  const judged = pullAndJudge(flow, c, { image, plan, early, ...others });
  const { pulled, gate, tested } = judged;
  const accept = flow.named("accept").stage(acceptImage, { plan, verify, sideCars, pulled, gate, tested }, (r) => ({ ...r.plan, ...r, image }));
  return {
    plan,
    verify,
    sideCars,
    image: accept,
    inRegistry: judgeInRegistry(flow, c, { ...judged, plan, image: accept })
  };
}, "pullAndAccept");

// src/domain/rollout/kept-revisions.ts
var oldRevisions = /* @__PURE__ */ __name(({ listed: listed6, deployed, keep }) => {
  const own = listed6.indexOf(deployed);
  return own === -1 ? [] : listed6.slice(Math.max(own + 1, keep)).toReversed();
}, "oldRevisions");

// src/stages/keep/in-use.ts
var MOST_SERVICES = 100;
var SERVICES_AT_ONCE = 10;
var TASKS_AT_ONCE = 100;
var LAST_COMPLETED = 3;
var revisionsInUse = /* @__PURE__ */ __name(async ({ family: family2, own }, ecs) => {
  const clusters = await readPages(async (nextToken) => {
    const reply = await ecs.listClusters({ maxResults: 100, nextToken });
    return { items: reply.clusterArns ?? [], nextToken: reply.nextToken };
  });
  const arns = /* @__PURE__ */ new Set();
  let count = 0;
  for (const cluster of clusters) {
    for (const arn of await revisionsOfTasks(cluster, family2, ecs)) arns.add(arn);
    const names = await servicesIn(cluster, ecs);
    count += names.length;
    if (count > MOST_SERVICES) return unseen("there are too many services to see which revisions are in use");
    const services = await describe3(cluster, names, ecs);
    const others = lastPart(cluster) === lastPart(own.cluster) ? services.filter(isNot(own)) : services;
    const hidden = others.find((one) => hidesWayBack(one, family2));
    if (hidden !== void 0)
      return unseen(
        `what the service ${hidden.serviceName ?? ""} could go back to is not known: ECS does not deploy it`
      );
    for (const arn of await revisionsOfServices(cluster, services, ecs)) arns.add(arn);
  }
  return { kind: "seen", arns };
}, "revisionsInUse");
var revisionsOfTasks = /* @__PURE__ */ __name(async (cluster, family2, ecs) => {
  const tasks = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, family: family2, desiredStatus: "RUNNING", nextToken });
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  });
  const found = [];
  for (const piece of chunksOf(tasks, TASKS_AT_ONCE)) {
    const reply = await ecs.describeTasks({ cluster, tasks: [...piece] });
    found.push(...(reply.tasks ?? []).flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []));
  }
  return found;
}, "revisionsOfTasks");
var servicesIn = /* @__PURE__ */ __name((cluster, ecs) => readPages(async (nextToken) => {
  const reply = await ecs.listServices({ cluster, maxResults: 100, nextToken });
  return { items: reply.serviceArns ?? [], nextToken: reply.nextToken };
}), "servicesIn");
var describe3 = /* @__PURE__ */ __name(async (cluster, names, ecs) => {
  const found = [];
  for (const piece of chunksOf(names, SERVICES_AT_ONCE)) {
    const { services = [] } = await ecs.describeServices({ cluster, services: [...piece] });
    found.push(...services);
  }
  return found;
}, "describe");
var isNot = /* @__PURE__ */ __name(({ service }) => ({ serviceName }) => serviceName !== service, "isNot");
var isOfEcs = /* @__PURE__ */ __name(({ deploymentController }) => (deploymentController?.type ?? "ECS") === "ECS", "isOfEcs");
var hidesWayBack = /* @__PURE__ */ __name((service, family2) => !isOfEcs(service) && revisionsNamedBy(service).some((arn) => revisionName(arn).startsWith(`${family2}:`)), "hidesWayBack");
var unseen = /* @__PURE__ */ __name((because) => ({ kind: "unseen", because }), "unseen");
var revisionsOfServices = /* @__PURE__ */ __name(async (cluster, services, ecs) => {
  const found = [];
  for (const service of services) {
    found.push(...revisionsNamedBy(service), ...await lastCompletedOf(cluster, service, ecs));
  }
  return found;
}, "revisionsOfServices");
var revisionsNamedBy = /* @__PURE__ */ __name(({ taskDefinition, deployments = [], taskSets = [] }) => [{ taskDefinition }, ...deployments, ...taskSets].flatMap((one) => one.taskDefinition ?? []), "revisionsNamedBy");
var lastCompletedOf = /* @__PURE__ */ __name(async (cluster, one, ecs) => {
  if (!isOfEcs(one)) return [];
  const { serviceName: service = "" } = one;
  const completed2 = await readCompleted({ cluster, service }, { ecs, enough: /* @__PURE__ */ __name((all) => all.length >= LAST_COMPLETED, "enough") });
  return completed2.map(({ taskDefinitionArn }) => taskDefinitionArn);
}, "lastCompletedOf");

// src/stages/keep/keep-revisions.ts
var MOST_AT_ONCE = 20;
var BURST = 5;
var REFILL_MS = 1e3;
var keepRevisions = defineStage({
  kind: "clean-up",
  title: "Deregister old revisions",
  uses: ["target", "clock", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const result = await cleanUp(input, ports).catch((error) => {
      if (!(error instanceof AwsError)) throw error;
      return { kind: "none", because: error.message };
    });
    ports.log.info(inWords7(result));
    return result;
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var none2 = /* @__PURE__ */ __name((because) => ({ kind: "none", because }), "none");
var cleanUp = /* @__PURE__ */ __name(async ({ deployed, keep }, ports) => {
  if (deployed.kind === "unchanged") return none2("there is no new deployment");
  const { ecs } = ports.target;
  const { taskDefinitionArn, previousTaskDefinitionArn } = deployed;
  const family2 = revisionName(taskDefinitionArn).replace(/:\d+$/u, "");
  const listed6 = await readPages(async (nextToken) => {
    const asked2 = { familyPrefix: family2, status: "ACTIVE", sort: "DESC", maxResults: 100, nextToken };
    const reply = await ecs.listTaskDefinitions(asked2);
    return { items: reply.taskDefinitionArns ?? [], nextToken: reply.nextToken };
  });
  const old = oldRevisions({ listed: listed6, deployed: taskDefinitionArn, keep }).filter(
    (arn) => arn !== previousTaskDefinitionArn
  );
  if (old.length === 0) return none2("there is no older revision");
  const inUse = await revisionsInUse({ family: family2, own: deployed }, ecs);
  if (inUse.kind === "unseen") return none2(inUse.because);
  const unused = old.filter((arn) => !inUse.arns.has(arn));
  return unused.length === 0 ? none2("every older revision may still be needed") : deregister(unused, ports);
}, "cleanUp");
var deregister = /* @__PURE__ */ __name(async (unused, { target: { ecs }, clock }) => {
  const deregistered = [];
  const done = /* @__PURE__ */ __name((because) => ({
    kind: "done",
    deregistered,
    left: unused.length - deregistered.length,
    because
  }), "done");
  for (const taskDefinition of unused.slice(0, MOST_AT_ONCE)) {
    if (deregistered.length >= BURST) await clock.sleep(REFILL_MS);
    try {
      await ecs.deregisterTaskDefinition({ taskDefinition });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return deregistered.length === 0 ? none2(error.message) : done(error.message);
    }
    deregistered.push(revisionName(taskDefinition));
  }
  return done(null);
}, "deregister");
var inWords7 = /* @__PURE__ */ __name((result) => {
  if (result.kind === "none") return `no revision was deregistered: ${result.because}`;
  const { deregistered, left, because } = result;
  const rest = left === 0 ? "" : `; ${left} more ${left === 1 ? "is" : "are"} left for a later run`;
  return `deregistered ${deregistered.join(", ")}${rest}${because === null ? "" : `: ${because}`}`;
}, "inWords");

// src/pipelines/parts/keep-revisions-of.ts
var keepRevisionsOf = /* @__PURE__ */ __name((flow, { keepRevisions: keep }, { deploy, confirm, after }) => {
  if (keep === null) return;
  const isProved = provided(confirm, ({ kind }) => kind === "confirmed", "the running image is not confirmed");
  flow.optional(isProved).stage(keepRevisions, { deploy, after }, (r) => ({ deployed: r.deploy, keep }));
}, "keepRevisionsOf");

// src/stages/roll-back/own-deployment.ts
var LOOKS = 3;
var PAUSE_MS4 = 1e3;
var LONGEST_MS9 = 3 * 6e4;
var findOwn2 = /* @__PURE__ */ __name(async (deployed, place, ports) => {
  if (deployed !== null) return deployed.kind === "started" ? deployed : null;
  const update2 = updateOf(place, ports);
  if (update2 === null) return null;
  const { clock } = ports;
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_MS9 };
  for (let looks = 1; ; looks += 1) {
    const found = startedIn3(await sendAgain(() => readService3(place, ports), patience, ports), update2);
    if (found !== null || looks === LOOKS) return found;
    await clock.sleep(PAUSE_MS4);
  }
}, "findOwn");
var updateOf = /* @__PURE__ */ __name(({ clusterArn, serviceName }, { journal }) => {
  const sent = changesOf("service", journal.entries()).find(
    ({ change, state }) => change.cluster === clusterArn && change.service === serviceName && state !== "unchanged"
  );
  return sent?.change ?? null;
}, "updateOf");
var readService3 = /* @__PURE__ */ __name(async ({ clusterArn: cluster, serviceName }, { target, clock }) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  const { services } = await target.ecs.describeServices({ cluster, services: [serviceName] }, limit);
  const [found] = services ?? [];
  return found === void 0 ? null : withTaskSets(found);
}, "readService");
var startedIn3 = /* @__PURE__ */ __name((service, { cluster, service: name, from, to }) => {
  const own = service?.deployments?.find(
    ({ taskDefinition, id }) => taskDefinition === to && parseCodeDeployId(id) !== null
  );
  const primary = own ?? primaryOf(service);
  const found = primary === null ? null : knownDeployment(primary);
  if (found?.taskDefinitionArn !== to) return null;
  return { ...found, cluster, service: name, previousTaskDefinitionArn: from };
}, "startedIn");

// src/stages/roll-back/roll-back.ts
var LONGEST_MS10 = 9 * 6e4;
var rollBack = defineStage({
  kind: "roll-back",
  title: "Roll back",
  uses: ["target", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const result = await rollBackOnce(input, ports);
    ports.log[result.kind === "none" ? "info" : "warning"](inWords8(result, input.target.serviceName));
    return result;
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var none3 = /* @__PURE__ */ __name((because) => ({ kind: "none", because }), "none");
var rollBackOnce = /* @__PURE__ */ __name(async (input, ports) => {
  const deadline = ports.clock.now() + LONGEST_MS10;
  const { ending, policy, deployed, target } = input;
  if (ending.kind === "left") return none3(ending.because);
  const { trigger } = ending;
  if (!policy.on.includes(trigger)) return none3(`\`rollback-on\` does not list \`${trigger}\``);
  const found = await findOwn2(deployed, target, ports);
  if (found === null)
    return none3(
      deployed === null ? "the service has no deployment of this run" : "this run has not started the deployment"
    );
  const strategy = strategyOf2(deployerOf(found.deploymentId));
  const own = await strategy.withLastGood(found, trigger, ports);
  const taken2 = await strategy.takeBack({ deployment: own, trigger, policy }, ports);
  if (taken2.kind === "none") return none3(taken2.because);
  const { followed: followed2, by } = taken2;
  const revision = followed2 === own ? revisionOf2(own) : revisionName(followed2.taskDefinitionArn);
  if (trigger === "cancel") return { kind: "requested", revision };
  const outcome = await follow2(taken2, deadline, ports).catch((error) => {
    throw error instanceof ShipError ? unfollowed(error, { kind: "requested", revision }) : error;
  });
  return conclude2(outcome, { own, followed: followed2, by, revision });
}, "rollBackOnce");
var unfollowed = /* @__PURE__ */ __name(({ code: code2, message, hint, cause: cause2 }, result) => new ShipError({
  code: code2,
  message: `The rollback was requested, and its end was not seen: ${message}`,
  hint,
  cause: cause2,
  result
}), "unfollowed");
var revisionOf2 = /* @__PURE__ */ __name(({ previousTaskDefinitionArn: previous }) => previous === null ? "its last revision" : revisionName(previous), "revisionOf");
var follow2 = /* @__PURE__ */ __name(({ followed: deployment, until = "stable" }, deadline, ports) => {
  const startedAt = ports.clock.now();
  const strategy = strategyOf2(deployerOf(deployment.deploymentId));
  return strategy.follow({ deployment, startedAt, deadline, until, state: startFollowing(deployment) }, ports);
}, "follow");
var NOT_YET2 = { state: "is not yet back", hint: "ECS continues with the rollback: check the service." };
var NOT_BACK = { state: "is not back" };
var conclude2 = /* @__PURE__ */ __name((outcome, { own, followed: followed2, by, revision }) => {
  const isRestored = followed2 === own ? outcome.kind === "rolled-back" && outcome.state === "done" : outcome.kind === "success";
  if (isRestored) {
    const { view: view2 } = outcome;
    return { kind: "restored", by, revision: restoredIn(view2, own) ?? revision, running: runningNow(view2) };
  }
  const isUnderWay = outcome.kind === "timed-out" || outcome.kind === "rolled-back" && outcome.state === "in-progress";
  const ending = `${outcomeLabel(outcome).toLowerCase()}${"reason" in outcome ? `: ${outcome.reason}` : ""}`;
  const result = isUnderWay ? { kind: "requested", revision } : { kind: "not-restored", because: ending };
  const { state, ...hint } = isUnderWay ? NOT_YET2 : NOT_BACK;
  const subject = `service ${named(own.service)}`;
  throw fault("E_NOT_ROLLED_BACK", {
    message: `S${subject.slice(1)} ${state} on ${named(revision)}: ${ending}`,
    headline: `${subject} ${state} on ${named(revision)}`,
    ...hint,
    result
  });
}, "conclude");
var restoredIn = /* @__PURE__ */ __name(({ service }, { deploymentId }) => service?.deployments.find((one) => one.status === "PRIMARY" && one.deploymentId !== deploymentId)?.revision ?? null, "restoredIn");
var inWords8 = /* @__PURE__ */ __name((result, service) => {
  switch (result.kind) {
    case "restored":
      return `service ${service} is healthy again on ${result.revision}${result.running === null ? "" : `: ${result.running}`}`;
    case "requested":
      return `the rollback of ${service} to ${result.revision} was requested; ECS continues with it`;
    case "not-restored":
      return `not rolled back: ${result.because}`;
    case "none":
      return `no rollback requested: ${result.because}`;
  }
}, "inWords");

// src/pipelines/parts/roll-back-unless.ts
var rollBackUnless = /* @__PURE__ */ __name((flow, service, { plan, deploy, until }) => flow.undo({ of: deploy, until }).stage(
  rollBack,
  { plan, deploy },
  (known4, { errors }) => known4.plan === null ? null : {
    target: serviceOf(known4.plan, service.key),
    deployed: known4.deploy,
    ending: endingOf(errors, known4.deploy),
    policy: service.rollBack
  }
), "rollBackUnless");

// src/domain/tasks/task-end.ts
var TERMINATED2 = 143;
var KILLED2 = 137;
var STOP_TIMEOUT_SECONDS = 30;
var endOfTask = /* @__PURE__ */ __name((task, asked2) => {
  const judged = judgedContainers(asked2).map((definition) => ({ definition, found: foundIn(task, definition) }));
  const exits = judged.map(({ definition, found }) => ({
    container: definition.name ?? "",
    code: found?.exitCode ?? null
  }));
  const own = judged.find(({ definition }) => definition.name === asked2.container)?.found;
  const isDone = /* @__PURE__ */ __name((one) => one.found?.exitCode === 0 || one.definition.name !== asked2.container && own?.exitCode === 0 && isConsequence(one, task), "isDone");
  if (endedByItself(task) && judged.every(isDone)) return { kind: "succeeded", exits };
  return { kind: "failed", exits, ...reasonOf4(task, judged.find((one) => !isDone(one))?.definition.name ?? null) };
}, "endOfTask");
var judgedContainers = /* @__PURE__ */ __name(({ definition, container }) => (definition.input.containerDefinitions ?? []).filter(
  ({ name, essential }) => name === container || essential !== false
), "judgedContainers");
var foundIn = /* @__PURE__ */ __name(({ containers = [] }, { name }) => containers.find((container) => container.name === name), "foundIn");
var isConsequence = /* @__PURE__ */ __name(({ definition, found }, task) => {
  if (isOutOfMemory(task)) return false;
  if (found?.exitCode === TERMINATED2) return true;
  const { stoppingAt, executionStoppedAt } = task;
  if (found?.exitCode !== KILLED2 || stoppingAt === void 0 || executionStoppedAt === void 0) return false;
  const tookSeconds = (executionStoppedAt.getTime() - stoppingAt.getTime()) / 1e3;
  return tookSeconds >= (definition.stopTimeout ?? STOP_TIMEOUT_SECONDS) - 1;
}, "isConsequence");
var endedByItself = /* @__PURE__ */ __name((task) => (task.stopCode === void 0 || task.stopCode === "EssentialContainerExited") && !isInterrupted(task), "endedByItself");
var reasonOf4 = /* @__PURE__ */ __name((task, unfinished) => {
  const detail = describeStop(task);
  const [cause2] = taskCauses([task]);
  const codes = (task.containers ?? []).flatMap(({ exitCode }) => exitCode ?? []);
  const isMisled = cause2?.meaning.kind === "exit" && codes.every((code2) => code2 === 0);
  if (cause2 === void 0 || isMisled)
    return {
      because: unfinished === null ? "the task was stopped" : `container ${named(unfinished)} did not run to its end`,
      detail,
      next: "Read the log of the container, fix the cause and re-run."
    };
  return { because: summaryOf(cause2.meaning.sentence, null), detail, next: cause2.meaning.next };
}, "reasonOf");

// src/domain/tasks/task-identity.ts
import { createHash as createHash10 } from "node:crypto";
var LONGEST_TOKEN = 64;
var LONGEST_STARTED_BY = 128;
var clientTokenOf = /* @__PURE__ */ __name(({ run, ...task }, refusals) => {
  const hash = createHash10("sha256").update(JSON.stringify([run.sha, ...Object.values(task), refusals]));
  return `${idOf3(run)}-${hash.digest("hex")}`.slice(0, LONGEST_TOKEN);
}, "clientTokenOf");
var startedByOf = /* @__PURE__ */ __name(({ run, task }) => `ship-to-ecs/${idOf3(run)}/${task}`.replaceAll(/[^\w/-]/g, "-").slice(0, LONGEST_STARTED_BY), "startedByOf");
var idOf3 = /* @__PURE__ */ __name(({ runId, runAttempt }) => `${runId ?? "local"}-${runAttempt ?? 1}`.replaceAll(/[^\w-]/g, "-").slice(0, 31), "idOf");

// src/stages/tasks/follow-task.ts
var LONGEST_PAUSE_MS3 = 15e3;
var MOST_ABSENCES3 = 20;
var followTask = /* @__PURE__ */ __name(async (following, ports) => {
  const { clock, log: log2 } = ports;
  let [faults, absences] = [0, 0];
  let status;
  for (; ; ) {
    const seen = await look(following, ports);
    faults = seen === "no-answer" ? faults + 1 : 0;
    absences = seen === "absent" ? absences + 1 : 0;
    if (absences > MOST_ABSENCES3) throw lost(following);
    if (typeof seen === "object") {
      if (seen.lastStatus !== status) log2.info(`task ${taskIdOf(following.taskArn)} is ${seen.lastStatus ?? "unknown"}`);
      status = seen.lastStatus;
      await following.readLogs(seen);
      if (seen.lastStatus === "STOPPED") return await withLastLines(seen, following, ports);
    }
    const left = following.deadline - clock.now();
    if (left <= 0) return null;
    await clock.sleep(Math.min(LOOK_AGAIN_MS * 2 ** faults, LONGEST_PAUSE_MS3, left));
  }
}, "followTask");
var withLastLines = /* @__PURE__ */ __name(async (task, { readLogs }, { clock }) => {
  await clock.sleep(LOOK_AGAIN_MS);
  await readLogs(task);
  return task;
}, "withLastLines");
var look = /* @__PURE__ */ __name(async ({ cluster, taskArn }, { target: { ecs }, clock, log: log2 }) => {
  try {
    const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
    const { tasks } = await ecs.describeTasks({ cluster, tasks: [taskArn] }, limit);
    return tasks?.[0] ?? "absent";
  } catch (error) {
    if (!isTemporary(error)) throw error;
    log2.info(`${error.message}; asking again`);
    return "no-answer";
  }
}, "look");
var lost = /* @__PURE__ */ __name(({ taskArn }) => fault("E_TASK_LOST", {
  message: `ECS does not know task ${taskIdOf(taskArn)} any more, so its end is not known`,
  headline: "ECS does not know the task any more"
}), "lost");

// src/domain/tasks/not-placed.ts
var CAPACITY = "Add capacity, or lower `cpu` and `memory` of the task.";
var RULES4 = [
  {
    pattern: /^RESOURCE:(CPU|MEMORY|GPU|ENI|PORTS\w*)/iu,
    sentence: "no instance has enough free {1}",
    next: CAPACITY,
    heals: "soon"
  },
  {
    pattern: /^AGENT/iu,
    sentence: "no instance has a connected agent",
    next: "Check the ECS agent on the instances.",
    heals: "soon"
  },
  { pattern: /NO ACTIVE INSTANCES/iu, sentence: "the cluster has no active instance", next: CAPACITY, heals: "soon" },
  {
    pattern: /EMPTY CAPACITY PROVIDER/iu,
    sentence: "the capacity provider has no instance",
    next: CAPACITY,
    heals: "soon"
  },
  {
    pattern: /capacity is unavailable/iu,
    sentence: "Fargate has no capacity in the subnets of the service",
    next: "Re-run later, or add subnets in other zones.",
    heals: "soon"
  },
  {
    pattern: /limit on the number of (tasks|vCPUs)/iu,
    sentence: "the quota of {1} of the account is reached",
    next: "Raise the quota in Service Quotas, or stop other tasks.",
    heals: "soon"
  },
  {
    pattern: /^(?:ATTRIBUTE|LOCATION)|placement constraint/iu,
    sentence: "no instance fits the task definition and its constraints",
    next: "Compare the constraints and the required attributes with the instances.",
    heals: "never"
  },
  {
    pattern: /^(?:MISSING|INACTIVE)/iu,
    sentence: "what the task runs on does not exist any more",
    next: "Check the cluster and its capacity providers.",
    heals: "never"
  }
];
var notPlaced = /* @__PURE__ */ __name((failures) => {
  const all = failures.map(meaningOf2);
  return all.find(({ heals }) => heals === "never") ?? all[0] ?? null;
}, "notPlaced");
var meaningOf2 = /* @__PURE__ */ __name(({ reason = "", detail = "" }) => {
  const text2 = [reason, detail].filter((part) => part !== "").join(": ");
  for (const { pattern, sentence: sentence3, next: next2, heals } of RULES4) {
    const found = pattern.exec(reason) ?? pattern.exec(detail);
    if (found !== null) return { because: sentence3.replace("{1}", wordOf2(found[1] ?? "")), next: next2, heals };
  }
  return { because: text2 === "" ? "ECS gives no reason" : text2, next: "Look up the reason of ECS.", heals: "never" };
}, "meaningOf");
var wordOf2 = /* @__PURE__ */ __name((word) => /^(?:CPU|GPU|ENI|vCPUs)$/u.test(word) ? word : word.toLowerCase(), "wordOf");

// src/stages/tasks/start-task.ts
var LONGEST_MS11 = 3 * 6e4;
var ASK_AGAIN_MS = 15e3;
var startTask = /* @__PURE__ */ __name(async ({ identity, request }, ports) => {
  const { clock, log: log2, journal } = ports;
  const { cluster, task } = identity;
  const until = clock.now() + LONGEST_MS11;
  const noted = journal.aboutTo({ kind: "task", action: "start", cluster, task, taskArn: null });
  let refusals = 0;
  for (; ; ) {
    const earlier = [];
    const sending = { request, token: clientTokenOf(identity, refusals), until, earlier };
    const reply = await send3(sending, ports).catch((error) => {
      if ([...earlier, error].every(isRefused)) noted.unchanged();
      throw error;
    });
    const taskArn = reply.tasks?.[0]?.taskArn;
    if (taskArn !== void 0) {
      noted.changed({ kind: "task", action: "start", cluster, task, taskArn });
      return { kind: "started", taskArn };
    }
    const why = notPlaced(reply.failures ?? []) ?? NO_REASON2;
    if (why.heals === "never" || clock.now() + ASK_AGAIN_MS > until) {
      noted.unchanged();
      return { kind: "not-placed", why };
    }
    refusals += 1;
    log2.info(`${why.because}; trying again in ${ASK_AGAIN_MS / 1e3} s`);
    await clock.sleep(ASK_AGAIN_MS);
  }
}, "startTask");
var NO_REASON2 = { because: "ECS gives no reason", next: "Re-run.", heals: "never" };
var send3 = /* @__PURE__ */ __name(async ({ request, token, until, earlier }, ports) => {
  const once4 = /* @__PURE__ */ __name(() => ports.target.ecs.runTask({ ...request, clientToken: token }), "once");
  const refused5 = /* @__PURE__ */ __name((error) => void earlier.push(error), "refused");
  const mayPass3 = /* @__PURE__ */ __name((error) => !isLackOfCapacity(error) && isTemporary(error), "mayPass");
  try {
    return await sendAgain(once4, { mayPass: mayPass3, until, refused: refused5 }, ports);
  } catch (error) {
    if (isLackOfCapacity(error)) return { tasks: [], failures: [{ reason: error.message }] };
    throw error;
  }
}, "send");
var isLackOfCapacity = /* @__PURE__ */ __name((error) => error instanceof AwsError && error.code === "E_AWS" && /capacity is unavailable/i.test(error.message), "isLackOfCapacity");

// src/stages/tasks/task-faults.ts
var standing = /* @__PURE__ */ __name(({ occasion }) => occasion === "run-before" ? "; the service was not changed" : "", "standing");
var lines = /* @__PURE__ */ __name((first, { result }, texts2 = []) => [first, ...texts2, ...result.taskArn === null ? [] : [`Task: ${result.taskArn}`]].join("\n"), "lines");
var failedTask = /* @__PURE__ */ __name(({ because, detail, next: next2 }, subject) => fault("E_TASK_FAILED", {
  message: lines(`${named(subject.result.task)} failed: ${because}${standing(subject)}`, subject, [`ECS: ${detail}`]),
  headline: because,
  ...next2 === null ? {} : { hint: next2 },
  result: subject.result
}), "failedTask");
var overdueTask = /* @__PURE__ */ __name((minutes2, stopped, subject) => {
  const what = `did not end within ${minutes2} min`;
  const ending = stopped === "yes" ? "it was stopped" : "it could not be stopped and continues";
  return fault("E_TASK_TIMED_OUT", {
    message: lines(`${named(subject.result.task)} ${what}; ${ending}${standing(subject)}`, subject),
    headline: `the task ${what}`,
    ...stopped === "yes" ? {} : { hint: "Stop the task in ECS, read its output, then re-run." },
    result: subject.result
  });
}, "overdueTask");
var notStarted = /* @__PURE__ */ __name(({ because, next: next2 }, subject) => fault("E_TASK_NOT_STARTED", {
  message: lines(`ECS did not start ${named(subject.result.task)}: ${because}${standing(subject)}`, subject),
  headline: because,
  hint: next2,
  result: subject.result
}), "notStarted");
var interruptedTask = /* @__PURE__ */ __name((error, stopping, subject) => {
  if (!(error instanceof ShipError) || error.result !== void 0) return error;
  const { code: code2, message, kind, hint } = error;
  const { taskArn, task } = subject.result;
  if (taskArn === null) return error;
  const continues = stopping === "yes" ? "Re-run to deploy." : `Task ${taskIdOf(taskArn)} continues: look at it in ECS.`;
  const isCancel = kind === "cancelled";
  return new ShipError({
    code: code2,
    message: lines(isCancel ? message : `${named(task)}: ${message}`, subject),
    headline: isCancel ? error.headlines : shortForms(error),
    hint: isCancel || hint === void 0 ? continues : `${hint} ${continues}`,
    cause: error,
    result: subject.result
  });
}, "interruptedTask");

// src/stages/tasks/one-off.ts
var runTask = /* @__PURE__ */ __name(async (input, ports) => {
  const { task, target, definition } = input;
  const container = task.container ?? target.containerName;
  const identity = identityOf3(input);
  const deadline = ports.clock.now() + task.timeoutMinutes * 6e4;
  const base2 = { task: task.id, cluster: identity.cluster, exits: [] };
  const started = await startTask({ identity, request: requestOf2(input, identity) }, ports);
  if (started.kind === "not-placed") {
    const result2 = { ...base2, kind: "not-started", taskArn: null, log: null };
    throw notStarted(started.why, { occasion: task.occasion, result: result2 });
  }
  const { taskArn } = started;
  ports.log.info(`started task ${taskIdOf(taskArn)}: container ${container} of ${identity.revision}`);
  const known4 = { ...base2, taskArn, log: logOf2(input, taskArn) };
  const subject = /* @__PURE__ */ __name((kind) => ({
    occasion: task.occasion,
    result: { ...known4, kind }
  }), "subject");
  const readLogs = logReader(input, taskArn, ports);
  const seen = await followTask({ cluster: identity.cluster, taskArn, deadline, readLogs }, ports).catch(
    (error) => {
      const stopping = task.onCancel === "stopped" ? "yes" : "no";
      if (stopping === "no") ports.log.warning(`task ${taskIdOf(taskArn)} continues without this run`);
      throw interruptedTask(error, stopping, subject("left-running"));
    }
  );
  if (seen === null) {
    const stopped = await stop2(input, taskArn, ports);
    throw overdueTask(task.timeoutMinutes, stopped, subject(stopped === "yes" ? "stopped" : "left-running"));
  }
  const end = endOfTask(seen, { definition, container });
  const result = { ...known4, kind: end.kind, exits: end.exits };
  if (end.kind === "failed") throw failedTask(end, { occasion: task.occasion, result });
  ports.log.info(`${task.id} is done: ${end.exits.map((one) => `${one.container} exited with ${one.code}`).join(", ")}`);
  return result;
}, "runTask");
var identityOf3 = /* @__PURE__ */ __name(({ task, target, taskDefinitionArn, run }) => ({
  run,
  cluster: target.clusterArn,
  service: target.serviceName,
  revision: taskDefinitionArn,
  task: task.id
}), "identityOf");
var requestOf2 = /* @__PURE__ */ __name(({ task, target, definition }, identity) => ({
  cluster: identity.cluster,
  taskDefinition: identity.revision,
  count: 1,
  ...placeOf3(target.described, definition),
  startedBy: startedByOf(identity),
  overrides: overridesOf(task, target.containerName)
}), "requestOf");
var ownContainer = /* @__PURE__ */ __name(({ task, target, definition }) => {
  const name = task.container ?? target.containerName;
  return definition.input.containerDefinitions?.find((one) => one.name === name);
}, "ownContainer");
var logOf2 = /* @__PURE__ */ __name((input, taskArn) => {
  const definition = ownContainer(input);
  const place = definition === void 0 ? null : logPlaceOf(definition, { taskId: taskIdOf(taskArn) });
  return place?.kind === "awslogs" ? { group: place.group, region: place.region, stream: place.stream } : null;
}, "logOf");
var logReader = /* @__PURE__ */ __name((input, taskArn, ports) => {
  const definition = ownContainer(input);
  const region = input.target.clusterArn.split(":")[3] ?? "";
  let read3 = null;
  return async ({ containers = [], lastStatus }) => {
    if (definition === void 0 || !HAS_RUN.includes(lastStatus)) return;
    if (read3 === null) {
      const runtimeId = containers.find(({ name }) => name === definition.name)?.runtimeId;
      const place = logPlaceOf(definition, { taskId: taskIdOf(taskArn), runtimeId });
      const stream = readableStream(place, region);
      if (stream === null) ports.log.info(`its output is not shown here: ${placeInWords2(place)}`);
      read3 = stream === null ? () => Promise.resolve() : followLog(stream, "", ports);
    }
    await read3();
  };
}, "logReader");
var HAS_RUN = ["RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"];
var stop2 = /* @__PURE__ */ __name(async ({ task, target }, taskArn, ports) => {
  const cluster = target.clusterArn;
  const noted = ports.journal.aboutTo({ kind: "task", action: "stop", cluster, task: task.id, taskArn });
  const reason = `ship-to-ecs: not done within ${task.timeoutMinutes} min`;
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  try {
    await ports.target.ecs.stopTask({ cluster, task: taskArn, reason }, limit);
    noted.changed();
    return "yes";
  } catch (error) {
    ports.log.warning(`task ${taskIdOf(taskArn)} could not be stopped: ${messageOf(error)}`);
    return "no";
  }
}, "stop");

// src/stages/tasks/run-after.ts
var runAfter = defineStage({
  kind: "run-after",
  title: "Run a task after the deployment",
  uses: ["target", "surroundings", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name((input, ports) => runTask(input, ports), "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/stages/tasks/stop-task.ts
var stopTask = defineStage({
  kind: "stop-task",
  title: "Stop the task",
  uses: ["target", "journal", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { target, journal, log: log2 } = ports;
    const { cluster, task } = input.identity;
    const taskArn = await taskOf(input, ports);
    if (taskArn === null) return { kind: "none" };
    const noted = journal.aboutTo({ kind: "task", action: "stop", cluster, task, taskArn });
    await target.ecs.stopTask({ cluster, task: taskArn, reason: "ship-to-ecs: the run was cancelled" });
    noted.changed();
    log2.info(`task ${taskIdOf(taskArn)} is stopped`);
    return { kind: "stopped", taskArn };
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var taskOf = /* @__PURE__ */ __name(async ({ stage, identity }, { target, journal }) => {
  const [entry] = changesOf("task", journal.entries()).filter((one) => one.stage === stage);
  if (entry === void 0 || entry.state === "unchanged") return null;
  if (entry.change.taskArn !== null) return entry.change.taskArn;
  const { cluster } = identity;
  const { taskArns } = await target.ecs.listTasks({ cluster, startedBy: startedByOf({ ...NO_TASK, ...identity }) });
  return taskArns?.[0] ?? null;
}, "taskOf");
var NO_TASK = { service: "", revision: "" };

// src/pipelines/parts/one-off-tasks.ts
var taskInput = /* @__PURE__ */ __name((plan, { service, task, revision }) => {
  const { planned, ...found } = serviceOf(plan, service.key);
  const target = { ...found, described: planned ?? found.described };
  const { taskDefinitionArn } = revision;
  return { task, run: service.tasks.run, target, taskDefinitionArn, definition: target.taskDefinition };
}, "taskInput");
var stopOnCancel = /* @__PURE__ */ __name((flow, { service, task, plan, node }) => {
  if (task.onCancel !== "stopped") return;
  flow.named(`stop ${task.id}`).undo({ of: node, until: node }).stage(stopTask, { plan }, (known4, { errors }) => {
    const ending = endingOf(errors, null);
    if (known4.plan === null || ending.kind !== "trigger" || ending.trigger !== "cancel") return null;
    const cluster = serviceOf(known4.plan, service.key).clusterArn;
    return { stage: node.id, identity: { cluster, task: task.id, run: service.tasks.run } };
  });
}, "stopOnCancel");

// src/pipelines/parts/run-tasks-after.ts
var runTasksAfter = /* @__PURE__ */ __name((flow, service, { plan, deploy, after }) => {
  const isNeeded = unless(deploy, "unchanged", "there is no new deployment");
  return service.tasks.after.reduce((earlier, task) => {
    const node = flow.named(task.id).optional(isNeeded).stage(runAfter, { plan, deploy, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.deploy }));
    stopOnCancel(flow, { service, task, plan, node });
    return node;
  }, after);
}, "runTasksAfter");

// src/stages/smoke/smoke.ts
var smokeTest = defineStage({
  kind: "smoke",
  title: "Smoke test",
  uses: ["probe", "clock", "log"],
  run: /* @__PURE__ */ __name(async ({ service, checks }, ports) => {
    const outcomes = await makeChecks(checks, ports);
    const failed3 = checks.flatMap((check4, index) => {
      const outcome = outcomes[index];
      if (outcome === void 0 || outcome.defect === null) return [];
      return [{ check: check4, attempts: outcome.attempts, defect: outcome.defect }];
    });
    if (failed3.length === 0) return { kind: "passed", checks: outcomes };
    throw smokeTestFailed(service, failed3, { kind: "failed", checks: outcomes });
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var smokeTestFailed = /* @__PURE__ */ __name((service, failed3, result) => {
  const count = failed3.length === 1 ? "a check" : `${failed3.length} checks`;
  const lines2 = failed3.map(
    ({ check: check4, attempts, defect }) => `- ${checkInWords(check4)} ${defect}${afterAttempts(attempts)}`
  );
  const [first] = failed3;
  const short3 = first === void 0 ? "" : `${checkInShort(first.check)} ${first.defect}`;
  const headline3 = failed3.length === 1 ? short3 : `${short3}; ${failed3.length} of ${result.checks.length} checks failed`;
  return fault("E_SMOKE_TEST", {
    message: `the smoke test of service ${service} failed in ${count}:
${lines2.join("\n")}`,
    headline: [headline3, short3, `${count} failed`],
    result
  });
}, "smokeTestFailed");
var afterAttempts = /* @__PURE__ */ __name((attempts) => attempts === 1 ? "" : ` (attempt ${attempts})`, "afterAttempts");

// src/pipelines/parts/smoke-test-of.ts
var smokeTestOf = /* @__PURE__ */ __name((flow, service, { plan, confirm }) => {
  if (!service.smokeTest.some(({ on }) => on === "service")) return confirm;
  const whereTasksRun = flow.optional(unless(confirm, "nothing-runs", "the service runs no task"));
  return whereTasksRun.stage(smokeTest, { plan, confirm }, (r) => {
    const found = serviceOf(r.plan, service.key);
    return { service: found.serviceName, checks: checksOn("service", found) };
  });
}, "smokeTestOf");

// src/stages/render.ts
var renderTaskDefinition = defineStage({
  kind: "render",
  title: "Render the task definition",
  uses: ["log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: /* @__PURE__ */ __name(async ({ taskDefinition, containerName, image, sideCars }, { log: log2 }) => {
    const pinned = new Map(sideCars.images.map((one) => [one.image, one.pinned]));
    const withPins = withSideCarImages(taskDefinition, containerName, (written3) => pinned.get(written3) ?? written3);
    const rendered2 = withImage(withPins, { containerName, image });
    refuseUnresolved(rendered2);
    log2.info(`container ${containerName} of ${taskDefinition.source}: ${image}`);
    return rendered2;
  }, "run"),
  record: /* @__PURE__ */ __name((draft) => ({ family: draft.input.family ?? null, source: draft.source, logs: containerLogs(draft) }), "record")
});
var refuseUnresolved = /* @__PURE__ */ __name(({ filled: filled2, source }) => {
  const unresolved = [...filled2?.values() ?? []].find(({ text: text2 }) => text2 === null);
  if (unresolved === void 0) return;
  throw fault("E_VALUES", {
    message: `${source} has a placeholder that is not resolved: ${quoted(unresolved.written)}`
  });
}, "refuseUnresolved");

// src/stages/register/register.ts
var registerRevision = defineStage({
  kind: "register",
  title: "Register the task definition",
  uses: ["target", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name(async (input, ports) => {
    const { run, target, taskDefinition } = input;
    const { needed } = await neededNow(input, ports);
    switch (needed.kind) {
      case "none":
        ports.log.info(`nothing to deploy: service ${target.serviceName} has ${needed.primary.taskDefinitionArn}`);
        return { kind: "nothing", taskDefinitionArn: needed.primary.taskDefinitionArn };
      case "force":
        return { kind: "ready", taskDefinitionArn: needed.primary.taskDefinitionArn };
      case "revision":
        return {
          kind: "ready",
          taskDefinitionArn: await revisionOf(taskDefinition, { run, service: target.serviceName }, ports)
        };
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/stages/tasks/run-before.ts
var runBefore = defineStage({
  kind: "run-before",
  title: "Run a task before the update",
  uses: ["target", "surroundings", "clock", "journal", "log"],
  run: /* @__PURE__ */ __name((input, ports) => runTask(input, ports), "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});

// src/pipelines/parts/run-tasks-before.ts
var runTasksBefore = /* @__PURE__ */ __name((flow, service, { plan, render }) => {
  const tasks = service.tasks.before;
  if (tasks.length === 0) return [];
  const register2 = flow.stage(registerRevision, { plan, render }, (r) => {
    return { ...service, run: r.plan, target: serviceOf(r.plan, service.key), taskDefinition: r.render };
  });
  const isNeeded = unless(register2, "nothing", "there is nothing to deploy");
  const place = /* @__PURE__ */ __name((earlier, task) => {
    const node = flow.named(task.id).optional(isNeeded).stage(runBefore, { plan, register: register2, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.register }));
    stopOnCancel(flow, { service, task, plan, node });
    return [...earlier, node];
  }, "place");
  return tasks.reduce(place, [register2]);
}, "runTasksBefore");

// src/pipelines/parts/start-roll-out.ts
var startRollOut = /* @__PURE__ */ __name((flow, service, { plan, image, inRegistry: inRegistry2 = flow.given({}), ...needs }) => {
  const { verify = flow.given(NOTHING_VERIFIED), sideCars = flow.given(NOTHING_PINNED) } = needs;
  const render = flow.stage(renderTaskDefinition, { plan, image, sideCars, inRegistry: inRegistry2 }, (r) => ({
    ...serviceOf(r.plan, service.key),
    image: r.image.uri,
    sideCars: r.sideCars
  }));
  const before = runTasksBefore(flow, service, { plan, render });
  return flow.stage(deployService, { plan, verify, render, before }, (r) => ({
    ...withCount(service, r.verify),
    run: r.plan,
    target: serviceOf(r.plan, service.key),
    taskDefinition: r.render,
    registered: registeredIn(r.before),
    ...r.plan.commits && { comparing: { commits: r.plan.commits, repository: r.plan.repository } }
  }));
}, "startRollOut");

// src/stages/alarms/alarms.ts
var LOOK_AGAIN_MS3 = 1e4;
var LONGEST_SILENCE_MS = 3 * 6e4;
var MOST_ABSENCES4 = 3;
var watchAlarms = defineStage({
  kind: "alarms",
  title: "Watch the alarms",
  uses: ["target", "clock", "log"],
  run: /* @__PURE__ */ __name(async ({ alarms, deployment }, ports) => {
    const { clock } = ports;
    const until = clock.now() + alarms.minutes * 6e4;
    const watch = { alarms, deployment, shown: /* @__PURE__ */ new Map(), absences: /* @__PURE__ */ new Map() };
    for (; ; ) {
      const found = await look2(alarms.names, until, ports);
      const isLast = found.askedAt >= until;
      const outcomes = judge4(found.alarms, watch, ports);
      const wentOff = outcomes.filter(({ kind }) => kind === "went-off");
      const result = { minutes: alarms.minutes, alarms: outcomes };
      if (wentOff.length > 0) throw alarmed(deployment.service, wentOff, { kind: "went-off", ...result });
      if (isLast && outcomes.length === alarms.names.length) {
        reportUnknown(outcomes, ports);
        return { kind: "quiet", ...result };
      }
      await clock.sleep(isLast ? LOOK_AGAIN_MS3 : Math.min(LOOK_AGAIN_MS3, until - clock.now()));
    }
  }, "run"),
  record: /* @__PURE__ */ __name((result) => result, "record")
});
var look2 = /* @__PURE__ */ __name((names, until, ports) => {
  const { clock, target } = ports;
  const send4 = /* @__PURE__ */ __name(async () => {
    const askedAt = clock.now();
    const signal = clock.timeout(LONGEST_LOOK_MS);
    return { askedAt, alarms: await readAlarms(names, target.cloudwatch, { signal }) };
  }, "send");
  return sendAgain(send4, { mayPass: isTemporary, until: until + LONGEST_SILENCE_MS }, ports);
}, "look");
var judge4 = /* @__PURE__ */ __name((found, watch, { log: log2 }) => {
  const { alarms, deployment, shown: shown2, absences } = watch;
  return alarms.names.flatMap((name) => {
    const now = found.get(name);
    absences.set(name, now === void 0 ? (absences.get(name) ?? 0) + 1 : 0);
    if (now === void 0) {
      if ((absences.get(name) ?? 0) >= MOST_ABSENCES4) throw deleted2(name);
      return [];
    }
    const outcome = outcomeOf(now, deployment.createdAt);
    if (shown2.get(name) !== now.state) report3(now, outcome, log2);
    shown2.set(name, now.state);
    return [outcome];
  });
}, "judge");
var report3 = /* @__PURE__ */ __name((now, { kind }, log2) => {
  if (kind !== "was-in-alarm") log2.info(alarmInWords(now));
  else
    log2.warning(
      `the ${alarmInWords({ ...now, reason: "" })} since before the deployment, so it is ignored until it leaves that state`
    );
}, "report");
var reportUnknown = /* @__PURE__ */ __name((outcomes, { log: log2 }) => {
  const unknown8 = outcomes.filter(({ kind }) => kind === "no-data").map(({ name }) => name);
  if (unknown8.length === 0) return;
  const names = unknown8.join(", ");
  log2.warning(
    unknown8.length === 1 ? `the alarm ${names} has no data, so it says nothing about the deployment` : `the alarms ${names} have no data, so they say nothing about the deployment`
  );
}, "reportUnknown");
var deleted2 = /* @__PURE__ */ __name((name) => fault("E_AWS", {
  message: `CloudWatch no longer lists the alarm ${name}, so it cannot be watched`,
  hint: "Find out who deleted the alarm, and look at the service: its deployment continues."
}), "deleted");
var alarmed = /* @__PURE__ */ __name((service, wentOff, result) => {
  const lines2 = wentOff.map((one) => `- ${alarmInWords({ ...one, state: "ALARM" })}`);
  const [first] = wentOff.map(({ name }) => `alarm ${name} is in ALARM`);
  const count = wentOff.length === 1 ? "An alarm" : `${wentOff.length} alarms`;
  const rest = wentOff.length === 1 ? "" : `, and ${wentOff.length - 1} more`;
  return fault("E_ALARM", {
    message: `${count} of service ${service} went off after the deployment:
${lines2.join("\n")}`,
    headline: [
      `${first ?? ""}${rest}`,
      wentOff.length === 1 ? "an alarm went off" : `${wentOff.length} alarms went off`
    ],
    result
  });
}, "alarmed");

// src/pipelines/parts/watch-alarms-of.ts
var watchAlarmsOf = /* @__PURE__ */ __name((flow, service, { deploy, after }) => {
  const { alarms } = service;
  if (alarms === void 0) return after;
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  return whereChanged.stage(watchAlarms, { deploy, after }, (r) => ({ alarms, deployment: r.deploy }));
}, "watchAlarmsOf");

// src/pipelines/parts/roll-out.ts
var rollOut = /* @__PURE__ */ __name((flow, service, needs) => {
  const [{ image, plan }, deploy] = [needs, startRollOut(needs.starting ?? flow, service, needs)];
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  const wait = whereChanged.stage(waitForDeployment, { plan, deploy }, (r) => ({
    ...service,
    deployment: r.deploy,
    tests: checksOn("test-listener", serviceOf(r.plan, service.key))
  }));
  const confirm = flow.stage(confirmImage, { image, deploy, wait }, (r) => ({ ...r, deployment: r.deploy }));
  const tested = smokeTestOf(flow, service, { plan, confirm });
  const quiet = watchAlarmsOf(flow, service, { deploy, after: tested });
  const until = runTasksAfter(flow, service, { plan, deploy, after: quiet });
  rollBackUnless(flow, service, { plan, deploy, until });
  keepRevisionsOf(flow, service, { deploy, confirm, after: until });
  return confirm;
}, "rollOut");

// src/pipelines/ship.ts
var ship = /* @__PURE__ */ __name((flow, given4) => {
  const c = { ...given4, values: { ...given4.values, unresolved: "refused" } };
  const judged = c.image === null ? buildAndPush(flow, c) : pullAndAccept(flow, c, c.image);
  flow.each(c.services, (own, service) => rollOut(own, service, { ...judged, starting: starting(own, c) }));
}, "ship");

// src/pipelines/pipelines.ts
var PIPELINES = {
  ship,
  check: check3,
  rollback,
  rescan,
  apps,
  "dry-run": dryRun,
  "rollback-dry-run": rollbackDryRun
};
export {
  PIPELINES
};
