import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  AwsError
} from "./chunk-SJON54CC.js";
import {
  BREAKER_LEAVES_IT,
  LINT_RULES,
  MOST_OVERRIDES,
  NO_HELD,
  accountOfRegistry,
  alarmInWords,
  alarmsIn,
  byPriority,
  checkInWords,
  checkRuntime,
  checksOf,
  commitOf,
  countsOfFindings,
  creationInWords,
  diffText,
  ecrRegistry,
  findingInWords,
  holdsOn,
  isAtOrAfter,
  isByDigest,
  isByExpression,
  isForTests,
  isLeftFailed,
  lackedMark,
  leadingTo,
  leadsOut,
  leadsTo,
  levelOf,
  listenerOf,
  looksSecret,
  markInWords,
  markOf,
  matches,
  missingActions,
  mutabilityOf,
  nameWords,
  named,
  overridesOf,
  parseCodeDeployId,
  parseDigest,
  parseImageReference,
  placeOf,
  prefixOnPush,
  primaryOf,
  refusalOfEach,
  refusedPath,
  regionOfKey,
  registeredInWords,
  repositoryName,
  revisionName,
  ruleFor,
  runtimeOf,
  sentence,
  serviceUrl,
  shortDigest,
  skippedIn,
  sourceOf,
  stateInWords,
  stepBake,
  tagFrom,
  urlInWords,
  valuesOf,
  wayOf,
  wholeCommit
} from "./chunk-KNFJFNC6.js";
import {
  external_exports
} from "./chunk-2QHPTFQY.js";
import {
  READ_ONLY_KEYS,
  ROOT,
  STRUCTURES,
  check,
  checkTaskDefinition,
  placeholderIn,
  registrable
} from "./chunk-MZ65CYL3.js";
import {
  firstAndCount,
  inside,
  isMembers,
  itemsOf,
  nameOf,
  shortForms,
  unitsIn
} from "./chunk-D5N4IQJ7.js";
import {
  LONGEST_VALUE,
  fill,
  usesIn
} from "./chunk-YVCMTNNN.js";
import {
  VALUE_SOURCES,
  nameProblem,
  segmentsOf
} from "./chunk-GGDX25QK.js";
import {
  didYouMean,
  filledText,
  isFilledText,
  listNames,
  nearest
} from "./chunk-4OTEYKCS.js";
import {
  positionAt,
  positionText
} from "./chunk-SQ7TLXB4.js";
import {
  jsonKeys,
  lineOf,
  parseDocument,
  parseTaskDefinition,
  placeOf as placeOf2
} from "./chunk-2KLTFVIV.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  CATALOGUE,
  ShipError,
  messageOf
} from "./chunk-GE653Z2F.js";
import {
  asWritten,
  isWrittenNumber,
  textOf
} from "./chunk-OXRGT3RI.js";
import {
  parseYaml,
  require_dist
} from "./chunk-UCW5L54A.js";
import {
  MOST_LEVELS,
  listedProblems,
  quoted
} from "./chunk-FZ3V3BND.js";
import {
  __commonJS,
  __toESM
} from "./chunk-CDJWTIQ3.js";

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
    function escapeToken(token) {
      return token.replace(/~/g, "~0").replace(/\//g, "~1");
    }
    var Pointer2 = (
      /** @class */
      (function() {
        function Pointer3(tokens) {
          if (tokens === void 0) {
            tokens = [""];
          }
          this.tokens = tokens;
        }
        Pointer3.fromJSON = function(path) {
          var tokens = path.split("/").map(unescapeToken);
          if (tokens[0] !== "")
            throw new Error("Invalid JSON Pointer: ".concat(path));
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
    function isNonPrimitive(value) {
      return value != null && typeof value == "object";
    }
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
    function subtract(minuend, subtrahend) {
      var keys = [];
      for (var key2 in minuend) {
        if (util_1.hasOwnProperty.call(minuend, key2) && minuend[key2] !== void 0 && !(util_1.hasOwnProperty.call(subtrahend, key2) && subtrahend[key2] !== void 0)) {
          keys.push(key2);
        }
      }
      return keys;
    }
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
    function intersection2(a, b) {
      var keys = [];
      for (var key2 in a) {
        if (util_1.hasOwnProperty.call(a, key2) && a[key2] !== void 0 && util_1.hasOwnProperty.call(b, key2) && b[key2] !== void 0) {
          keys.push(key2);
        }
      }
      return keys;
    }
    function isArrayAdd(array_operation) {
      return array_operation.op === "add";
    }
    function isArrayRemove(array_operation) {
      return array_operation.op === "remove";
    }
    function appendArrayOperation(base, operation) {
      return {
        // the new operation must be pushed on the end
        operations: base.operations.concat(operation),
        cost: base.cost + 1
      };
    }
    function diffArrays2(input, output, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      var max_length = Math.max(input.length, output.length);
      var memo = /* @__PURE__ */ new Map([[0, { operations: [], cost: 0 }]]);
      function dist(i, j) {
        var memo_key = i * (max_length + 1) + j;
        var memoized = memo.get(memo_key);
        if (memoized === void 0) {
          if (i > 0 && j > 0 && !diff(input[i - 1], output[j - 1], ptr.add(String(i - 1))).length) {
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
                value: output[j - 1]
              };
              alternatives.push(appendArrayOperation(add_base, add_operation));
            }
            if (i > 0 && j > 0) {
              var replace_base = dist(i - 1, j - 1);
              var replace_operation = {
                op: "replace",
                index: i - 1,
                original: input[i - 1],
                value: output[j - 1]
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
      var input_length = isNaN(input.length) || input.length <= 0 ? 0 : input.length;
      var output_length = isNaN(output.length) || output.length <= 0 ? 0 : output.length;
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
    function diffObjects(input, output, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      var operations = [];
      subtract(input, output).forEach(function(key2) {
        operations.push({ op: "remove", path: ptr.add(key2).toString() });
      });
      subtract(output, input).forEach(function(key2) {
        operations.push({ op: "add", path: ptr.add(key2).toString(), value: output[key2] });
      });
      intersection2(input, output).forEach(function(key2) {
        operations.push.apply(operations, diff(input[key2], output[key2], ptr.add(key2)));
      });
      return operations;
    }
    function diffAny(input, output, ptr, diff) {
      if (diff === void 0) {
        diff = diffAny;
      }
      if (input === output) {
        return [];
      }
      var input_type = (0, util_1.objectType)(input);
      var output_type = (0, util_1.objectType)(output);
      if (input_type == "array" && output_type == "array") {
        return diffArrays2(input, output, ptr, diff);
      }
      if (input_type == "object" && output_type == "object") {
        return diffObjects(input, output, ptr, diff);
      }
      return [{ op: "replace", path: ptr.toString(), value: output }];
    }
  }
});

// node_modules/rfc6902/patch.js
var require_patch = __commonJS({
  "node_modules/rfc6902/patch.js"(exports) {
    "use strict";
    var __extends = exports && exports.__extends || /* @__PURE__ */ (function() {
      var extendStatics = function(d, b) {
        extendStatics = Object.setPrototypeOf || { __proto__: [] } instanceof Array && function(d2, b2) {
          d2.__proto__ = b2;
        } || function(d2, b2) {
          for (var p in b2) if (Object.prototype.hasOwnProperty.call(b2, p)) d2[p] = b2[p];
        };
        return extendStatics(d, b);
      };
      return function(d, b) {
        if (typeof b !== "function" && b !== null)
          throw new TypeError("Class extends value " + String(b) + " is not a constructor or null");
        extendStatics(d, b);
        function __() {
          this.constructor = d;
        }
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
        function MissingError2(path) {
          var _this = _super.call(this, "Value required at path: ".concat(path)) || this;
          _this.path = path;
          _this.name = "MissingError";
          return _this;
        }
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
    function _remove(object, key2) {
      if (Array.isArray(object)) {
        var index = parseInt(key2, 10);
        object.splice(index, 1);
      } else {
        delete object[key2];
      }
    }
    function add(object, operation, options) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      if (!util_1.hasOwnProperty.call(operation, "value")) {
        return new InvalidOperationError(operation);
      }
      var pointer = pointer_1.Pointer.fromJSON(operation.path);
      if ((options === null || options === void 0 ? void 0 : options.implicitArrayCreation) && pointer.tokens[pointer.tokens.length - 1] === "-") {
        var parentEndpoint = pointer.parent().evaluate(object);
        if (parentEndpoint.value === void 0 && (0, util_1.objectType)(parentEndpoint.parent) === "object") {
          parentEndpoint.parent[parentEndpoint.key] = [];
        }
      }
      var endpoint = pointer.evaluate(object);
      if (endpoint.parent === void 0 || endpoint.parent === null) {
        return new MissingError(operation.path);
      }
      if ((options === null || options === void 0 ? void 0 : options.implicitArrayCreation) && endpoint.key === "-" && !Array.isArray(endpoint.parent)) {
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
    function remove(object, operation, options) {
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
    function replace(object, operation, options) {
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
    function move(object, operation, options) {
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
    function copy(object, operation, options) {
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
    function test(object, operation, options) {
      if (operation.path == null) {
        return new InvalidOperationError(operation);
      }
      var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
      if ((0, diff_1.diffAny)(endpoint.value, operation.value, new pointer_1.Pointer()).length) {
        return new TestError(endpoint.value, operation.value);
      }
      return null;
    }
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
        return InvalidOperationError2;
      })(Error)
    );
    exports.InvalidOperationError = InvalidOperationError;
    function apply2(object, operation, options) {
      switch (operation.op) {
        case "add":
          return add(object, operation, options);
        case "remove":
          return remove(object, operation, options);
        case "replace":
          return replace(object, operation, options);
        case "move":
          return move(object, operation, options);
        case "copy":
          return copy(object, operation, options);
        case "test":
          return test(object, operation, options);
      }
      return new InvalidOperationError(operation);
    }
  }
});

// node_modules/rfc6902/index.js
var require_rfc6902 = __commonJS({
  "node_modules/rfc6902/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Pointer = void 0;
    exports.applyPatch = applyPatch2;
    exports.createPatch = createPatch2;
    exports.createTests = createTests;
    var pointer_1 = require_pointer();
    Object.defineProperty(exports, "Pointer", { enumerable: true, get: function() {
      return pointer_1.Pointer;
    } });
    var patch_1 = require_patch();
    var diff_1 = require_diff();
    function applyPatch2(object, patch, options) {
      return patch.map(function(operation) {
        return (0, patch_1.apply)(object, operation, options);
      });
    }
    function wrapVoidableDiff(diff) {
      function wrappedDiff(input, output, ptr) {
        var custom_patch = diff(input, output, ptr);
        return Array.isArray(custom_patch) ? custom_patch : (0, diff_1.diffAny)(input, output, ptr, wrappedDiff);
      }
      return wrappedDiff;
    }
    function createPatch2(input, output, diff) {
      var ptr = new pointer_1.Pointer();
      return (diff ? wrapVoidableDiff(diff) : diff_1.diffAny)(input, output, ptr);
    }
    function createTest(input, path) {
      var endpoint = pointer_1.Pointer.fromJSON(path).evaluate(input);
      if (endpoint !== void 0) {
        return { op: "test", path, value: endpoint.value };
      }
    }
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
  }
});

// src/domain/values/unresolved.ts
var unresolvedIn = ({ filled }) => {
  const written2 = [...filled?.values() ?? []].flatMap(
    (one) => one.text === null ? segmentsOf(one.written) ?? [] : []
  );
  return [...new Set(written2.flatMap((one) => one.kind === "reference" ? [one.reference.written] : []))];
};

// src/ports/stage.ts
var defineStage = (stage) => stage;

// src/stages/plan/account-warnings.ts
var warnOfAccounts = async ({ roles, services }, { registry, target, log }) => {
  const shared = roles?.sharedAccount ?? null;
  if (shared !== null) {
    const { account, environments } = shared;
    const others = environments.map((name) => `\`${name}\``).join(", ");
    log.warning(
      `this environment and ${others} are in one account, ${account}: whoever may deploy to one of them can reach the other, and they share its quotas; give each environment an account of its own`
    );
  }
  const wait = Math.max(...services.map(({ waitMinutes = 0 }) => waitMinutes));
  const ends = await Promise.all([target.endsIn(), registry.endsIn()]);
  const first = Math.min(...ends.map((ms) => ms ?? Infinity));
  if (first < wait * 6e4) {
    log.warning(
      `the AWS credentials of the environment end in ${Math.max(0, Math.floor(first / 6e4))} minutes, and the wait may take ${wait}: set \`role-to-assume\`, whose session is renewed, or obtain credentials that last longer`
    );
  }
};

// src/stages/plan/account.ts
var checkAccount = ({ what, account, wanted, by = "aws-account-id" }) => {
  if (wanted === null || account === wanted) return;
  throw fault("E_ACCOUNT", { message: `${what} is in the account ${account}, not in ${wanted} (\`${by}\`)` });
};
var accountIn = (arn) => arn.split(":")[4] ?? "";

// src/stages/plan/returned.ts
var returned = (value, call) => {
  if (value !== void 0) return value;
  throw fault("E_AWS", { message: `AWS returned an incomplete response (${call})` });
};

// src/stages/plan/identify.ts
var identify = async (input, { registry, target }) => {
  const [wanted = null, ...others] = new Set(input.services.map(({ region: region2 }) => region2));
  if (others.length > 0) {
    const regions = [wanted, ...others].map((region2) => region2 ?? "the default region");
    throw fault("E_INPUT", {
      message: `the services are in several regions: ${regions.join(", ")}`,
      hint: "Deploy to one region in a run: set `aws-region` once."
    });
  }
  const ofRegistry = input.registry.region ?? await registry.region();
  const [caller, ofCaller] = input.reads === "repository" ? [registry, ofRegistry] : [target, wanted];
  const region = ofCaller ?? await caller.region();
  if (region === null || ofRegistry === null) throw fault("E_REGION_MISSING", { message: "no AWS region is set" });
  const identity = await caller.sts.getCallerIdentity({});
  const account = returned(identity.Account, "sts:GetCallerIdentity");
  for (const { account: wanted2 } of [...input.registry.caller === "own" ? [] : [input.registry], ...input.services]) {
    checkAccount({ what: "the caller", account, wanted: wanted2 });
  }
  return { account, region };
};

// src/stages/plan/every-problem.ts
var allOrEveryProblem = async (lookups) => {
  const settled = await Promise.allSettled(lookups);
  const errors = settled.flatMap((ending) => ending.status === "rejected" ? problemsIn(ending.reason) : []);
  if (errors.length > 0) throw new AggregateError([...new Set(errors)]);
  return settled.map((ending) => ending.status === "fulfilled" ? ending.value : void 0);
};
var everyCheck = async (...checks) => {
  await allOrEveryProblem(checks.map((check2) => Promise.resolve().then(check2)));
};
var problemsIn = (thrown) => thrown instanceof AggregateError ? thrown.errors.flatMap(problemsIn) : [thrown];
var asOneError = (thrown) => {
  const errors = problemsIn(thrown);
  const credentials = errors.find((error) => isShipError(error) && error.code.startsWith("E_CREDENTIALS"));
  return credentials !== void 0 && errors.every(isShipError) ? credentials : together(errors);
};
var isShipError = (error) => error instanceof ShipError;
var together = (errors) => {
  const alone = errors.find((error) => !isShipError(error));
  if (alone !== void 0) return alone;
  const known3 = errors.filter(isShipError);
  const problems = known3.filter(
    ({ code, message }, index) => known3.findIndex((other) => other.code === code && other.message === message) === index
  );
  const [first] = problems;
  if (problems.length === 1) return first;
  const lines = problems.map(
    ({ message, hint }) => `- ${message.replaceAll("\n", "\n  ")}${hint === void 0 ? "" : `
  ${hint}`}`
  );
  return fault(problems.some(({ kind }) => kind === "input") ? "E_INPUT" : "E_AWS", {
    message: `the plan found ${problems.length} problems:
${lines.join("\n")}`,
    headline: [...jointForms(problems), ...firstOf(problems), `${problems.length} problems in the target`],
    hint: "Correct what is listed; nothing was changed.",
    cause: first
  });
};
var firstOf = (problems) => problems.slice(0, 1).flatMap((first) => firstAndCount([...shortForms(first), CATALOGUE[first.code].title], problems.length));
var jointForms = (problems) => {
  const forms = problems.map(shortForms);
  const longest = Math.max(...forms.map(({ length }) => length));
  return Array.from(
    { length: longest },
    (_, level) => forms.map((one) => one[Math.min(level, one.length - 1)] ?? "").join("; ")
  );
};

// src/domain/lint/excepted.ts
var exceptLint = (findings, exceptions, today) => {
  const holding = exceptions.filter((one) => holdsOn(one, today) && (one.scanner === null || one.scanner === "lint"));
  return findings.flatMap((finding) => {
    const about = holding.filter(({ id }) => id === finding.rule);
    const groups = Map.groupBy(
      finding.places,
      ({ path: place }) => about.find(({ path }) => path === null || matches(path, place))
    );
    return [...groups].map(
      ([excepted, places]) => excepted === void 0 ? { ...finding, places } : { ...finding, level: "warn", places, excepted }
    );
  });
};

// src/domain/lint/lint-facts.ts
var lintFacts = ({ input }, { containerName, sideCars }) => {
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
};

// src/domain/lint/lint.ts
var lint = (draft, options) => {
  const facts = lintFacts(draft, { sideCars: "as-written", ...options });
  return LINT_RULES.flatMap((rule) => {
    const level = levelOf(rule, options);
    const places = level === null ? [] : rule.check(draft.input, facts).flatMap((place) => withoutValue(place, draft));
    return level === null || places.length === 0 ? [] : [{ rule, level, places }];
  }).toSorted((one, other) => rank(one) - rank(other)).map(({ rule, ...finding }) => ({ rule: rule.id, ...finding }));
};
var withoutValue = (place, { filled }) => {
  const text = filled?.get(place.path);
  if (text === void 0) return [place];
  return text.text === null ? [] : [{ ...place, detail: place.detail === null ? null : text.written }];
};
var SEVERITIES = ["HIGH", "MEDIUM", "LOW"];
var rank = ({
  rule,
  level
}) => (level === "error" ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(rule.severity);

// src/domain/task-definition/overrides.ts
var originOf = (origins, path) => {
  let whole2 = path;
  for (let step = 0; step < MOST_PARTS && origins.size > 0 && whole2 !== ""; step++) {
    const at2 = origins.get(whole2);
    if (at2 !== void 0) return at2 === "" ? null : at2;
    whole2 = whole2.slice(0, Math.max(whole2.lastIndexOf("."), whole2.lastIndexOf("["), 0));
  }
  return null;
};
var MOST_PARTS = 100;
var atSetting = ({ positions: positions2 }, ...path) => {
  const at2 = positionAt(positions2, path);
  return at2 === null ? "" : `${positionText(at2)}: `;
};

// src/domain/task-definition/override-place.ts
var at = ({ overrides, name }, ...path) => atSetting(overrides, "containers", name, ...path);
var note = (place, member2, setting) => {
  const text = at(place, ...setting);
  if (text !== "") place.origins.set(`containerDefinitions[${place.index}].${member2.join(".")}`, text.slice(0, -2));
};
var ownOf = (all, name) => Object.hasOwn(all, name) ? all[name] : void 0;
var changedMap = (before, changes) => Object.fromEntries([
  ...Object.entries(before).filter(([key2]) => ownOf(changes, key2) !== null),
  ...setIn(changes).map((key2) => [key2, changes[key2]])
]);
var setIn = (changes) => Object.entries(changes).flatMap(([name, value]) => value === null ? [] : [name]);

// src/domain/task-definition/variable-overrides.ts
var MEMBERS = { environment: "value", secrets: "valueFrom" };
var withVariables = ({ environment = {}, secrets = {} }, place) => (container) => {
  const asSecret = clashes(secrets, environment, container["environment"]);
  const asVariable = clashes(environment, secrets, container["secrets"]).filter((name) => !asSecret.includes(name));
  for (const name of asSecret) place.problems.push(clash(place, "secrets", name));
  for (const name of asVariable) place.problems.push(clash(place, "environment", name));
  const without = (changes) => Object.fromEntries(Object.entries(changes).filter(([name]) => ![...asSecret, ...asVariable].includes(name)));
  const variables = changedList("environment", without(environment), place);
  return changedList("secrets", without(secrets), place)(variables(container));
};
var clashes = (own, other, there) => setIn(own).filter((name) => {
  const change = ownOf(other, name);
  return typeof change === "string" || change !== null && itemsOf(there).some((entry) => nameOf2(entry) === name);
});
var clash = (place, list, name) => {
  const [what, other] = list === "secrets" ? ["a variable", "environment"] : ["a secret", "secrets"];
  const path = `containers.${place.name}`;
  return `${at(place, list, name)}\`${path}.${list}\`: ${quoted(name)} is also ${what}; to remove that one, set it to null in \`${path}.${other}\``;
};
var changedList = (list, changes, place) => (container) => {
  const before = container[list] ?? [];
  if (Object.keys(changes).length === 0 || !Array.isArray(before)) return container;
  const entryOf = (name) => ({ name, [MEMBERS[list]]: changes[name] });
  const known3 = new Set(before.map(nameOf2));
  const kept = before.filter((entry) => ownOf(changes, nameOf2(entry)) !== null);
  const after = [
    ...kept.map((entry) => ownOf(changes, nameOf2(entry)) === void 0 ? entry : entryOf(nameOf2(entry))),
    ...setIn(changes).filter((name) => !known3.has(name)).map(entryOf)
  ];
  for (const [index, entry] of after.entries()) {
    const name = nameOf2(entry);
    if (typeof ownOf(changes, name) === "string") note(place, [`${list}[${index}]`], [list, name]);
  }
  return { ...container, [list]: after };
};
var nameOf2 = (entry) => isMembers(entry) && typeof entry["name"] === "string" ? entry["name"] : "";

// src/domain/task-definition/container-overrides.ts
var withContainers = (value, overrides, built) => {
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
    return stepsOf(change, place).reduce((before, step) => step(before), container);
  });
  return { value: { ...value, containerDefinitions: changed }, problems, origins };
};
var unknownContainer = (name, names) => {
  const near = nearest(name, names);
  const there = `the task definition has no container '${quoted(name)}'`;
  return `\`containers\`: ${there}${near === null ? `; it has ${names.join(", ")}` : `; did you mean ${near}?`}`;
};
var imageTwice = (name) => `\`containers.${name}.image\`: this container gets the image of the run; remove the setting, or name another container in \`container-name\``;
var WHOLE = {
  image: "image",
  cpu: "cpu",
  memory: "memory",
  "memory-reservation": "memoryReservation",
  command: "command",
  "entry-point": "entryPoint"
};
var stepsOf = (change, place) => {
  const { "environment-files": files } = change;
  const whole2 = Object.entries(WHOLE).map(
    ([setting, member2]) => (
      // The keys of WHOLE are settings of a container.
      set(member2, change[setting], { ...place, setting })
    )
  );
  const withFiles = set("environmentFiles", files?.map((value) => ({ value, type: "s3" })) ?? files, {
    ...place,
    setting: "environment-files"
  });
  return [...whole2, withFiles, withVariables(change, place), withLabels(change, place), withLogging(change, place)];
};
var set = (member2, value, place) => (container) => {
  if (value === void 0) return container;
  const { [member2]: _, ...others } = container;
  if (value !== null || container[member2] !== void 0) note(place, [member2], [place.setting]);
  if (value === null) return others;
  return { ...container, [member2]: value };
};
var withLabels = ({ "docker-labels": labels }, place) => (container) => {
  const before = container["dockerLabels"] ?? {};
  if (labels === void 0 || !isMembers(before)) return container;
  for (const key2 of setIn(labels)) note(place, ["dockerLabels", key2], ["docker-labels", key2]);
  return { ...container, dockerLabels: changedMap(before, labels) };
};
var withLogging = (change, place) => (container) => {
  const before = container["logConfiguration"] ?? {};
  if (!isMembers(before)) return container;
  if (change["log-options"] !== void 0 && (change["log-driver"] ?? before["logDriver"]) === void 0) {
    const why = "the container has no log configuration; set `log-driver`, too";
    place.problems.push(`${at(place, "log-options")}\`containers.${place.name}.log-options\`: ${why}`);
    return container;
  }
  const after = withOptions(change, place)(withDriver(change, place)(before));
  return after === before ? container : { ...container, logConfiguration: after };
};
var withDriver = ({ "log-driver": driver }, place) => (configuration) => {
  if (driver === void 0) return configuration;
  const isNew = configuration["logDriver"] === void 0;
  note(place, ["logConfiguration", ...isNew ? [] : ["logDriver"]], ["log-driver"]);
  return { ...configuration, logDriver: driver };
};
var withOptions = ({ "log-options": options }, place) => (configuration) => {
  const before = configuration["options"] ?? {};
  if (options === void 0 || !isMembers(before)) return configuration;
  for (const key2 of setIn(options)) note(place, ["logConfiguration", "options", key2], ["log-options", key2]);
  return { ...configuration, options: changedMap(before, options) };
};

// src/domain/task-definition/patch.ts
var import_rfc6902 = __toESM(require_rfc6902(), 1);

// src/domain/task-definition/patch-origins.ts
var placesOf = (document, operation) => {
  const to = targetOf(document, operation.path);
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
      const removed = targetOf(document, operation.from);
      return { removed, added: withoutItem(to, removed) };
    }
  }
};
var targetOf = (document, pointer) => {
  const parts = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let target = { path: "", list: null };
  let whole2 = document;
  for (const part of parts) {
    const { path } = target;
    if (Array.isArray(whole2)) {
      const index = part === "-" ? whole2.length : Number(part);
      target = { path: `${path}[${index}]`, list: { path, index, length: whole2.length } };
      whole2 = whole2[index];
    } else {
      target = { path: `${path}${path === "" ? "" : "."}${part}`, list: null };
      whole2 = isMembers(whole2) ? whole2[part] : void 0;
    }
  }
  return target;
};
var withoutItem = (to, { list: from }) => {
  if (from === null) return to;
  if (to.list?.path !== from.path) {
    const path = shifted(to.path, from, -1);
    return { path, list: to.list === null ? null : { ...to.list, path: shifted(to.list.path, from, -1) } };
  }
  const index = Math.min(to.list.index, from.length - 1);
  return { path: `${from.path}[${index}]`, list: { ...to.list, index } };
};
var moveOrigins = (origins, { removed, added }, at2) => {
  if (removed !== null) {
    forget(origins, removed.path);
    if (removed.list === null) origins.set(removed.path, at2);
    else shift(origins, removed.list, -1);
  }
  if (added === null) return;
  if (added.list === null) forget(origins, added.path);
  else shift(origins, added.list, 1);
  origins.set(added.path, at2);
};
var forget = (origins, whole2) => {
  for (const path of [...origins.keys()]) {
    if (path === whole2 || path.startsWith(`${whole2}.`) || path.startsWith(`${whole2}[`)) origins.delete(path);
  }
};
var shift = (origins, item, by) => {
  const moved = [...origins].flatMap(([path, at2]) => {
    const to = shifted(path, item, by);
    return to === path ? [] : [{ path, to, at: at2 }];
  });
  for (const { path } of moved) origins.delete(path);
  for (const { to, at: at2 } of moved) origins.set(to, at2);
};
var shifted = (path, { path: list, index }, by) => {
  if (!path.startsWith(`${list}[`)) return path;
  const [whole2 = "", number = ""] = /^\[(\d+)\]/.exec(path.slice(list.length)) ?? [];
  return Number(number) < index ? path : `${list}[${Number(number) + by}]${path.slice(list.length + whole2.length)}`;
};

// src/domain/task-definition/patch.ts
var SETTING = "task-definition-patch";
var withPatch = (value, overrides, before = /* @__PURE__ */ new Map()) => {
  const patch = overrides[SETTING];
  const origins = new Map(before);
  if (patch.length === 0) return { value, problems: [], origins };
  const document = encoded(value);
  let room = MOST_COPIED;
  for (const [index, operation] of patch.entries()) {
    const at2 = atSetting(overrides, SETTING, index);
    const places = placesOf(document, operation);
    const absent = missing(document, operation);
    if (absent === null && operation.op === "copy") room -= sizeAt(document, operation.from, room);
    const why = absent ?? (room < 0 ? TOO_MUCH : apply(document, operation));
    if (why !== null) {
      const what = `\`${SETTING}\`: operation ${index + 1} (${operation.op} ${quoted(operation.path)}) does not apply: ${why}`;
      return { value, problems: [`${at2}${what}`], origins };
    }
    moveOrigins(origins, places, at2.slice(0, -2));
  }
  return { value: decoded(document), problems: [], origins };
};
var MOST_COPIED = 2e5;
var TOO_MUCH = `the copies add more than ${MOST_COPIED} characters; ECS registers at most 64 KiB`;
var sizeAt = (document, pointer, limit) => {
  const open = [import_rfc6902.Pointer.fromJSON(pointer).get(document)];
  let size = 0;
  while (open.length > 0 && size <= limit) {
    const value = open.pop();
    size += 1 + (typeof value === "string" ? value.length : 0);
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.entries(value)) open.push(...inner);
    }
  }
  return size;
};
var apply = (document, operation) => {
  const own = "value" in operation ? { ...operation, value: encoded(operation.value) } : operation;
  const [error] = (0, import_rfc6902.applyPatch)(document, [own]);
  if (error === null || error === void 0) return null;
  return operation.op === "test" ? "the value there is another one" : error.message;
};
var missing = (document, operation) => {
  const { op, path } = operation;
  if ("from" in operation) {
    const why = missingAt(document, operation.from, "existing");
    if (why !== null) return `from ${quoted(operation.from)}: ${why}`;
    if (op === "move" && `${path}/`.startsWith(`${operation.from}/`)) return "a value cannot be moved into itself";
  }
  return missingAt(document, path, op === "add" || "from" in operation ? "new" : "existing");
};
var NO_KEYS = ["__proto__", "constructor", "prototype"];
var missingAt = (document, path, last) => {
  const parts = path.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (parts.length === 0) return "it names the whole task definition; name a part of it";
  let value = document;
  for (const [index, part] of parts.entries()) {
    if (NO_KEYS.includes(part)) return `'${part}' cannot be a key`;
    const place = index === 0 ? "the task definition" : `/${parts.slice(0, index).join("/")}`;
    const isNew = last === "new" && index === parts.length - 1;
    const why = Array.isArray(value) ? missingItem(value, part, { place, isNew }) : missingMember(value, part, { place, isNew });
    if (why !== null) return why;
    value = value[part];
  }
  return null;
};
var missingItem = (list, part, { place, isNew }) => {
  const entries = `${list.length} ${list.length === 1 ? "entry" : "entries"}`;
  if (part === "-" && isNew) return null;
  if (!/^(0|[1-9]\d{0,8})$/.test(part)) {
    const names = namesIn(list);
    const instead = names.includes(part) ? `; \`${quoted(part)}\` is number ${names.indexOf(part)}` : "";
    return `${quoted(place)} is a list, so '${quoted(part)}' must be the number of an entry${instead}`;
  }
  return Number(part) < list.length || isNew && Number(part) === list.length ? null : `${quoted(place)} has ${entries}, counted from 0`;
};
var namesIn = (list) => list.map((entry) => isMembers(entry) ? String(entry["name"]) : "");
var missingMember = (value, part, { place, isNew }) => {
  if (!isMembers(value)) return `${quoted(place)} is ${nameOf(value)}, which has no '${quoted(part)}'`;
  if (isNew || Object.hasOwn(value, part)) return null;
  const names = listNames({ plural: "keys", word: part, names: Object.keys(value) });
  return `${quoted(place)} has no '${quoted(part)}' (${names})`;
};
var MARK = "\0number ";
var encoded = (value) => {
  if (isWrittenNumber(value)) return `${MARK}${textOf(value)} ${value.value}`;
  if (Array.isArray(value)) return value.map(encoded);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([key2, member2]) => [key2, encoded(member2)])) : value;
};
var decoded = (value) => {
  if (typeof value === "string" && value.startsWith(MARK)) {
    const [text = "", number] = value.slice(MARK.length).split(" ");
    return asWritten(Number(number), text);
  }
  if (Array.isArray(value)) return value.map(decoded);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([key2, member2]) => [key2, decoded(member2)])) : value;
};

// src/domain/task-definition/apply-overrides.ts
var builtContainer = (value, wanted) => {
  if (wanted !== null) return wanted;
  const [only, ...others] = itemsOf(value["containerDefinitions"]);
  return others.length === 0 && isMembers(only) && typeof only["name"] === "string" ? only["name"] : null;
};
var withOverrides = (value, overrides, containerName) => {
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
};
var ROOT2 = {
  "task-cpu": (cpu) => ({ cpu }),
  "task-memory": (memory) => ({ memory }),
  "ephemeral-storage": (sizeInGiB) => ({ ephemeralStorage: { sizeInGiB } }),
  "execution-role": (executionRoleArn) => ({ executionRoleArn }),
  "task-role": (taskRoleArn) => ({ taskRoleArn }),
  "runtime-platform": (runtimePlatform) => ({ runtimePlatform })
};
var withRoot = (value, overrides) => {
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
};
var withTags = (value, changes) => {
  const { tags: given2 = [] } = value;
  if (Object.keys(changes).length === 0 || !Array.isArray(given2)) return value;
  const keyOf = (tag) => isMembers(tag) ? String(tag["key"]) : "";
  const kept = itemsOf(given2).filter((tag) => !Object.hasOwn(changes, keyOf(tag)));
  const set2 = Object.entries(changes).flatMap(([key2, one]) => one === null ? [] : [{ key: key2, value: one }]);
  const { tags: _, ...others } = value;
  const tags = [...kept, ...set2];
  return tags.length === 0 ? others : { ...others, tags };
};
var contradictions = (before, after, { overrides, built }) => {
  const isChanged = (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const patch = `${atSetting(overrides, "task-definition-patch")}\`task-definition-patch\``;
  const roles = [
    ["execution-role", "executionRoleArn"],
    ["task-role", "taskRoleArn"]
  ].flatMap(
    ([setting, member2]) => overrides[setting] !== null && isChanged(member2) ? [`${patch} changes ${member2}, which \`${setting}\` sets${placeOf3(overrides, setting)}; keep one of them`] : []
  );
  const readOnly = READ_ONLY_KEYS.filter(isChanged).map((key2) => `${patch} sets ${key2}, which only ECS sets`);
  const images = built === null ? [] : [before, after].flatMap((one) => imageOf(one, built));
  const image = images.length === 2 && images[0] !== images[1];
  return [
    ...roles,
    ...readOnly,
    ...image ? [`${patch} changes the image of \`${built}\`, which gets the image of the run`] : []
  ];
};
var placeOf3 = (overrides, setting) => {
  const at2 = atSetting(overrides, setting);
  return at2 === "" ? "" : ` (${at2.slice(0, -2)})`;
};
var imageOf = (value, name) => {
  const own = itemsOf(value["containerDefinitions"]).find((one) => isMembers(one) && one["name"] === name);
  return isMembers(own) ? [own["image"] ?? null] : [];
};

// src/domain/task-definition/newer-members.ts
import { isDeepStrictEqual } from "node:util";
var newerMembers = (definition) => new Map(membersIn({ ...definition }, ROOT, ""));
var membersIn = (value, type, path) => {
  if (type.endsWith("[]")) {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap(
      (item, index) => membersIn(item, type.slice(0, -"[]".length), `${path}[${nameIn(item, index)}]`)
    );
  }
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  if (types === void 0 || !isMembers(value)) return [];
  return Object.entries(value).flatMap(([key2, member2]) => {
    if (member2 === null || member2 === void 0) return [];
    const known3 = Object.hasOwn(types, key2) ? types[key2] : void 0;
    const at2 = inside(path, key2);
    return known3 === void 0 ? [[at2, member2]] : membersIn(member2, known3.replace("!", ""), at2);
  });
};
var nameIn = (item, index) => isMembers(item) && typeof item["name"] === "string" ? quoted(item["name"]) : String(index);
var lostMembers = (sent, registered) => [...sent].flatMap(([path, value]) => {
  const isThere = registered.has(path) && (!path.includes(".") || isDeepStrictEqual(registered.get(path), value));
  return isThere ? [] : [path];
});

// src/domain/task-definition/json-places.ts
var TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;
var scalar = (start, text) => ({ start, members: () => null, items: () => null, text });
var jsonPlaces = (json) => {
  let root = null;
  let key2 = null;
  const open = [];
  const attach = (node) => {
    const whole2 = open.at(-1);
    root ??= node;
    if (key2 !== null) whole2?.members?.set(key2.name, { at: key2.at, node });
    else whole2?.items?.push({ at: node.start, node });
    key2 = null;
  };
  const enter = (start, { members, items }) => {
    attach({ start, members: () => members, items: () => items, text: null });
    open.push({ members, items });
  };
  const take = (token, at2) => {
    const text = String(JSON.parse(token));
    if (key2 === null && isMap(open.at(-1))) key2 = { name: text, at: at2 };
    else attach(scalar(at2, text));
  };
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === "{") enter(index, { members: /* @__PURE__ */ new Map(), items: null });
    else if (token === "[") enter(index, { members: null, items: [] });
    else if (token === "}" || token === "]") open.pop();
    else if (token !== "," && token !== ":") take(token, index);
  }
  return root;
};
var isMap = (whole2) => whole2 !== void 0 && whole2.members !== null;

// src/domain/task-definition/yaml-places.ts
var import_yaml = __toESM(require_dist(), 1);
var yamlPlaces = (document) => {
  const anchored = anchorsOf(document);
  const target = (node) => {
    if (!(0, import_yaml.isAlias)(node)) return (0, import_yaml.isNode)(node) ? node : null;
    return anchored.get(node.source)?.findLast((one) => startOf(one) < startOf(node)) ?? null;
  };
  const placeOf5 = once((node) => {
    const members = once(() => (0, import_yaml.isMap)(node) ? membersOf2(node.items) : null);
    const items = once(
      () => (0, import_yaml.isSeq)(node) ? node.items.map((item) => ({ at: startOf(item), node: inner(item) })) : null
    );
    return {
      start: startOf(node),
      members: () => members(node),
      items: () => items(node),
      text: (0, import_yaml.isScalar)(node) ? String(node.value) : null
    };
  });
  const inner = (node) => {
    const found = target(node);
    return found === null ? null : placeOf5(found);
  };
  const membersOf2 = (pairs) => {
    const all = new Map(
      pairs.flatMap(
        (pair) => isMerge(pair) ? [] : [[nameOfKey(pair), { at: startOf(pair.key), node: inner(pair.value) }]]
      )
    );
    for (const source of pairs.filter(isMerge).flatMap(({ value }) => sourcesOf(target(value)))) {
      for (const [name, part] of inner(source)?.members() ?? []) if (!all.has(name)) all.set(name, part);
    }
    return all;
  };
  return inner(document.contents);
};
var startOf = (node) => (0, import_yaml.isNode)(node) ? node.range?.[0] ?? 0 : 0;
var anchorsOf = (document) => {
  const anchored = /* @__PURE__ */ new Map();
  (0, import_yaml.visit)(document, {
    Node: (_, node) => {
      if ((0, import_yaml.isAlias)(node) || node.anchor === void 0) return;
      const known3 = anchored.get(node.anchor);
      if (known3 === void 0) anchored.set(node.anchor, [node]);
      else known3.push(node);
    }
  });
  return anchored;
};
var isMerge = ({ key: key2 }) => (0, import_yaml.isScalar)(key2) && typeof key2.value === "symbol";
var nameOfKey = ({ key: key2 }) => (0, import_yaml.isScalar)(key2) ? String(key2.value) : "";
var sourcesOf = (node) => (0, import_yaml.isSeq)(node) ? node.items : [node];
var once = (find2) => {
  const known3 = /* @__PURE__ */ new Map();
  return (node) => {
    const found = known3.get(node) ?? find2(node);
    known3.set(node, found);
    return found;
  };
};

// src/domain/task-definition/place-in-file.ts
var placeInFile = (file, definition) => {
  let placeOf5;
  return (path) => (placeOf5 ??= placesIn(file, definition))(path);
};
var placesIn = ({ text, source }, definition) => {
  const read = text.replace(/^\uFEFF/, "");
  const document = partsOf(read);
  if (document === null) return () => null;
  const positionOf = positions(read);
  const lists = /* @__PURE__ */ new Map();
  return (path) => {
    const node = rootFor(document, path);
    return `${source}:${positionOf(offsetOf({ node, value: definition, rest: path, offset: node.start }, lists))}`;
  };
};
var partsOf = (text) => {
  if (isJson(text)) return jsonPlaces(text);
  const parsed2 = parseYaml(text, { levels: MOST_LEVELS, merge: true });
  return parsed2.kind === "too-deep" ? null : yamlPlaces(parsed2.document);
};
var isJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
var rootFor = (contents, path) => {
  const inner = contents.members()?.get("taskDefinition")?.node ?? null;
  if (inner === null || inner.members() === null) return contents;
  return path.startsWith("tags") && contents.members()?.has("tags") === true ? contents : inner;
};
var offsetOf = (first, lists) => {
  let { offset } = first;
  for (let step = first; step !== null; step = next(step, lists)) ({ offset } = step);
  return offset;
};
var next = (step, lists) => {
  const { node, rest } = step;
  if (node === null || rest === "") return null;
  const members = node.members();
  return members === null ? intoList({ ...step, node }, lists) : intoMap(step, members);
};
var intoMap = ({ value, rest }, members) => {
  const path = rest.replace(/^\./, "");
  const key2 = keysOf(path).find((one) => members.has(one));
  const part = key2 === void 0 ? void 0 : members.get(key2);
  if (key2 === void 0 || part === void 0) return null;
  const inner = isMembers(value) ? value[key2] : void 0;
  return { node: part.node, value: inner, rest: path.slice(key2.length), offset: part.at };
};
var MOST_DOTS = 50;
var keysOf = (path) => [
  path,
  ...[...path.matchAll(/[.[]/g).take(MOST_DOTS)].map(({ index }) => path.slice(0, index)).toReversed()
];
var intoList = ({ node, value, rest }, lists) => {
  const [whole2 = "", number = ""] = /^\[(\d+)\]/.exec(rest) ?? [];
  const items = node.items();
  if (items === null || whole2 === "") return null;
  const names = lists.get(node) ?? namesIn2(items);
  lists.set(node, names);
  const values = itemsOf(value);
  const inner = values[Number(number)];
  const index = indexOf(names, { name: nameOf3(inner), index: items.length === values.length ? Number(number) : null });
  const item = index === null ? void 0 : items[index];
  return item === void 0 ? null : { node: item.node, value: inner, rest: rest.slice(whole2.length), offset: item.at };
};
var namesIn2 = (items) => {
  const names = items.map(({ node }) => {
    const members = node?.members();
    return (members?.get("name") ?? members?.get("key"))?.node?.text ?? null;
  });
  const indexes = /* @__PURE__ */ new Map();
  for (const [index, name] of names.entries()) if (name !== null && !indexes.has(name)) indexes.set(name, index);
  return { names, indexes };
};
var indexOf = ({ names, indexes }, { name, index }) => {
  if (name === null || index !== null && names[index] === name) return index;
  return indexes.get(name) ?? index;
};
var nameOf3 = (value) => {
  if (!isMembers(value)) return null;
  const { name, key: key2 } = value;
  return typeof name === "string" ? name : typeof key2 === "string" ? key2 : null;
};
var positions = (text) => {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    const line = lineAt(starts, offset);
    return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
  };
};
var lineAt = (starts, offset) => {
  let [first, last] = [0, starts.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return first;
};

// src/domain/task-definition/task-definition.ts
var containerNames = ({ input }) => (input.containerDefinitions ?? []).flatMap(({ name }) => name === void 0 ? [] : [name]);
var chooseContainer = (draft, wanted) => {
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
};
var withImage = (draft, change) => {
  const containerName = chooseContainer(draft, change.containerName);
  const replaceImage = (container) => container.name === containerName ? { ...container, image: change.image } : container;
  const replaced = `containerDefinitions[${containerNames(draft).indexOf(containerName)}].image`;
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) },
    ...draft.filled === void 0 ? {} : { filled: new Map([...draft.filled].filter(([path]) => path !== replaced)) }
  };
};
var withSideCarImages = (draft, containerName, imageOf2) => {
  const replaceImage = (container) => container.name === containerName || container.image === void 0 ? container : { ...container, image: imageOf2(container.image) };
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) }
  };
};

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
var lookUpFact = (facts, name) => {
  const known3 = RUN_FACT_NAMES.find((one) => one === name);
  if (known3 === void 0) {
    return { kind: "problem", why: `is not one of ${RUN_FACT_NAMES.join(", ")}${didYouMean(name, RUN_FACT_NAMES)}` };
  }
  const text = facts[known3] ?? "";
  return text === "" ? { kind: "problem", why: `has no value: ${WITHOUT[known3]}` } : { kind: "value", text };
};

// src/domain/values/inner-facts.ts
var FACT = /\$\{settings:([a-z-]+)\}/g;
var OUTER = new RegExp(
  `(?<!\\$)\\$\\{(?:${VALUE_SOURCES.join("|")}):(?:[^{}]{0,300}\\$\\{settings:[a-z-]+\\}){1,5}[^{}]{0,300}\\}`,
  "g"
);
var withInnerFacts = (value, facts) => {
  if (typeof value === "string") {
    return value.includes("${settings:") ? value.replace(OUTER, (outer) => written(outer, facts)) : value;
  }
  if (Array.isArray(value)) return value.map((item) => withInnerFacts(item, facts));
  if (typeof value !== "object" || value === null || isWrittenNumber(value) || isFilledText(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key2, member2]) => [key2, withInnerFacts(member2, facts)])
  );
};
var written = (outer, facts) => outer.replace(FACT, (placeholder, name) => {
  const lookup = lookUpFact(facts, name);
  return lookup.kind === "value" ? lookup.text : placeholder;
});

// src/domain/values/place-names.ts
var namesBeside = (document, { path, text }, reference) => {
  const parent = path.slice(0, -1).reduce(memberOf, document);
  return [
    ...path.slice(-1).filter((key2) => typeof key2 === "string"),
    ...texts([memberOf(parent, "name"), optionBefore(parent, path)]),
    ...namesWithin(text, reference.written),
    lastName(reference)
  ];
};
var memberOf = (value, key2) => {
  if (Array.isArray(value)) return typeof key2 === "number" ? value[key2] : void 0;
  return isMembers(value) && Object.hasOwn(value, key2) ? value[key2] : void 0;
};
var texts = (values) => values.filter((value) => typeof value === "string");
var optionBefore = (parent, path) => {
  const index = path.at(-1);
  const before = typeof index === "number" ? memberOf(parent, index - 1) : void 0;
  return typeof before === "string" && /^--?[\w-]+$/.test(before) ? before : void 0;
};
var namesWithin = (text, written2) => [
  ...text.includes(`:${written2}@`) ? ["password"] : [],
  ...text.split(written2).slice(0, -1).flatMap((before) => texts([ASSIGNED.exec(before.slice(-LONGEST_NAME))?.[1]]))
];
var ASSIGNED = /([\w-]+)\\?["']?(?:=| ?: ?| )\\?["']?$/;
var LONGEST_NAME = 200;
var lastName = ({ source, name }) => source === "ssm" ? name.replace(/:.*$/, "").split("/").at(-1) ?? "" : name.split(".").at(-1) ?? "";

// src/domain/values/places.ts
var import_yaml2 = __toESM(require_dist(), 1);
var placesIn2 = (files) => {
  let rangeOf;
  return (path, piece) => {
    const [document] = files;
    if (document === void 0) return null;
    rangeOf ??= rangesIn(document.text);
    const range = rangeOf(path) ?? rangeOf(["taskDefinition", ...path]);
    const offset = range === null ? -1 : document.text.indexOf(piece, range.start);
    if (range !== null && offset !== -1 && offset < range.end) return placeText(document, offset);
    const holder = files.find(({ text }) => text.includes(piece));
    return holder === void 0 ? null : placeText(holder, holder.text.indexOf(piece));
  };
};
var rangesIn = (text) => {
  const parsed2 = parseYaml(text, { levels: MOST_LEVELS, merge: true });
  if (parsed2.kind === "too-deep") return () => null;
  return (path) => {
    const node = parsed2.document.getIn(path, true);
    const [start, end] = ((0, import_yaml2.isScalar)(node) ? node.range : null) ?? [];
    return start === void 0 || end === void 0 ? null : { start, end };
  };
};
var placeText = ({ source, text }, offset) => {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return `${source}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
};

// src/domain/values/value-masks.ts
var SHORTEST = 8;
var ORDINARY = /^(?:[\d.,:%-]+|[a-z]+(?:[-_./ ][a-z]+)*(?:-?\d{1,3})?)$/i;
var NAMES = /^(?:family|name|image|awslogs-.*)$/;
var isMasked = ({ value, member: member2, names }, shown2) => {
  const text = value.trim();
  if (text === "" || shown2.includes(text)) return false;
  const signs = names.flatMap((name) => looksSecret({ name, value: text })?.by ?? []);
  if (signs.includes("value")) return true;
  if (NAMES.test(member2)) return false;
  if (signs.includes("name")) return true;
  return text.length >= SHORTEST && !ORDINARY.test(text) && !shown2.some((one) => one.includes(text));
};

// src/stages/plan/missing-values.ts
var missingValues = (uses, known3) => {
  const found = /* @__PURE__ */ new Map();
  for (const { path, references } of uses) {
    for (const { written: written2 } of references) {
      const lookup = known3.lookups.get(written2);
      const why = problemOf(lookup);
      if (why === null || found.has(written2)) continue;
      const group = lookup?.kind === "unreadable" ? why : `${why} ${written2}`;
      found.set(written2, { written: written2, place: known3.placeOf(path, written2), why, group });
    }
  }
  const groups = Map.groupBy(found.values(), ({ group }) => group);
  return { count: found.size, lines: [...groups.values()].map(lineOf2) };
};
var problemOf = (lookup) => {
  if (lookup === void 0) return null;
  if (lookup.kind !== "value") return lookup.why;
  return lookup.text.length > LONGEST_VALUE ? `its value has more than ${LONGEST_VALUE} characters` : null;
};
var MOST_PLACES = 5;
var lineOf2 = (all) => {
  const [first, ...others] = all;
  if (first === void 0) return "";
  if (others.length === 0) return `${first.place}: ${quoted(first.written)}: ${first.why}`;
  const places = all.slice(0, MOST_PLACES).map(({ written: written2, place }) => `${quoted(written2)} (${place})`);
  const rest = all.length - places.length;
  return `${first.why}; named by ${places.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
};

// src/stages/plan/unread-source.ts
var MOST_PLACES2 = 5;
var withPlaceholders = ({ source, thrown }, asking) => {
  if (!(thrown instanceof ShipError) || NOT_ABOUT_IT.test(thrown.code)) return thrown;
  const places = placesFor(source, asking);
  if (places.length === 0) return thrown;
  const rest = places.length - MOST_PLACES2;
  const { code, message, headlines, hint } = thrown;
  return fault(code, {
    message: `${message}; needed by ${places.slice(0, MOST_PLACES2).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
    headline: headlines.length === 0 ? message : headlines,
    ...hint === void 0 ? {} : { hint },
    cause: thrown
  });
};
var placesFor = (source, { uses, isKnown, placeOf: placeOf5 }) => {
  const all = uses.flatMap(
    ({ path, references }) => references.filter((one) => one.source === source && !isKnown(one.written)).map(({ written: written2 }) => ({ written: written2, path }))
  );
  const firsts = [...Map.groupBy(all, ({ written: written2 }) => written2).values()].flatMap((same) => same.slice(0, 1));
  return firsts.map(({ written: written2, path }) => `${quoted(written2)} (${placeOf5(path, written2)})`);
};
var NOT_ABOUT_IT = /^E_(?:CREDENTIALS|REGION|CANCELLED|INTERNAL)/u;

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
var readStateOutputs = (text) => {
  const json = text.replace(/^\uFEFF/, "");
  const parsed2 = parse(json);
  if (parsed2.kind === "problem") return parsed2;
  const { value } = parsed2;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return problem("is not a JSON object");
  const { double } = jsonKeys(json);
  return double === null ? outputsOf(value) : problem(setTwice(json, double));
};
var outputsOf = (value) => {
  const state = STATE.safeParse(value);
  if (state.success) return { kind: "outputs", outputs: new Map(Object.entries(state.data.outputs ?? {})) };
  const outputs = PRINTED.safeParse(value);
  if (outputs.success) return { kind: "outputs", outputs: new Map(Object.entries(outputs.data)) };
  const other = OTHERS.find(({ key: key2 }) => Object.hasOwn(value, key2));
  return problem(other?.what ?? olderState(value) ?? "is not a state");
};
var setTwice = (json, { key: key2, offset, first }) => `sets \`${quoted(key2)}\` in line ${lineOf(json, first)} and again in line ${placeOf2(json, offset).replace(":", ", column ")}`;
var problem = (what) => ({
  kind: "problem",
  why: `${what}; ${USE}`
});
var parse = (json) => {
  if (json.trim() === "") return problem("is empty");
  if (json.slice(0, 20).includes("\0")) return problem("is not UTF-8 but probably UTF-16");
  if (json.includes("\uFFFD")) return problem("is not UTF-8");
  try {
    return { kind: "json", value: JSON.parse(json) };
  } catch (thrown) {
    const [, line, column] = / \(line (\d+) column (\d+)\)$/.exec(messageOf(thrown)) ?? [];
    return problem(`is not JSON${line === void 0 ? "" : ` (line ${line}, column ${column})`}`);
  }
};
var olderState = (value) => {
  const { version } = value;
  return typeof version === "number" && version !== 4 && Object.hasOwn(value, "lineage") ? `is a state of version ${version}` : null;
};
var PRINTED = external_exports.record(external_exports.string(), external_exports.looseObject({ value: external_exports.unknown(), sensitive: external_exports.boolean(), type: external_exports.unknown() }));
var lookUpOutput = (state, name) => {
  if (state.kind === "problem") return { kind: "unreadable", why: state.why };
  const output = state.outputs.get(name.replace(/^output\./, ""));
  if (output === void 0) return { kind: "problem", why: missing2(name, [...state.outputs.keys()]) };
  if (output.sensitive === true) return { kind: "problem", why: SENSITIVE };
  const why = problemOf2(output.value);
  return why === null ? { kind: "value", text: String(output.value) } : { kind: "problem", why: `the output ${why}` };
};
var problemOf2 = (value) => {
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
};
var isExact = (value) => Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?[\d.]{1,16}$/.test(String(value));
var INEXACT = "is a number of too many digits to be read exactly; make it a text, with `tostring` in Terraform";
var SENSITIVE = "the output is sensitive, and its value could be read in the task definition; store it as a secret, and hand that to the container with `secrets`";
var missing2 = (name, names) => {
  const wanted = name.replace(/^output\./, "");
  const near = nearest(wanted, names);
  const meant = near === null ? "" : `; did you mean output.${near}?`;
  return `the state has no output ${wanted}: ${listNames({ plural: "outputs", word: wanted, names })}${meant}`;
};

// src/domain/values/variables.ts
var lookUpVariable = (listed2, name) => {
  const value = Object.hasOwn(listed2, name) ? listed2[name] : void 0;
  if (value === void 0) return { kind: "problem", why: `the input \`value-envs\` does not list ${name}` };
  if (value === null) return { kind: "problem", why: `the variable ${name} is not set` };
  if (value !== "") return { kind: "value", text: value };
  return {
    kind: "problem",
    why: `the variable ${name} is empty; so is one whose secret or variable GitHub does not have`
  };
};

// src/stages/allowed-paths.ts
var assertAllowed = async (paths, files) => {
  for (const path of paths) {
    const refusal = await refusalOfEach(path, files.refusal);
    if (refusal !== null) throw fault("E_INPUT", { message: refusedPath(path, refusal) });
  }
};

// src/stages/plan/state-file.ts
var LARGEST_STATE = 16 * 1024 * 1024;
var readStateFile = async (file, files) => {
  await assertAllowed([file], files);
  const subject = `\`tfstate\`: the file ${file.given}`;
  const kind = await files.kindOf(file.path);
  if (kind === "directory") return { kind: "problem", why: `\`tfstate\`: ${file.given} is a folder, not a file` };
  if (kind !== "file") return { kind: "problem", why: `${subject} does not exist` };
  if (await files.sizeBytes(file.path) > LARGEST_STATE)
    return { kind: "problem", why: `${subject} is larger than 16 MB; use the output of \`terraform output -json\`` };
  const reading = readStateOutputs(await files.readText(file.path) ?? "");
  return reading.kind === "outputs" ? reading : { kind: "problem", why: `${subject} ${reading.why}` };
};

// src/domain/aws/secret-parameters.ts
var secretBehind = (parameter) => /^(?:arn:[^:]*:ssm:[^:]*:[^:]*:parameter)?\/aws\/reference\/secretsmanager\/(.+)$/.exec(parameter)?.[1] ?? null;

// src/domain/aws/pages.ts
var readPages = async (read, mostPages = 100) => {
  const items = [];
  let nextToken;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await read(nextToken);
    items.push(...page.items);
    nextToken = page.nextToken;
    if (nextToken === void 0) break;
  }
  return items;
};
var MOST_PARAMETERS = 10;
var chunksOf = (items, size) => Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

// src/domain/aws/last-part.ts
var lastPart = (name) => name.slice(name.lastIndexOf("/") + 1);

// src/stages/plan/missing-name.ts
var MOST_PAGES = 5;
var missingName = (code, { what, plural, input, name, names, where }) => {
  const near = names === null ? null : nearest(lastPart(name), names);
  const short2 = `the ${what} '${name}' does not exist`;
  const missing3 = `${short2}${where === void 0 ? "" : ` ${where}`}`;
  const message = names === null ? missing3 : `${missing3}; ${listNames({ plural, word: lastPart(name), names })}`;
  const facts = { message, headline: [message, missing3, short2] };
  return fault(code, near === null ? facts : { ...facts, hint: `Did you mean '${near}'? Correct \`${input}\`.` });
};
var readNames = async (read) => {
  try {
    return await readPages((nextToken) => read(nextToken === void 0 ? {} : { nextToken }), MOST_PAGES);
  } catch (thrown) {
    if (thrown instanceof AwsError) return null;
    throw thrown;
  }
};
var isAwsError = (thrown, codes) => thrown instanceof AwsError && codes.includes(thrown.awsCode);

// src/stages/plan/value-readers.ts
var readParameters = async (names, ssm) => {
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
};
var lookUpsIn = (names, { Parameters = [] }) => {
  const found = new Map(Parameters.map((one) => [`${one.Name ?? ""}${one.Selector ?? ""}`, one]));
  return names.map((name) => [name, ofParameter(name, found.get(name))]);
};
var ofParameter = (name, parameter) => {
  if (parameter === void 0)
    return { kind: "problem", why: "the parameter does not exist in this region and account" };
  if (parameter.Type === "SecureString") return { kind: "problem", why: refused("is a SecureString", name) };
  const { Value: text = "" } = parameter;
  return text === "" ? { kind: "problem", why: "the parameter is empty" } : { kind: "value", text };
};
var refused = (what, name) => `the parameter ${what}, and its value could be read in the task definition; hand it to the container with \`secrets\`: { "name": \u2026, "valueFrom": "${name}" }`;
var readStackOutputs = async (names, cloudformation, log) => {
  const stackNames = [...new Set(names.map((name) => partsOf2(name).stack))];
  const stacks = await Promise.all(
    stackNames.map(async (name) => [name, await readStack(name, cloudformation)])
  );
  for (const [name, stack] of stacks) if (stack !== null && isChanging(stack)) log.warning(changing(name, stack));
  const found = new Map(stacks);
  return new Map(names.map((name) => [name, ofOutput(name, found.get(partsOf2(name).stack) ?? null)]));
};
var statusOf = ({ StackStatus: status }) => quoted(status ?? "");
var isChanging = (stack) => statusOf(stack).endsWith("_IN_PROGRESS") && !isGoing(stack);
var changing = (name, stack) => `the stack ${quoted(name)} is in state ${statusOf(stack)}: its outputs are those of before and may change`;
var partsOf2 = (name) => {
  const dot = name.indexOf(".");
  return { stack: name.slice(0, dot), output: name.slice(dot + 1) };
};
var readStack = async (name, cloudformation) => {
  try {
    const { Stacks = [] } = await cloudformation.describeStacks({ StackName: name });
    return Stacks[0] ?? null;
  } catch (thrown) {
    if (isAwsError(thrown, ["ValidationError"])) return null;
    throw thrown;
  }
};
var isGoing = (stack) => statusOf(stack).startsWith("DELETE_");
var stateOf = (stack) => ["", "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"].includes(statusOf(stack)) ? "" : `; the stack is in state ${statusOf(stack)}`;
var ofOutput = (name, stack) => {
  const { stack: stackName, output } = partsOf2(name);
  const subject = `the stack ${quoted(stackName)}`;
  if (stack === null) return { kind: "unreadable", why: `${subject} does not exist in this region and account` };
  if (isGoing(stack)) return { kind: "unreadable", why: `${subject} is being deleted${stateOf(stack)}` };
  const outputs = stack.Outputs ?? [];
  const text = outputs.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
  if (text !== void 0) {
    return text === "" ? { kind: "problem", why: "the output is empty" } : { kind: "value", text };
  }
  const names = outputs.flatMap(({ OutputKey }) => OutputKey ?? []);
  const listed2 = listNames({ plural: "outputs", word: output, names });
  const why = `the stack has no output ${output}: ${listed2}${didYouMean(output, names)}${stateOf(stack)}`;
  return { kind: "problem", why };
};

// src/stages/plan/value-sources.ts
var readSources = async (references, needs, ports) => {
  const wrong4 = references.flatMap((one) => {
    const why = nameProblem(one);
    return why === null ? [] : [[one.written, { kind: "problem", why }]];
  });
  const right = references.filter((one) => nameProblem(one) === null);
  const settled = await Promise.allSettled(
    READERS.map(async ([source, read]) => {
      const own = right.filter((one) => one.source === source);
      if (own.length === 0) return [];
      const found = await read(
        own.map(({ name }) => name),
        needs,
        ports
      );
      return own.flatMap(({ name, written: written2 }) => {
        const lookup = found.get(name);
        return lookup === void 0 ? [] : [[written2, lookup]];
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
};
var NOTHING = /* @__PURE__ */ new Map();
var READERS = [
  ["env", (names, { variables }) => new Map(names.map((name) => [name, lookUpVariable(variables, name)]))],
  ["settings", (names, { facts, aws }) => factsOf(names, facts, aws)],
  ["tfstate", (names, { stateFile }, { files }) => readOutputs(names, stateFile, files)],
  ["ssm", (names, { aws }, { target }) => aws === "unreachable" ? NOTHING : readParameters(names, target.ssm)],
  [
    "cfn",
    (names, { aws }, { target, log }) => aws === "unreachable" ? NOTHING : readStackOutputs(names, target.cloudformation, log)
  ]
];
var OF_AWS = ["account", "region"];
var factsOf = (names, facts, aws) => new Map(
  names.filter((name) => aws === "reachable" || !OF_AWS.includes(name)).map((name) => [name, lookUpFact(facts, name)])
);
var readOutputs = async (names, file, files) => {
  const state = file === null ? { kind: "problem", why: "`tfstate` is not set: name the file that has the outputs" } : await readStateFile(file, files);
  return new Map(names.map((name) => [name, lookUpOutput(state, name)]));
};

// src/stages/plan/resolve-values.ts
var MOST_REFERENCES = 500;
var resolveValues = async (given2, needs, ports) => {
  const document = { ...given2, value: withInnerFacts(given2.value, needs.facts) };
  const uses = [...usesIn(document.value)];
  if (uses.length === 0) return { value: document.value, problems: [] };
  const inFiles = placesIn2(document.files);
  const placeOf5 = (path, piece) => originOf(document.origins ?? /* @__PURE__ */ new Map(), pathText(path)) ?? inFiles(path, piece);
  const references = distinct(uses);
  const reading = await readValues(references, needs, ports);
  const problems = problemsOf(document, uses, { reading, placeOf: placeOf5 });
  const valueOf2 = (reference) => {
    const lookup = reading.lookups.get(reference.written);
    return lookup?.kind === "value" ? lookup.text : null;
  };
  const value = fill(document.value, { valueOf: valueOf2, placeOf: placeOf5 });
  if (needs.untrusted !== null && references.length > 0) {
    return { value, problems: notResolved(references, document, { ...needs, untrusted: needs.untrusted, ...ports }) };
  }
  if (document.shown !== "as-they-are") hide({ document: document.value, uses, valueOf: valueOf2 }, needs, ports);
  if (problems.length === 0 && references.length > 0 && needs.aws === "reachable")
    ports.log.info(`placeholders of ${document.source} with a value: ${listOf(references)}`);
  return { value, problems };
};
var distinct = (uses) => [
  ...new Map(uses.flatMap(({ references }) => references).map((one) => [one.written, one])).values()
];
var listOf = (references) => {
  const shown2 = references.slice(0, MOST_NAMED).map(({ written: written2 }) => quoted(written2));
  const rest = references.length - shown2.length;
  return `${shown2.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
};
var MOST_NAMED = 10;
var readValues = async (references, needs, ports) => {
  if (needs.untrusted !== null) return { lookups: /* @__PURE__ */ new Map(), errors: [] };
  if (references.length <= MOST_REFERENCES) return readSources(references, needs, ports);
  const message = `the task definition has ${references.length} different placeholders; it can have ${MOST_REFERENCES}`;
  return { lookups: /* @__PURE__ */ new Map(), errors: [{ source: null, thrown: fault("E_VALUES", { message }) }] };
};
var problemsOf = ({ source }, uses, found) => {
  const { lookups, errors } = found.reading;
  const placeOf5 = (path, written2) => found.placeOf(path, written2) ?? `${source}, ${pathText(path)}`;
  const asking = { uses, placeOf: placeOf5, isKnown: (written2) => lookups.has(written2) };
  const unread = errors.map((error) => withPlaceholders(error, asking));
  return [...unread, ...withoutValue2(source, uses, { ...found, placeOf: placeOf5 })];
};
var withoutValue2 = (source, uses, found) => {
  const { count, lines } = missingValues(uses, { lookups: found.reading.lookups, placeOf: found.placeOf });
  const listed2 = listedProblems(lines);
  const [first] = listed2;
  if (first === void 0) return tooLong(uses, found);
  const all = `${count} placeholders of ${source} have no value:
${listed2.map((line) => `- ${line}`).join("\n")}`;
  return [fault("E_VALUES", { message: lines.length === 1 ? first : all, hint: ESCAPE })];
};
var ESCAPE = "Correct what is listed. To send one as it is written, double its dollar sign: `$${env:NAME}`.";
var LONGEST_VALUES = 8 * LONGEST_VALUE;
var tooLong = (uses, { reading }) => {
  const lengths = uses.flatMap(
    ({ references }) => references.map(({ written: written2 }) => {
      const lookup = reading.lookups.get(written2);
      return lookup?.kind === "value" ? lookup.text.length : 0;
    })
  );
  if (lengths.reduce((sum, length) => sum + length, 0) <= LONGEST_VALUES) return [];
  const message = `the values of the placeholders have more than ${LONGEST_VALUES} characters together; ECS registers at most 64 KiB`;
  return [fault("E_VALUES", { message })];
};
var pathText = (path) => path.map((key2) => typeof key2 === "number" ? `[${key2}]` : `.${quoted(key2)}`).join("").replace(/^\./, "");
var hide = ({ document, uses, valueOf: valueOf2 }, { facts }, { secrets }) => {
  const shown2 = Object.values(facts).flatMap((fact) => fact ?? []);
  const masked = uses.flatMap(
    (use) => use.references.filter(({ source }) => source !== "settings").map((reference) => ({
      value: valueOf2(reference) ?? "",
      member: String(use.path.at(-1) ?? ""),
      names: namesBeside(document, use, reference)
    })).filter((one) => isMasked(one, shown2)).map(({ value }) => value)
  );
  for (const value of new Set(masked)) secrets.mask(value);
};
var notResolved = (references, { source }, { untrusted, unresolved, log }) => {
  const message = `the placeholders of ${source} are not resolved ${untrusted}, where others may have written the commit: ${listOf(references)}`;
  if (unresolved === "kept") {
    log.warning(message);
    return [];
  }
  const hint = "Deploy from an event whose commit only people with write access choose, for example `push`. Nothing was changed.";
  return [fault("E_VALUES", { message, hint })];
};

// src/stages/plan/task-definition-source.ts
import { basename, dirname, join } from "node:path";
var readTaskDefinition = ({ taskDefinition: source }, { files, target }) => {
  switch (source.kind) {
    case "file":
      return readFromFile(source, files);
    case "ecs":
      return readFromEcs(source.reference, target.ecs);
  }
};
var readFromFile = async ({ path, name }, files) => {
  await assertAllowed([{ setting: "task-definition", given: name, path, written: path }], files);
  const text = await files.readText(path);
  if (text !== null)
    return { value: parseTaskDefinition(text, name), source: name, exact: name, text, values: "checked" };
  const directory = dirname(path);
  const neighbours = await files.kindOf(directory) === "directory" ? await files.list(directory) : [];
  const near = nearest(basename(path), neighbours);
  throw fault("E_TASK_DEFINITION_NOT_FOUND", {
    message: `the task definition file ${name} does not exist in the checkout`,
    ...near === null ? {} : { hint: `Did you mean ${join(dirname(name), near)}? Correct \`task-definition\`.` }
  });
};
var readFromEcs = async (reference, ecs) => {
  try {
    const { taskDefinition, tags } = await ecs.describeTaskDefinition({ taskDefinition: reference, include: ["TAGS"] });
    const { family, revision } = taskDefinition ?? {};
    const exact = family === void 0 || revision === void 0 ? reference : `${family}:${revision}`;
    return { value: { taskDefinition, tags }, source: reference, exact, text: null, values: "registered" };
  } catch (thrown) {
    throw isAwsError(thrown, ["ClientException", "InvalidParameterException"]) ? await familyNotFound(reference, ecs) : thrown;
  }
};
var familyNotFound = async (reference, ecs) => {
  const family = reference.replace(/^.*\//, "").replace(/:\d+$/, "");
  const names = await readNames(async (page) => {
    const { families, nextToken } = await ecs.listTaskDefinitionFamilies({ status: "ACTIVE", maxResults: 100, ...page });
    return { items: families ?? [], nextToken };
  });
  if (names?.includes(family) === true) {
    return fault("E_TASK_DEFINITION_NOT_FOUND", {
      message: `the task definition '${reference}' does not exist, but its family '${family}' does`,
      hint: `Set \`task-definition\` to '${family}' for the latest revision, or to one that exists.`
    });
  }
  const facts = { what: "task definition family", plural: "families", input: "task-definition", name: family, names };
  return missingName("E_TASK_DEFINITION_NOT_FOUND", facts);
};

// src/stages/plan/rendered-definition.ts
var renderedDefinition = async (service, ports) => {
  const { source, exact, text, values, ...read } = await readTaskDefinition(service, ports);
  const accepted = registrable(read.value);
  const changed = withOverrides(accepted, service.overrides, service.containerName);
  const { origins } = changed;
  const document = { value: changed.value, source, files: text === null ? [] : [{ source, text }], origins };
  const { value, problems } = await resolveValues(document, service.values, ports);
  const containerName = values === "checked" ? service.containerName : null;
  const placeInSource = text === null ? () => exact : placeInFile({ text, source }, isMembers(value) ? value : {});
  const options = {
    values,
    containerName,
    placeOf: problemPlaces(origins, text === null ? () => null : placeInSource),
    ...values === "registered" ? { accepted } : {}
  };
  const [{ draft, notes, warnings }] = await allOrEveryProblem([
    asyncly(() => checkTaskDefinition(value, source, options)),
    rejected([...wrongSettings(changed.problems), ...problems]),
    asyncly(() => checkContainerName(value, source, service))
  ]);
  for (const note2 of notes) ports.log.debug(`${source}: ${note2}`);
  for (const warning of warnings) ports.log.warning(`${source}: ${warning}`);
  const newer = listedProblems([...newerMembers(draft.input).keys()]);
  if (newer.length > 0) {
    ports.log.info(`${source}: kept as they are, because this version does not know them: ${newer.join(", ")}`);
  }
  return {
    taskDefinition: draft,
    containerName: chooseContainer(draft, service.containerName),
    placeOf: (path) => originOf(origins, path) ?? placeInSource(path)
  };
};
var problemPlaces = (origins, placeInFile2) => (path) => {
  const at2 = originOf(origins, path);
  return at2 === null ? placeInFile2(path) : `set in ${at2}`;
};
var checkContainerName = (value, source, { containerName }) => {
  const containers = isMembers(value) ? itemsOf(value["containerDefinitions"]) : [];
  const names = containers.flatMap((one) => isMembers(one) && typeof one["name"] === "string" ? one["name"] : []);
  if (names.length === 0 || names.length < containers.length) return;
  const containerDefinitions = names.map((name) => ({ name }));
  chooseContainer({ source, input: { family: "", containerDefinitions } }, containerName);
};
var asyncly = (check2) => new Promise((resolve) => resolve(check2()));
var rejected = (problems) => problems.length === 0 ? Promise.resolve() : Promise.reject(new AggregateError(problems));
var wrongSettings = (problems) => {
  const listed2 = listedProblems(problems);
  const [only] = listed2;
  if (only === void 0) return [];
  if (problems.length === 1) return [fault("E_INPUT", { message: only, headline: headlinesOf(only) })];
  const count = `${problems.length} problems in the settings`;
  const headline = [...firstAndCount(headlinesOf(only), problems.length), count];
  return [fault("E_INPUT", { message: `${count}:
${listed2.map((line) => `- ${line}`).join("\n")}`, headline })];
};
var headlinesOf = (problem3) => {
  const text = problem3.replace(/^\S+:\d+:\d+: /u, "");
  const [cause = text] = text.split("; ");
  const [setting] = /^`[^`]+`/u.exec(cause) ?? [];
  return [problem3, text, cause, ...setting === void 0 ? [] : [`${setting} does not suit the task definition`]];
};

// src/stages/plan/linted-definition.ts
var lintedDefinition = async (service, ports) => {
  const { placeOf: placeOf5, ...rendered } = await renderedDefinition(service, ports);
  const { taskDefinition, containerName } = rendered;
  const values = service.taskDefinition.kind === "ecs" ? "registered" : "checked";
  const sideCars = (service.sideCars ?? "off") === "off" ? "as-written" : "pinned";
  const broken = lint(taskDefinition, { containerName, sideCars, levels: service.lint, values });
  const { held, readOn } = service.exceptions ?? NO_HELD;
  const findings = exceptLint(broken, held.entries, readOn).map((finding) => withPlaces(finding, placeOf5));
  const warnings = findings.filter(({ level }) => level === "warn");
  if (warnings.length > 0) {
    const lines = warnings.map((finding) => `  ${findingInWords(finding)}`);
    ports.log.info([`lint of ${taskDefinition.source}: ${countsOfFindings(warnings)}`, ...lines].join("\n"));
  }
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length > 0) throw brokenRules(errors, taskDefinition.source);
  return { ...rendered, lint: findings };
};
var withPlaces = (finding, placeOf5) => ({
  ...finding,
  places: finding.places.map((place) => {
    const at2 = placeOf5(place.path);
    return at2 === null ? place : { ...place, at: at2 };
  })
});
var brokenRules = (errors, source) => {
  const lines = errors.map((finding) => `- ${findingInWords(finding)}`);
  const count = errors.length === 1 ? "a rule" : `${errors.length} rules`;
  return fault("E_TASK_DEFINITION_LINT", {
    message: `the task definition ${source} breaks ${count}:
${lines.join("\n")}`,
    headline: `the task definition ${source} breaks ${errors.map(({ rule }) => rule).join(", ")}`
  });
};

// src/domain/aws/faults.ts
var PERMANENT = /^(ClientException|InvalidParameter\w*|Validation\w*|Serialization\w*|Unsupported\w*|\w+NotFoundException)$/;
var isTemporary = (error) => error instanceof AwsError && error.code === "E_AWS" && (!PERMANENT.test(error.awsCode) || isBusy(error));
var THROTTLED = /^(Throttl\w+|RequestThrottled\w*|TooManyRequests\w*|RequestLimitExceeded|BandwidthLimitExceeded|EC2ThrottledException|SlowDown|PriorRequestNotComplete|HTTP 429)$/;
var CONCURRENT = /too many concurrent attempts to create a new revision/i;
var isBusy = (error) => error instanceof AwsError && error.code === "E_AWS" && (THROTTLED.test(error.awsCode) || error.awsCode === "ClientException" && CONCURRENT.test(error.message));
var isUnavailable = (error) => error instanceof AwsError && (error.code === "E_ACCESS_DENIED" || error.awsCode === "UnsupportedFeatureException");

// src/domain/aws/deployed-by.ts
var byCodeDeploy = (deployedBy) => {
  if (deployedBy.kind === "codedeploy") return deployedBy;
  throw new Error("a service that CodeDeploy does not deploy");
};
var unsupportedService = (service) => {
  if (service.status === "DRAINING") return DRAINING;
  if (service.resourceManagementType === "ECS") return EXPRESS;
  const controller = service.deploymentController?.type ?? "ECS";
  return controller === "ECS" || controller === "CODE_DEPLOY" ? null : { because: `has the deployment controller ${controller}`, hint: HINTS[controller] ?? OTHER };
};
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
var isOfCodeDeploy = ({ deploymentController }) => deploymentController?.type === "CODE_DEPLOY";
var withTaskSets = (service) => {
  if (!isOfCodeDeploy(service) || service.taskSets === void 0) return service;
  const primary = service.taskSets.find(({ status }) => status === "PRIMARY");
  const taskDefinition = primary?.taskDefinition ?? service.taskDefinition;
  return {
    ...service,
    ...taskDefinition === void 0 ? {} : { taskDefinition },
    deployments: service.taskSets.map(asDeployment)
  };
};
var asDeployment = (taskSet) => {
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
};

// src/stages/plan/live-service.ts
var readService = async (name, ecs, findCluster2) => {
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
};
var withoutConsequences = (thrown) => {
  const problems = problemsIn(thrown);
  const isMissing = (code) => (problem3) => problem3 instanceof ShipError && problem3.code === code;
  const isService = isMissing("E_SERVICE_NOT_FOUND");
  return new AggregateError(
    problems.some(isMissing("E_CLUSTER_NOT_FOUND")) ? problems.filter((problem3) => !isService(problem3)) : problems
  );
};
var clusterFinder = (ecs) => {
  const asked = /* @__PURE__ */ new Map();
  return (name) => {
    const cluster = asked.get(name) ?? findCluster(name, ecs);
    asked.set(name, cluster);
    return cluster;
  };
};
var findCluster = async (name, ecs) => {
  const reply = await ecs.describeClusters({ clusters: [name] }).catch((thrown) => {
    if (isUnavailable(thrown)) return null;
    throw thrown;
  });
  if (reply === null) return null;
  const cluster = reply.clusters?.find(({ status }) => status !== "INACTIVE");
  if (cluster?.clusterArn !== void 0) return cluster.clusterArn;
  throw await clusterNotFound(name, ecs);
};
var findService = async (name, ecs) => {
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
};
var includedIn = ({ include = [] }) => include.length === 0 ? {} : { include };
var serviceNotFound = async ({ cluster, service }, ecs) => {
  const names = await readNames(async (page) => {
    const { serviceArns, nextToken } = await ecs.listServices({ cluster, maxResults: 100, ...page });
    return { items: (serviceArns ?? []).map(lastPart), nextToken };
  });
  const what = { what: "ECS service", plural: "services", input: "service", where: `in the cluster '${cluster}'` };
  return missingName("E_SERVICE_NOT_FOUND", { ...what, name: service, names });
};
var clusterNotFound = async (name, ecs) => {
  const names = await readNames(async (page) => {
    const { clusterArns, nextToken } = await ecs.listClusters({ maxResults: 100, ...page });
    return { items: (clusterArns ?? []).map(lastPart), nextToken };
  });
  return missingName("E_CLUSTER_NOT_FOUND", { what: "ECS cluster", plural: "clusters", input: "cluster", name, names });
};

// src/stages/plan/named-in.ts
var SETTING_OF = {
  E_CLUSTER_NOT_FOUND: "cluster",
  E_SERVICE_NOT_FOUND: "service",
  E_CONTAINER_NOT_FOUND: "container-name",
  E_TASK_DEFINITION_NOT_FOUND: "task-definition"
};
var namedIn = ({ places }) => (thrown) => {
  const problems = problemsIn(thrown).map((problem3) => placed(problem3, places));
  const [only] = problems;
  throw problems.length === 1 ? only : new AggregateError(problems);
};
var placed = (problem3, places) => {
  if (!(problem3 instanceof ShipError)) return problem3;
  const { code, message, headlines, hint, result, cause } = problem3;
  const setting = SETTING_OF[code];
  const at2 = setting === void 0 ? void 0 : places.get(setting);
  if (at2 === void 0) return problem3;
  const headline = headlines.length === 0 ? message : headlines;
  return new ShipError({ code, message: `${positionText(at2)}: ${message}`, headline, hint, result, cause });
};

// src/stages/plan/plan-input.ts
var wantedService = (input, service, caller) => ({
  ...service,
  sideCars: input.sideCars ?? "off",
  exceptions: input.exceptions,
  values: valueNeeds(input, service, caller)
});
var valueNeeds = ({ values = NO_VALUES, tag }, { cluster, service, stateFile }, caller) => ({
  ...values,
  facts: { ...values.facts, cluster, service, "image-tag": tag ?? null, ...caller },
  stateFile,
  aws: caller === null ? "unreachable" : "reachable"
});
var NO_VALUES = { untrusted: null, unresolved: "refused", variables: {}, facts: {} };

// src/domain/service-attributes/wanted-members.ts
var wantedMembers = (wanted, service) => ({
  ...simpleMembers(wanted),
  ...given("networkConfiguration", networkOf(wanted, service)),
  ...given("capacityProviderStrategy", strategyIn(wanted)),
  ...given("deploymentConfiguration", configurationOf(wanted, service))
});
var simpleMembers = (wanted) => ({
  ...given("enableExecuteCommand", wanted["enable-execute-command"]),
  ...given("propagateTags", wanted["propagate-tags"]),
  ...given("enableECSManagedTags", wanted["enable-ecs-managed-tags"]),
  ...given("healthCheckGracePeriodSeconds", wanted["health-check-grace-period-seconds"]),
  ...given("platformVersion", wanted["platform-version"]),
  ...given("availabilityZoneRebalancing", enabledOrDisabled(wanted["availability-zone-rebalancing"]))
});
var given = (name, value) => (
  // The name is the one key.
  value == null ? {} : { [name]: value }
);
var enabledOrDisabled = (flag) => flag == null ? null : flag ? "ENABLED" : "DISABLED";
var networkOf = ({ network }, service) => {
  if (network == null) return null;
  const own = service.networkConfiguration?.awsvpcConfiguration;
  const configuration = {
    ...own,
    subnets: [...network.subnets ?? own?.subnets ?? []],
    ...given("securityGroups", network["security-groups"] == null ? null : [...network["security-groups"]]),
    ...given("assignPublicIp", enabledOrDisabled(network["public-ip"]))
  };
  return { awsvpcConfiguration: configuration };
};
var strategyIn = ({ "capacity-providers": providers }) => providers == null ? null : Object.entries(providers).map(([capacityProvider, { weight, base }]) => ({ capacityProvider, weight, base }));
var configurationOf = (wanted, service) => {
  const own = service.deploymentConfiguration;
  const parts = {
    ...given("deploymentCircuitBreaker", breakerOf(wanted["circuit-breaker"], own)),
    ...given("alarms", alarmsOf(wanted.alarms, own)),
    ...given("minimumHealthyPercent", wanted["minimum-healthy-percent"]),
    ...given("maximumPercent", wanted["maximum-percent"])
  };
  return Object.keys(parts).length === 0 ? null : { ...own, ...parts };
};
var breakerOf = (breaker, own) => {
  if (breaker == null) return null;
  const enable = breaker.enable ?? true;
  return {
    ...own?.deploymentCircuitBreaker,
    enable,
    rollback: breaker.rollback ?? enable,
    ...given("thresholdConfiguration", breaker.threshold),
    ...given("resetOnHealthyTask", breaker["reset-on-healthy-task"])
  };
};
var alarmsOf = (alarms, own) => {
  if (alarms == null) return null;
  const enable = alarms.enable ?? true;
  return {
    alarmNames: [...alarms.names ?? own?.alarms?.alarmNames ?? []],
    enable,
    rollback: alarms.rollback ?? enable
  };
};
var normalMembers = (service) => ({
  enableExecuteCommand: service.enableExecuteCommand ?? false,
  propagateTags: service.propagateTags ?? "NONE",
  enableECSManagedTags: service.enableECSManagedTags ?? false,
  healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds ?? 0,
  platformVersion: service.platformVersion ?? "LATEST",
  availabilityZoneRebalancing: service.availabilityZoneRebalancing ?? "DISABLED",
  networkConfiguration: normalNetwork(service.networkConfiguration),
  capacityProviderStrategy: normalStrategy(service.capacityProviderStrategy),
  deploymentConfiguration: normalConfiguration(service.deploymentConfiguration)
});
var normalNetwork = (network) => {
  const { subnets = [], securityGroups = [], assignPublicIp = "DISABLED" } = network?.awsvpcConfiguration ?? {};
  return { subnets: [...subnets].sort(), securityGroups: [...securityGroups].sort(), assignPublicIp };
};
var normalStrategy = (strategy = []) => Object.fromEntries(
  strategy.map(({ capacityProvider = "", weight = 0, base = 0 }) => [capacityProvider, { weight, base }]).toSorted(([one], [other]) => one < other ? -1 : 1)
);
var normalConfiguration = (configuration = {}) => {
  const { deploymentCircuitBreaker, alarms, minimumHealthyPercent, maximumPercent } = configuration;
  return {
    deploymentCircuitBreaker: normalBreaker(deploymentCircuitBreaker),
    alarms: normalAlarms(alarms),
    ...given("minimumHealthyPercent", minimumHealthyPercent),
    ...given("maximumPercent", maximumPercent)
  };
};
var normalBreaker = (breaker = {}) => {
  const { enable = false, rollback = false, resetOnHealthyTask = true, thresholdConfiguration } = breaker;
  const { type = "BOUNDED_PERCENT", value = 50 } = thresholdConfiguration ?? {};
  return { enable, rollback, resetOnHealthyTask, thresholdConfiguration: { type, value } };
};
var normalAlarms = ({
  alarmNames = [],
  enable = false,
  rollback = false
} = {}) => ({
  alarmNames: [...alarmNames].sort(),
  enable,
  rollback
});

// src/domain/service-attributes/attribute-changes.ts
var STARTS = {
  networkConfiguration: "deployment",
  platformVersion: "deployment",
  capacityProviderStrategy: "forced"
};
var OF_NEW_TASKS = ["enableExecuteCommand", "enableECSManagedTags", "propagateTags"];
var attributeChanges = (wanted, service) => {
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
};
var isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
var membersOf = (service) => service;
var tagChanges = ({ tags: wanted }, { tags = [] }) => {
  const now = new Map(tags.map(({ key: key2 = "", value = "" }) => [key2, value]));
  const entries = Object.entries(wanted ?? {});
  const set2 = entries.flatMap(([key2, value]) => value === null || now.get(key2) === value ? [] : [{ key: key2, value }]);
  const removed = entries.flatMap(([key2, value]) => value === null && now.has(key2) ? [key2] : []);
  return set2.length + removed.length === 0 ? null : { set: set2, removed };
};
var withAttributes = (wanted, service) => {
  const { capacityProviderStrategy, ...members } = wantedMembers(wanted, service);
  const tags = tagChanges(wanted, service);
  return {
    ...service,
    ...capacityProviderStrategy === void 0 ? {} : { launchType: void 0, capacityProviderStrategy },
    ...members,
    ...tags === null ? {} : { tags: changedTags(tags, service.tags) }
  };
};
var changedTags = ({ set: set2, removed }, tags = []) => {
  const gone = /* @__PURE__ */ new Set([...removed, ...set2.map(({ key: key2 }) => key2)]);
  return [...tags.filter(({ key: key2 }) => !gone.has(key2)), ...set2];
};
var shownAttributes = (service) => ({
  ...normalMembers(service),
  tags: Object.fromEntries((service.tags ?? []).map(({ key: key2 = "", value = "" }) => [key2, value]))
});

// src/domain/service-attributes/service-attributes.ts
var NO_ATTRIBUTES = { value: {}, positions: /* @__PURE__ */ new Map() };
var attributeInWords = ({ positions: positions2 }, path) => {
  const at2 = positionAt(positions2, path);
  return `${at2 === null ? "" : `${positionText(at2)}: `}\`${["service-attributes", ...path].join(".")}\``;
};
var fieldsFor = ({ value: { tags } } = NO_ATTRIBUTES) => tags == null ? [] : ["TAGS"];

// src/domain/verify/launch.ts
var isOfFargate = (name) => name.startsWith("FARGATE");
var strategyOf = ({ capacityProviderStrategy = [] }) => capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []);
var ownProviders = (service) => strategyOf(service).filter((name) => !isOfFargate(name));
var isOnFargate = (service) => service.launchType === "FARGATE" || strategyOf(service).length > 0 && ownProviders(service).length === 0;
var isOnHosts = (service) => !isOnFargate(service) && (service.launchType !== void 0 || strategyOf(service).length > 0);

// src/domain/service-attributes/attribute-problems.ts
var attributeProblems = (attributes, facts) => {
  const { value: wanted } = attributes;
  const judged = { ...facts, wanted, planned: withAttributes(wanted, facts.service) };
  return RULES.flatMap((rule) => rule(judged)).map(
    ([path, why]) => `${attributeInWords(attributes, path)} is set, but ${why}`
  );
};
var isSet = ({ wanted }, name) => wanted[name] != null;
var nameOf4 = ({ service: { serviceName = "" } }) => `the service '${serviceName}'`;
var isRolling = ({ service }) => (service.deploymentConfiguration?.strategy ?? "ROLLING") === "ROLLING" && !isOfCodeDeploy(service);
var NOT_OF_CODEDEPLOY = [
  "enable-execute-command",
  "platform-version",
  "network",
  "capacity-providers",
  "circuit-breaker",
  "alarms",
  "availability-zone-rebalancing"
];
var codeDeployRule = (judged) => isOfCodeDeploy(judged.service) ? NOT_OF_CODEDEPLOY.filter((name) => isSet(judged, name)).map((name) => [
  [name],
  `ECS does not change it for ${nameOf4(judged)}, which CodeDeploy deploys`
]) : [];
var execRule = (judged) => judged.wanted["enable-execute-command"] === true && (judged.definition.taskRoleArn ?? "") === "" ? [[["enable-execute-command"], "the task definition has no task role, without which ECS Exec has no permissions"]] : [];
var CHECKED_BY = ["loadBalancers", "serviceRegistries", "vpcLatticeConfigurations", "gatewayConnectors"];
var graceRule = (judged) => {
  const { service, definition, wanted } = judged;
  const places = [{ ...service }, ...(service.deployments ?? []).map((one) => ({ ...one }))];
  const isChecked = places.some((place) => CHECKED_BY.some((name) => itemsOf(place[name]).length > 0)) || (definition.containerDefinitions ?? []).some(({ healthCheck }) => healthCheck !== void 0);
  if (isChecked || (wanted["health-check-grace-period-seconds"] ?? 0) === 0) return [];
  return [
    [
      ["health-check-grace-period-seconds"],
      `${nameOf4(judged)} has no load balancer, and no container has a health check`
    ]
  ];
};
var fargateRules = (judged) => {
  const { planned, wanted } = judged;
  if (!isOnHosts(planned)) return [];
  const why = `${nameOf4(judged)} does not run on Fargate`;
  return [
    ...isSet(judged, "platform-version") ? [[["platform-version"], why]] : [],
    ...wanted.network?.["public-ip"] === true ? [[["network", "public-ip"], why]] : []
  ];
};
var networkRules = (judged) => {
  const { planned, wanted, definition } = judged;
  if (wanted.network == null) return [];
  if (definition.networkMode !== "awsvpc") {
    const mode = definition.networkMode ?? "bridge";
    return [[["network"], `the task definition has the network mode ${mode}; only awsvpc has a network of the service`]];
  }
  return (planned.networkConfiguration?.awsvpcConfiguration?.subnets ?? []).length === 0 ? [[["network"], `${nameOf4(judged)} has no subnets; set \`subnets\`, too`]] : [];
};
var providerRules = (judged) => {
  const { service, wanted } = judged;
  if (wanted["capacity-providers"] == null) return [];
  if (service.launchType === "EXTERNAL")
    return [[["capacity-providers"], `${nameOf4(judged)} has the launch type EXTERNAL, which has none`]];
  return service.schedulingStrategy === "DAEMON" && Object.keys(wanted["capacity-providers"]).some(isOfFargate2) ? [[["capacity-providers"], `${nameOf4(judged)} is a DAEMON, which does not run on Fargate`]] : [];
};
var isOfFargate2 = (name) => name.startsWith("FARGATE");
var alarmRules = (judged) => {
  const { alarms } = judged.planned.deploymentConfiguration ?? {};
  return judged.wanted.alarms != null && alarms?.enable === true && (alarms.alarmNames ?? []).length === 0 ? [[["alarms"], `${nameOf4(judged)} has no alarms; set \`names\`, too`]] : [];
};
var percentRules = (judged) => {
  const { minimumHealthyPercent: min, maximumPercent: max } = judged.planned.deploymentConfiguration ?? {};
  const isOurs2 = isSet(judged, "minimum-healthy-percent") || isSet(judged, "maximum-percent");
  if (!isOurs2 || !isRolling(judged) || min !== 100 || max !== 100) return [];
  const name = isSet(judged, "maximum-percent") ? "maximum-percent" : "minimum-healthy-percent";
  return [[[name], "with both percentages at 100 no task can be replaced"]];
};
var zoneRules = (judged) => {
  const { planned, wanted } = judged;
  if (wanted["availability-zone-rebalancing"] !== true) return [];
  const path = ["availability-zone-rebalancing"];
  return [
    ...planned.schedulingStrategy === "DAEMON" ? [[path, `${nameOf4(judged)} is a DAEMON`]] : [],
    ...planned.launchType === "EXTERNAL" ? [[path, `${nameOf4(judged)} has the launch type EXTERNAL`]] : [],
    ...planned.deploymentConfiguration?.maximumPercent === 100 ? [[path, `${nameOf4(judged)} has a maximum of 100 percent, which leaves no room for it`]] : []
  ];
};
var MOST_TAGS = 50;
var tagRule = ({ planned: { tags = [], serviceName = "" }, wanted }) => {
  const own = tags.filter(({ key: key2 = "" }) => !/^aws:/i.test(key2));
  return wanted.tags == null || own.length <= MOST_TAGS ? [] : [[["tags"], `the service '${serviceName}' would have ${own.length} tags; at most ${MOST_TAGS} are possible`]];
};
var RULES = [
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
var checkAttributes = ({ attributes = NO_ATTRIBUTES }, facts) => {
  const problems = attributeProblems(attributes, facts);
  if (problems.length === 0) return;
  throw new AggregateError(
    problems.map(
      (message) => fault("E_INPUT", { message, hint: "Remove the attribute, or change what contradicts it." })
    )
  );
};

// src/stages/plan/check-tests.ts
var HOLDING = ["POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT"];
var checkTests = ({ smokeTest = [], waitUntil = "stable" }, found) => {
  if (found.creation !== void 0 || !smokeTest.some(isTest)) return;
  const name = found.described.serviceName ?? "";
  const problem3 = problemIn(found, name) ?? waitProblem(waitUntil);
  if (problem3 === null) return;
  const [because, hint] = problem3;
  throw fault("E_INPUT", { message: `\`smoke-test\`: \`on: test-listener\`: ${because}`, hint });
};
var testsOf = ({ smokeTest = [] }, { creation }, { warning }) => {
  if (creation === void 0 || !smokeTest.some(isTest)) return smokeTest;
  warning("`smoke-test`: the checks on the test listener are left out in the first deployment of the service");
  return smokeTest.filter((check2) => !isTest(check2));
};
var isTest = ({ on }) => on === "test-listener";
var problemIn = ({ described }, name) => {
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
};
var usesServiceConnect = ({ deployments = [] }) => deployments.some(
  ({ serviceConnectConfiguration }) => serviceConnectConfiguration?.services?.some(
    ({ clientAliases = [] }) => clientAliases.some(({ testTrafficRules }) => testTrafficRules !== void 0)
  )
);
var waitProblem = (until) => until === "stable" || until === "serving" || isAtOrAfter(until, "POST_TEST_TRAFFIC_SHIFT") ? null : [`\`wait-until\` is ${until}, which is before the check`, "Set `wait-until` to POST_TEST_TRAFFIC_SHIFT or later."];

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
var member = (given2, name) => Object.entries(given2).find(([key2]) => key2.toLowerCase() === name.toLowerCase())?.[1];
var problem2 = (why) => ({ kind: "problem", why });
var readAppSpec = (text) => {
  const parsed2 = parseYaml(text, { levels: DEEPEST });
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
};
var wrong = (why) => ({ kind: "problem", why });
var propertiesIn = (resources) => {
  const list = external_exports.array(map).safeParse(resources);
  const all = list.success ? list.data.flatMap((one) => Object.values(one)) : [];
  const [resource, second] = all.map((one) => map.safeParse(one));
  if (resource?.success !== true || second !== void 0)
    return wrong("must have one entry in `Resources`, the service");
  const type = member(resource.data, "type");
  if (type !== "AWS::ECS::Service") return wrong("must have the `Type` AWS::ECS::Service in `Resources`");
  const given2 = map.safeParse(member(resource.data, "properties") ?? {});
  if (!given2.success) return wrong("has `Properties` that are not a map");
  const entries = Object.entries(given2.data).map(
    ([name, value]) => [canonical(name, PROPERTIES) ?? name, value]
  );
  const unknown3 = entries.find(([name]) => !PROPERTIES.includes(name));
  if (unknown3 !== void 0) return wrong(`has the unknown property ${unknown3[0]}${didYouMean(unknown3[0], PROPERTIES)}`);
  return { kind: "found", value: Object.fromEntries(entries) };
};
var canonical = (name, known3) => known3.find((one) => one.toLowerCase() === name.toLowerCase()) ?? null;
var hooksIn = (given2) => {
  if (given2 === null) return { kind: "found", value: null };
  const list = external_exports.array(external_exports.record(external_exports.string(), external_exports.string())).safeParse(given2);
  if (!list.success) return wrong("must have a list in `Hooks`: EVENT: the name or ARN of a Lambda function");
  const entries = list.data.flatMap((one) => Object.entries(one));
  const unknown3 = entries.find(([name]) => canonical(name, HOOKS) === null);
  if (unknown3 !== void 0)
    return wrong(`has a hook of ${unknown3[0]}, which no hook can be attached to${didYouMean(unknown3[0], HOOKS)}`);
  return { kind: "found", value: entries.map(([name, lambda]) => ({ [canonical(name, HOOKS) ?? name]: lambda })) };
};

// src/stages/plan/read-appspec.ts
var LARGEST = 51200;
var readAppSpecFile = async (file, files) => {
  await assertAllowed([file], files);
  const subject = `\`${file.setting}\`: the file ${file.given}`;
  if (await files.kindOf(file.path) !== "file") throw fault("E_INPUT", { message: `${subject} does not exist` });
  if (await files.sizeBytes(file.path) > LARGEST)
    throw fault("E_INPUT", { message: `${subject} is larger than 50 KB, which CodeDeploy does not accept` });
  const reading = readAppSpec(await files.readText(file.path) ?? "");
  if (reading.kind === "appspec") return reading.appspec;
  throw fault("E_INPUT", { message: `${subject} ${reading.why}` });
};

// src/stages/plan/deployment-group.ts
var MOST = 100;
var MISSING = ["ApplicationDoesNotExistException", "DeploymentGroupDoesNotExistException"];
var findGroup = async (service, given2, aws) => {
  const ids = (service.taskSets ?? []).flatMap(({ externalId }) => parseCodeDeployId(externalId) ?? []);
  const [id] = ids;
  const found = id === void 0 ? null : await groupOfDeployment(id, aws);
  const name = found !== null && suits(found, given2) ? found : await searchGroup(service, given2, aws);
  if (name !== null) return name;
  throw fault("E_DEPLOYMENT_GROUP", {
    message: `no deployment group of CodeDeploy${inApplication(given2)} deploys the service '${service.serviceName ?? ""}'`,
    headline: "the service has no deployment group in CodeDeploy",
    hint: "Create the deployment group, or set `codedeploy-application` and `codedeploy-deployment-group`."
  });
};
var inApplication = ({ application, deploymentGroup }) => [
  application === null ? "" : ` in the application '${application}'`,
  deploymentGroup === null ? "" : ` with the name '${deploymentGroup}'`
].join("");
var suits = (name, { application, deploymentGroup }) => (application ?? name.application) === name.application && (deploymentGroup ?? name.deploymentGroup) === name.deploymentGroup;
var groupOfDeployment = async (deploymentId, { codedeploy }) => {
  const reply = await codedeploy.getDeployment({ deploymentId }).catch((thrown) => {
    if (isAwsError(thrown, ["DeploymentDoesNotExistException"])) return null;
    throw thrown;
  });
  const { applicationName: application, deploymentGroupName: deploymentGroup } = reply?.deploymentInfo ?? {};
  return application === void 0 || deploymentGroup === void 0 ? null : { application, deploymentGroup };
};
var searchGroup = async (service, given2, aws) => {
  const applications = given2.application === null ? await listApplications(aws) : [given2.application];
  for (const application of applications) {
    const groups = await listGroups(application, aws);
    const found = groups.find(
      (group) => deploys(group, service) && (given2.deploymentGroup ?? group.deploymentGroupName) === group.deploymentGroupName
    );
    if (found?.deploymentGroupName !== void 0) return { application, deploymentGroup: found.deploymentGroupName };
  }
  return null;
};
var listApplications = async ({ codedeploy }) => {
  const names = await readPages(async (nextToken) => {
    const { applications, nextToken: next2 } = await codedeploy.listApplications({ nextToken });
    return { items: applications ?? [], nextToken: next2 };
  });
  const replies = await Promise.all(
    chunksOf(names, MOST).map((some) => codedeploy.batchGetApplications({ applicationNames: [...some] }))
  );
  return replies.flatMap(({ applicationsInfo }) => applicationsInfo ?? []).flatMap(({ applicationName, computePlatform }) => computePlatform === "ECS" ? applicationName ?? [] : []);
};
var listGroups = async (applicationName, { codedeploy }) => {
  const names = await readPages(async (nextToken) => {
    const { deploymentGroups, nextToken: next2 } = await codedeploy.listDeploymentGroups({ applicationName, nextToken });
    return { items: deploymentGroups ?? [], nextToken: next2 };
  }).catch((thrown) => {
    if (isAwsError(thrown, MISSING)) return [];
    throw thrown;
  });
  const replies = await Promise.all(
    chunksOf(names, MOST).map(
      (some) => codedeploy.batchGetDeploymentGroups({ applicationName, deploymentGroupNames: [...some] })
    )
  );
  return replies.flatMap(({ deploymentGroupsInfo }) => deploymentGroupsInfo ?? []);
};
var deploys = ({ ecsServices = [] }, { clusterArn = "", serviceName }) => ecsServices.some((one) => one.clusterName === lastPart(clusterArn) && one.serviceName === serviceName);
var readGroup = async ({ application, deploymentGroup }, service, { codedeploy }) => {
  const subject = `the deployment group '${deploymentGroup}' of the application '${application}'`;
  const hint = "Correct `codedeploy-application` and `codedeploy-deployment-group`, or leave both out.";
  const { deploymentGroupInfo: group } = await codedeploy.getDeploymentGroup({ applicationName: application, deploymentGroupName: deploymentGroup }).catch(async (thrown) => {
    if (!isAwsError(thrown, MISSING)) throw thrown;
    throw await missingGroup({ application, deploymentGroup }, { codedeploy });
  });
  if (group !== void 0 && deploys(group, service)) return group;
  const others = (group?.ecsServices ?? []).map(({ clusterName, serviceName }) => `${clusterName}/${serviceName}`);
  const message = `${subject} does not deploy the service '${service.serviceName ?? ""}'; it deploys ${others.join(", ") || "none"}`;
  throw fault("E_DEPLOYMENT_GROUP", { message, hint });
};
var missingGroup = async ({ application, deploymentGroup }, { codedeploy }) => {
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
};

// src/stages/plan/deployer.ts
var readDeployer = async (settings, service, ports) => {
  const [found, appspec] = await allOrEveryProblem([
    readDeployerAlone(settings, service, ports),
    settings?.appspec ? readAppSpecFile(settings.appspec, ports.files) : Promise.resolve(null)
  ]);
  return found.kind === "ecs" ? found : { ...found, appspec };
};
var readDeployerAlone = async (settings, service, ports) => {
  const given2 = { ...NOT_SET, ...settings };
  if (!isOfCodeDeploy(service)) return byEcs(given2, service);
  const { deploymentConfig } = given2;
  return { kind: "codedeploy", ...await groupOf(given2, service, ports), deploymentConfig, appspec: null };
};
var NOT_SET = { application: null, deploymentGroup: null, deploymentConfig: null, appspec: null };
var NAMES2 = {
  application: "codedeploy-application",
  deploymentGroup: "codedeploy-deployment-group",
  deploymentConfig: "codedeploy-deployment-config",
  appspec: "codedeploy-appspec"
};
var byEcs = (given2, { serviceName = "" }) => {
  const names = Object.entries(given2).flatMap(
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
};
var groupOf = async ({ application, deploymentGroup }, service, { target }) => {
  const name = application !== null && deploymentGroup !== null ? { application, deploymentGroup } : await findGroup(service, { application, deploymentGroup }, target);
  return { ...name, groupWaitsMinutes: waitsOf(await readGroup(name, service, target)) };
};
var waitsOf = ({ blueGreenDeploymentConfiguration: waits }) => {
  const ready = waits?.deploymentReadyOption;
  const ends = waits?.terminateBlueInstancesOnDeploymentSuccess;
  return (ready?.actionOnTimeout === "STOP_DEPLOYMENT" ? ready.waitTimeInMinutes ?? 0 : 0) + (ends?.action === "TERMINATE" ? ends.terminationWaitTimeInMinutes ?? 0 : 0);
};

// src/stages/plan/desired-count.ts
var checkDesiredCount = ({ desiredCount, places }, { schedulingStrategy, serviceName = "" }) => {
  if (desiredCount === null || schedulingStrategy !== "DAEMON") return;
  const at2 = places.get("desired-count");
  const where = at2 === void 0 ? "" : `${positionText(at2)}: `;
  throw fault("E_INPUT", {
    message: `${where}\`desired-count\` is set, but the service ${serviceName} is a DAEMON, which runs one task on each instance; remove the setting`
  });
};

// src/domain/load-balancing/covers.ts
var covers = ({ Conditions: wanted = [] }, { Conditions: own = [] }) => wanted.every((condition) => isAny(condition) || own.some((other) => isNarrower(other, condition)));
var isOfNames = ({ Field }) => Field === "host-header" || Field === "path-pattern";
var isAny = (condition) => isOfNames(condition) && valuesOf(condition).some((value) => value === "*" || condition.Field === "path-pattern" && value === "/*");
var isNarrower = (one, other) => {
  if (one.Field !== other.Field) return false;
  if (isByExpression(one) || isByExpression(other)) return false;
  const [values, patterns] = [valuesOf(one), valuesOf(other)];
  if (one.Field === "http-request-method") return values.every((value) => patterns.includes(value));
  if (!isOfNames(one)) return JSON.stringify(one) === JSON.stringify(other);
  const inCase = (text) => one.Field === "host-header" ? text.toLowerCase() : text;
  return values.every((value) => patterns.some((pattern) => matches(inCase(pattern), inCase(value))));
};

// src/domain/load-balancing/sorry-page.ts
var PAGE_TAG = "ship-to-ecs:maintenance";
var SINCE_TAG = "ship-to-ecs:maintenance-since";
var PRIORITIES = { on: 1, off: 49e3 };
var ownRules = ({ rules }, leading) => rules.filter(leadsTo(leading));
var stateAt = (priority, own) => own.some((rule) => priority < placeOf(rule)) ? "on" : "off";
var pageOf = (rule, { found: { listener }, own, tags }) => {
  const { ListenerArn: listenerArn = "", Protocol = "HTTP", Port = 0 } = listener;
  const priority = placeOf(rule);
  const state = stateAt(priority, own);
  return {
    ...{ ruleArn: rule.RuleArn ?? "", listenerArn, listener: `${Protocol}:${Port}` },
    ...{ state, priority, since: state === "on" ? sinceOf(tags) : null }
  };
};
var sinceOf = (tags) => {
  const at2 = Date.parse(tags.get(SINCE_TAG) ?? "");
  return Number.isNaN(at2) ? null : at2;
};
var answersItself = ({ Actions = [], IsDefault }) => IsDefault !== true && Actions.some(({ Type }) => Type === "fixed-response");
var answeringInstead = (found, leading) => {
  const own = ownRules(found, leading);
  const before = (rule) => own.some((one) => placeOf(rule) < placeOf(one) && covers(rule, one));
  return byPriority(found.rules).find((rule) => answersItself(rule) && before(rule)) ?? null;
};
var isOverdue = ({ state, since }, { now, limitMs }) => state === "on" && (since === null || now - since > limitMs);

// src/stages/plan/read-rule-tags.ts
var MOST_AT_ONCE = 20;
var readTags = async (arns, elb) => {
  const found = /* @__PURE__ */ new Map();
  for (let from = 0; from < arns.length; from += MOST_AT_ONCE) {
    const { TagDescriptions = [] } = await elb.describeTags({ ResourceArns: arns.slice(from, from + MOST_AT_ONCE) });
    for (const { ResourceArn = "", Tags = [] } of TagDescriptions)
      found.set(ResourceArn, new Map(Tags.map(({ Key = "", Value = "" }) => [Key, Value])));
  }
  return found;
};

// src/stages/plan/find-sorry-page.ts
var findSorryPage = async (balancers, leading, { target: { elasticloadbalancing: elb }, log }) => {
  for (const found of balancers.flatMap(({ listeners }) => listeners)) {
    const rule = answeringInstead(found, leading);
    if (rule === null) continue;
    const arn = rule.RuleArn ?? "";
    const tags = await readTags([arn], elb).catch((error) => {
      if (!(error instanceof AwsError)) throw error;
      log.info(`since when the sorry page is on is not known: ${error.message}`);
      return /* @__PURE__ */ new Map();
    });
    return pageOf(rule, { found, own: ownRules(found, leading), tags: tags.get(arn) ?? /* @__PURE__ */ new Map() });
  }
  return null;
};

// src/domain/load-balancing/rule-requests.ts
var requestThrough = (wanted, { rules, dnsName, isOwn }) => {
  for (const rule of byPriority(rules).filter(isOwn)) {
    const request = completed(wanted, rule);
    if (ruleFor(rules, askedBy(wanted, request, dnsName)) === rule) return request;
  }
  return null;
};
var completed = ({ host, headers }, { Conditions = [] }) => {
  const hosts = Conditions.flatMap(
    (one) => one.Field === "host-header" ? literals(one.HostHeaderConfig?.Values ?? one.Values) : []
  );
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const added = Conditions.flatMap(({ HttpHeaderConfig: config }) => {
    const [name, [value]] = [config?.HttpHeaderName, literals(config?.Values)];
    return name === void 0 || value === void 0 || names.includes(name.toLowerCase()) ? [] : [[name, value]];
  });
  return { host: host ?? hosts[0]?.toLowerCase() ?? null, headers: { ...headers, ...Object.fromEntries(added) } };
};
var literals = (values = []) => values.filter((value) => /^[^*?\s]+$/u.test(value));
var askedBy = ({ path: full, method }, { host, headers }, dnsName) => {
  const [path = "", ...query] = full.split("?");
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    host: (host ?? dnsName).toLowerCase(),
    path,
    method,
    headers: Object.fromEntries(lowered),
    query: new URLSearchParams(query.join("?"))
  };
};
var hasRules = ({ Protocol }) => Protocol === "HTTP" || Protocol === "HTTPS";
var onlyRule = ({ DefaultActions = [] }) => [
  { IsDefault: true, Priority: "default", Conditions: [], Actions: DefaultActions }
];
var demandsOf = ({ Conditions = [] }) => Conditions.length === 0 ? "everything else" : Conditions.map(demandOf).join(", ");
var demandOf = (condition) => {
  const { Field = "unknown", Values = [] } = condition;
  return DEMANDS[Field]?.(condition, Values.join(" or ")) ?? `a condition of the kind ${Field}`;
};
var DEMANDS = {
  "host-header": ({ HostHeaderConfig: config }, values) => `host ${config?.Values?.join(" or ") ?? values}`,
  "path-pattern": ({ PathPatternConfig: config }, values) => `path ${config?.Values?.join(" or ") ?? values}`,
  "http-request-method": ({ HttpRequestMethodConfig: config }) => `method ${config?.Values?.join(" or ") ?? ""}`,
  "http-header": ({ HttpHeaderConfig: config }) => `a value of the header ${config?.HttpHeaderName ?? ""}`,
  "query-string": () => "a query",
  "source-ip": () => "some source addresses only"
};

// src/stages/plan/read-rules.ts
var readRules = ({ ListenerArn }, elb) => readPages(async (Marker) => {
  const { Rules = [], NextMarker } = await elb.describeRules({ ListenerArn, ...Marker !== void 0 && { Marker } });
  return { items: Rules, nextToken: NextMarker };
});
var withRules = async (listener, elb) => ({
  listener,
  rules: hasRules(listener) ? await readRules(listener, elb) : onlyRule(listener)
});

// src/stages/plan/read-balancers.ts
var MOST_LISTENERS = 10;
var readBalancers = async ({ targetGroupArns }, elb) => {
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroupArns] });
  const arns = [...new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))];
  if (arns.length === 0) return [];
  const { LoadBalancers = [] } = await elb.describeLoadBalancers({ LoadBalancerArns: arns });
  const found = await Promise.all(LoadBalancers.map((balancer) => readBalancer(balancer, elb)));
  return found.flat();
};
var readBalancer = async ({ LoadBalancerArn, DNSName: dnsName, Scheme, Type }, elb) => {
  if (dnsName === void 0 || (Type ?? "application") !== "application") return [];
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn });
  const listeners = await Promise.all(Listeners.slice(0, MOST_LISTENERS).map((listener) => withRules(listener, elb)));
  return [{ dnsName, reach: Scheme === "internal" ? "internal" : "internet", listeners }];
};

// src/stages/plan/find-url.ts
var findUrl = async (service, ports) => {
  const { target, log } = ports;
  const leading = leadingTo(service);
  if (leading.targetGroupArns.length === 0) return {};
  const subject = `the URL of the service ${service.serviceName ?? ""}`;
  try {
    const balancers = await readBalancers(leading, target.elasticloadbalancing);
    const url = serviceUrl(balancers, leading);
    if (url === null) log.info(`${subject} is not known: no listener for HTTP leads to it`);
    const sorryPage = await findSorryPage(balancers, leading, ports);
    if (sorryPage !== null) log.warning(pageWarning(service, sorryPage));
    return { ...url === null ? {} : { url }, ...sorryPage === null ? {} : { sorryPage } };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log.info(`${subject} is not known: ${error.message}`);
  }
  return {};
};
var pageWarning = ({ serviceName = "" }, page) => `the sorry page of ${serviceName} is ${stateInWords(page)}: no request reaches the service at ${page.listener}`;

// src/stages/read-alarms.ts
var readAlarms = async (names, cloudwatch, limit = {}) => {
  const AlarmNames = [...names];
  const reply = await cloudwatch.describeAlarms(
    { AlarmNames, AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: AlarmNames.length },
    limit
  );
  return alarmsIn(reply);
};

// src/stages/plan/planned-alarms.ts
var plannedAlarms = async (watched, { target: { cloudwatch }, log }) => {
  if (watched === void 0) return {};
  const { names: alarms, minutes } = watched;
  const found = await readAlarms(alarms, cloudwatch);
  const missing3 = alarms.filter((name) => !found.has(name));
  if (missing3.length > 0) await refuse(missing3, cloudwatch);
  log.info(`alarms that are watched for ${minutes} min: ${alarms.join(", ")}`);
  for (const one of found.values()) {
    if (one.state === "ALARM") log.warning(`${alarmInWords(one)}; it is ignored until it leaves that state`);
  }
  return { alarms };
};
var refuse = async (missing3, cloudwatch) => {
  const names = await readNames(async ({ nextToken: NextToken }) => {
    const reply = await cloudwatch.describeAlarms({ AlarmTypes: ["MetricAlarm", "CompositeAlarm"], NextToken });
    const all = [...reply.MetricAlarms ?? [], ...reply.CompositeAlarms ?? []];
    return { items: all.flatMap(({ AlarmName }) => AlarmName ?? []), nextToken: reply.NextToken };
  });
  const of = { what: "CloudWatch alarm", plural: "alarms", input: "watch-alarms", names };
  return allOrEveryProblem(missing3.map((name) => Promise.reject(missingName("E_INPUT", { ...of, name }))));
};

// src/domain/tasks/task-place.ts
var placeOf4 = (service, { input }) => {
  const { networkConfiguration, platformVersion } = service;
  const constraints = service.placementConstraints?.filter(({ type }) => type === "memberOf") ?? [];
  return {
    ...input.networkMode === "awsvpc" && networkConfiguration !== void 0 ? { networkConfiguration } : {},
    ...platformVersion === void 0 || isOnHosts(service) ? {} : { platformVersion },
    ...launchOf(service),
    ...constraints.length > 0 ? { placementConstraints: constraints } : {}
  };
};
var launchOf = ({ launchType, capacityProviderStrategy = [] }) => {
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  return launchType === void 0 ? {} : { launchType };
};
var taskProblems = (task, facts) => [
  ...containerProblem(task, facts),
  ...networkProblem(task, facts),
  ...sizeProblem(task, facts)
];
var containerProblem = ({ id, container }, { definition }) => {
  const names = (definition.input.containerDefinitions ?? []).flatMap(({ name }) => name ?? []);
  if (container === null || names.includes(container)) return [];
  return [
    {
      code: "E_CONTAINER_NOT_FOUND",
      message: `\`${id}\`: ${definition.source} has no container \`${container}\`; it has ${names.join(", ")}`,
      hint: `Set \`container\` of \`${id}\` to a name in the message.`
    }
  ];
};
var networkProblem = ({ id }, { service, definition }) => {
  const subnets = service.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  if (definition.input.networkMode !== "awsvpc" || subnets.length > 0) return [];
  return [
    {
      code: "E_INPUT",
      message: `\`${id}\` has no network: ${definition.source} has the network mode awsvpc, and the service ${service.serviceName ?? ""} has no subnets`,
      hint: "Give the service an awsvpc network configuration, or use another `networkMode`."
    }
  ];
};
var sizeProblem = (task, { containerName }) => {
  const size = JSON.stringify(overridesOf(task, containerName)).length;
  if (size <= MOST_OVERRIDES) return [];
  return [
    {
      code: "E_INPUT",
      message: `\`${task.id}\`: command and environment have ${size} characters, and ECS takes ${MOST_OVERRIDES}`,
      hint: "Move values to the task definition, or the command into a script of the image."
    }
  ];
};

// src/stages/plan/planned-tasks.ts
var checkTasks = (tasks, facts) => {
  const problems = listed(tasks).flatMap((task) => taskProblems(task, facts));
  if (problems.length === 0) return;
  throw new AggregateError(problems.map(({ code, message, hint }) => fault(code, { message, hint })));
};
var tasksInWords = (tasks, containerName) => listed(tasks).map(({ id, container, command, timeoutMinutes }) => {
  const words = quoted(command.join(" "));
  return `${id}: container ${container ?? containerName}, ${words} (${timeoutMinutes} min at most)`;
});
var listed = (tasks) => [
  ...tasks?.before ?? [],
  ...tasks?.after ?? []
];

// src/stages/plan/rollback-outlook.ts
var rollbackOutlook = async (policy, service, ecs) => {
  const { taskDefinition, serviceName = "" } = service;
  if (policy === void 0 || policy.on.length === 0 || taskDefinition === void 0 || !isOurs(service)) return {};
  if (policy.origin === "default" && isLeftFailed(service))
    return { rollback: `A deployment of ${named(serviceName)} that fails is not taken back: ${BREAKER_LEAVES_IT}.` };
  const denied = await deniedOf(service, ecs);
  if (denied === null) return {};
  const rollback = `${named(denied)} is denied, so a rollback of ${named(serviceName)} goes to the revision right before the update (${named(revisionName(taskDefinition))} now), also where that never completed a deployment.`;
  return { rollback };
};
var isOurs = ({ status, deploymentController }) => status !== void 0 && !isOfCodeDeploy({ deploymentController });
var deniedOf = async ({ clusterArn: cluster, serviceName: service }, ecs) => {
  try {
    const asked = { cluster, service, status: ["SUCCESSFUL"], maxResults: 1 };
    const { serviceDeployments = [] } = await ecs.listServiceDeployments(asked);
    const serviceRevisionArns = serviceDeployments.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? []);
    if (serviceRevisionArns.length > 0) await ecs.describeServiceRevisions({ serviceRevisionArns });
    return null;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return isUnavailable(error) ? error.operation : null;
  }
};

// src/stages/plan/running-revision.ts
var readRunning = async ({ taskDefinition: arn, serviceName = "" }, { target, log }) => {
  if (arn === void 0) return null;
  try {
    const { taskDefinition, tags } = await target.ecs.describeTaskDefinition({ taskDefinition: arn, include: ["TAGS"] });
    const { draft } = checkTaskDefinition({ taskDefinition, tags }, arn, { values: "registered", containerName: null });
    return { taskDefinitionArn: arn, definition: draft, ...lifeOf(taskDefinition) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    log.info(`what the service ${serviceName} runs now is not compared: ${error.message}`);
    return null;
  }
};
var lifeOf = (revision) => ({
  registered: { by: revision?.registeredBy ?? null, at: revision?.registeredAt?.getTime() ?? null },
  status: revision?.status === "ACTIVE" ? "ACTIVE" : "INACTIVE"
});
var isUnreadable = (error) => isUnavailable(error) || isAwsError(error, ["ClientException", "InvalidParameterException"]) || error instanceof ShipError && error.code === "E_TASK_DEFINITION_INVALID";

// src/stages/plan/service-creation.ts
import { createHash, randomUUID } from "node:crypto";

// src/domain/service-definition/contradictions.ts
var problemsOfRequest = (request) => [
  ...leftovers(request, ""),
  ...launchProblems(request),
  ...controllerProblems(request),
  ...countProblems(request),
  ...graceProblems(request)
];
var SKELETON = "is empty, as `--generate-cli-skeleton` leaves it; write its value or remove it";
var leftovers = (value, path) => {
  if (value === "") return [`${path}: ${SKELETON}`];
  if (typeof value === "string") {
    const placeholder = placeholderIn(value);
    return placeholder === null ? [] : [`${path}: nothing fills in the placeholder ${quoted(placeholder)}; write the value`];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => leftovers(item, `${path}[${index}]`));
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(
    ([key2, member2]) => (
      // The value of a tag may be empty, and the run decides these names itself.
      isOptionalText(path, key2) ? [] : leftovers(member2, inside(path, key2))
    )
  );
};
var isOptionalText = (path, key2) => /^tags\[\d+\]$/.test(path) && key2 === "value" || path === "" && ["cluster", "serviceName", "taskDefinition", "clientToken"].includes(key2);
var launchProblems = ({ launchType, capacityProviderStrategy: strategy }) => launchType !== void 0 && launchType !== null && itemsOf(strategy).length > 0 ? ["launchType: is set beside capacityProviderStrategy; remove one of the two"] : [];
var controllerProblems = ({ deploymentController: controller }) => {
  const type = isMembers(controller) ? controller["type"] : void 0;
  return typeof type === "string" && ["CODE_DEPLOY", "EXTERNAL"].includes(type) ? [`deploymentController.type: a service with ${type} is not created; create it before the first run`] : [];
};
var countProblems = ({ schedulingStrategy, desiredCount }) => schedulingStrategy === "DAEMON" && typeof desiredCount === "number" ? ["desiredCount: is set, but a DAEMON runs one task on each instance; remove it"] : [];
var graceProblems = (request) => {
  const hasChecks = ["loadBalancers", "serviceRegistries", "vpcLatticeConfigurations"].some(
    (name) => itemsOf(request[name]).length > 0
  );
  const seconds = request["healthCheckGracePeriodSeconds"];
  return typeof seconds === "number" && seconds > 0 && !hasChecks ? ["healthCheckGracePeriodSeconds: is set, but no load balancer checks the tasks; remove it"] : [];
};

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
var checkServiceDefinition = (value, source, named3) => {
  const walk = {
    values: "checked",
    problems: [],
    warnings: [],
    notes: [],
    filled: /* @__PURE__ */ new Map(),
    shape: { structures: { ...STRUCTURES2, [ROOT3]: OWN_MEMBERS }, enums: ENUMS }
  };
  const given2 = isMembers(value) ? withoutReadOnly(value) : value;
  const problems = isMembers(given2) ? [...namesOf(given2, named3), ...problemsOfRequest(given2)] : [];
  const checked = check(
    { value: isMembers(given2) ? withoutDecided(given2) : given2, type: ROOT3, path: "", member: "" },
    walk
  );
  const all = [...walk.problems, ...problems.filter((one) => !isReported(one, walk.problems))];
  if (all.length > 0) throw unusable(all, source);
  return checked;
};
var DECIDED = [
  "cluster",
  "serviceName",
  "taskDefinition",
  "clientToken"
];
var OWN_MEMBERS = Object.fromEntries(
  Object.entries(STRUCTURES2[ROOT3] ?? {}).filter(([name]) => !DECIDED.includes(name))
);
var withoutDecided = (value) => Object.fromEntries(Object.entries(value).filter(([key2]) => !DECIDED.includes(key2)));
var withoutReadOnly = (value) => Object.fromEntries(Object.entries(value).filter(([key2]) => key2 !== "$schema" && !READ_ONLY_KEYS2.includes(key2)));
var isReported = (problem3, reported2) => {
  const path = problem3.slice(0, problem3.indexOf(": "));
  return reported2.some((one) => one.startsWith(`${path}: `));
};
var namesOf = (value, { cluster, service }) => [
  ...otherName("serviceName", value["serviceName"], service),
  ...otherName("cluster", value["cluster"], cluster)
];
var otherName = (key2, given2, wanted) => {
  if (typeof given2 !== "string" || given2 === "" || given2.slice(given2.lastIndexOf("/") + 1) === wanted) return [];
  return [`${key2}: is another one than ${wanted} of the settings; remove it`];
};
var unusable = (problems, source) => {
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
};
var serviceOfRequest = ({ deploymentController = { type: "ECS" }, ...request }, arns) => ({ ...known(request), ...arns, deploymentController, runningCount: 0, deployments: [] });
var known = (request) => Object.fromEntries(Object.entries(request).filter(([, member2]) => [...usesIn(member2)].length === 0));

// src/domain/values/listed-values.ts
var withListedValues = (value) => {
  if (Array.isArray(value)) {
    return value.flatMap(
      (item) => isFilledText(item) ? itemsOf2(item) : [withListedValues(item)]
    );
  }
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key2, member2]) => [key2, withListedValues(member2)]));
};
var itemsOf2 = (item) => {
  if (item.text === null || segmentsOf(item.written)?.length !== 1) return [item];
  return item.text.split(",").map((text) => filledText({ ...item, text: text.trim() }));
};

// src/stages/plan/service-creation.ts
var readCreation = async ({ cluster, service, serviceDefinition: source = null, values }, { files, ...ports }) => {
  if (source === null) return null;
  await assertAllowed([source], files);
  const text = await files.readText(source.path);
  if (text === null) {
    throw fault("E_SERVICE_DEFINITION", {
      message: `the service definition file ${source.given} does not exist in the checkout`,
      hint: "Correct `service-definition`."
    });
  }
  const named3 = { cluster: lastPart(cluster), service: lastPart(service) };
  const value = withInnerFacts(parsed(text, source.given), values.facts);
  const checked = (one) => checkServiceDefinition(one, source.given, named3);
  checked(fill(value, { valueOf: () => null, placeOf: () => null }));
  const document = {
    value,
    source: source.given,
    files: [{ source: source.given, text }],
    shown: "as-they-are"
  };
  return {
    source: source.given,
    resolved: async () => {
      const { value: filled, problems } = await resolveValues(document, values, { files, ...ports });
      if (problems.length > 0) throw new AggregateError(problems);
      const clientToken = tokenOf(source.attempt, cluster, service);
      return { request: checked(withListedValues(filled)), source: source.given, clientToken };
    }
  };
};
var tokenOf = (attempt, ...place) => attempt === null ? randomUUID() : createHash("sha256").update(JSON.stringify([attempt, ...place])).digest("hex").slice(0, 36);
var parsed = (text, source) => {
  try {
    return parseDocument(text, source);
  } catch (thrown) {
    if (!(thrown instanceof ShipError)) throw thrown;
    const { message, hint } = thrown;
    throw fault("E_SERVICE_DEFINITION", { message, ...hint === void 0 ? {} : { hint }, cause: thrown });
  }
};
var foundOrCreated = (wanted, creation, { findCluster: findCluster2, log }) => ({
  found: (found) => {
    if (creation !== null) log.info(`service ${found.serviceName} exists: ${creation.source} is not applied to it`);
    return found;
  },
  missing: async (thrown) => {
    const problems = problemsIn(thrown);
    const isMissing = problems.every((one) => one instanceof ShipError && one.code === "E_SERVICE_NOT_FOUND");
    if (creation === null || !isMissing) throw thrown;
    return created(wanted, await creation.resolved(), await findCluster2(wanted.cluster));
  }
});
var created = ({ service, desiredCount }, creation, cluster) => {
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
};

// src/stages/plan/service-warnings.ts
var serviceWarnings = ({ cluster, service }) => {
  const { deploymentConfiguration: configuration = {}, serviceName = "" } = service;
  if (isOfCodeDeploy(service) || hasFailureDetection(configuration)) return [];
  const without = `the service ${serviceName} has no deployment circuit breaker: ECS starts failing tasks again and again`;
  if (service.status === void 0)
    return [
      `${without}. To enable it, set \`deploymentConfiguration.deploymentCircuitBreaker\` in the service definition`
    ];
  const command = `aws ecs update-service${inRegion(service)} --cluster ${cluster} --service ${serviceName} --deployment-configuration "${withBreaker(configuration)}"`;
  return [`${without}, and rolls nothing back. To enable it: ${command}`];
};
var hasFailureDetection = ({ strategy, alarms, deploymentCircuitBreaker }) => (strategy ?? "ROLLING") !== "ROLLING" || alarms?.enable === true || deploymentCircuitBreaker?.enable === true;
var withBreaker = ({ minimumHealthyPercent, maximumPercent }) => [
  "deploymentCircuitBreaker={enable=true,rollback=true}",
  ...minimumHealthyPercent === void 0 ? [] : [`minimumHealthyPercent=${minimumHealthyPercent}`],
  ...maximumPercent === void 0 ? [] : [`maximumPercent=${maximumPercent}`]
].join(",");
var inRegion = ({ serviceArn = "" }) => {
  const region = serviceArn.split(":")[3];
  return region === void 0 || region === "" ? "" : ` --region ${region}`;
};
var familyWarnings = (draft, { service }) => {
  const { serviceName = "", taskDefinition } = service;
  const running = taskDefinition === void 0 ? void 0 : lastPart(taskDefinition).replace(/:\d+$/, "");
  const { family } = draft.input;
  const isUnknown = draft.filled?.get("family")?.text === null;
  if (running === void 0 || running === family || isUnknown) return [];
  const command = `aws ecs describe-task-definition${inRegion(service)} --task-definition ${running} --query taskDefinition`;
  return [
    `the service ${serviceName} runs the family ${running}, but ${draft.source} is of the family ${family ?? ""}. If that is not intended, set \`family\` to ${running}; to see what runs now: ${command}`
  ];
};

// src/domain/smoke/load-balancer.ts
var SCHEMES = { HTTP: "http", TCP: "http", HTTPS: "https", TLS: "https" };
var usable = (found) => {
  const { Protocol = "", Port: port } = found.listener;
  const scheme = SCHEMES[Protocol];
  return scheme === void 0 || port === void 0 ? [] : [{ ...found, scheme, port }];
};
var addressAt = (check2, balancer) => {
  const { port } = check2.target;
  const able = balancer.listeners.flatMap(usable);
  const ports = able.map((one) => one.port).join(", ");
  const isOwn = leadsTo(balancer);
  const leading = able.filter(({ listener: listener2, rules }) => !isForTests(listener2, balancer) && rules.some(isOwn));
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
  return addressThrough(check2, { ...balancer, found: listener, isOwn });
};
var addressThrough = (check2, { name, dnsName, found, isOwn }) => {
  const { method, headers, target } = check2;
  const { path, host } = target;
  const [able] = usable(found);
  if (able === void 0)
    return {
      kind: "none",
      because: `the listener of the load balancer ${name} is not for HTTP`,
      hint: "Set `url` instead of `path`."
    };
  const { scheme, port, rules } = able;
  const subject = `the listener of the load balancer ${name} at port ${port}`;
  const request = requestThrough({ path, host, method, headers }, { rules, dnsName, isOwn });
  if (request === null) {
    const demands = rules.filter(isOwn).map(demandsOf);
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
  const address = { url: `${scheme}://${dnsName}:${port}${path}`, host: request.host };
  return { kind: "address", address, headers: request.headers };
};

// src/stages/plan/find-test-listener.ts
var findTestListener = async (service, elb) => {
  const [arn, ...others] = leadingTo(service).testRules;
  if (arn === void 0) throw new Error("the test listener was not checked");
  if (others.length > 0) throw wrong2("the service has several test listeners");
  const { listener, name, dnsName } = await readListener(arn, elb);
  const found = await withRules(listener, elb);
  const isListener = arn === listener.ListenerArn;
  const isOwn = ({ RuleArn }) => isListener || RuleArn === arn;
  return (check2) => addressThrough(check2, { name, dnsName, found, isOwn });
};
var readListener = async (arn, elb) => {
  const { Listeners: [listener] = [] } = await elb.describeListeners({ ListenerArns: [listenerOf(arn)] });
  const balancer = listener?.LoadBalancerArn;
  const found = balancer === void 0 ? null : await elb.describeLoadBalancers({ LoadBalancerArns: [balancer] });
  const { LoadBalancerName: name = "", DNSName: dnsName } = found?.LoadBalancers?.[0] ?? {};
  if (listener === void 0 || dnsName === void 0) throw wrong2(`the test listener ${arn} has no address`);
  return { listener, name, dnsName };
};
var wrong2 = (because) => fault("E_INPUT", {
  message: `\`smoke-test\`: \`on: test-listener\`: ${because}`,
  hint: "Set `url` instead of `path`."
});

// src/stages/plan/smoke-addresses.ts
var smokeAddresses = async (checks, service, elb) => {
  const needed = (on) => checks.some((check2) => check2.on === on && check2.target.kind === "load-balancer");
  const [ofService, ofTest] = await allOrEveryProblem([
    needed("service") ? findBalancer(service, elb) : Promise.resolve(NOT_READ),
    needed("test-listener") ? findTestListener(service, elb) : Promise.resolve(NOT_READ)
  ]);
  const find2 = { service: ofService, "test-listener": ofTest };
  return allOrEveryProblem(checks.map((check2) => Promise.try(() => withAddress(check2, find2[check2.on]))));
};
var NOT_READ = () => {
  throw new Error("the load balancer of a check was not read");
};
var withAddress = (check2, find2) => {
  const { target } = check2;
  if (target.kind === "url") return { ...check2, address: { url: target.url, host: null } };
  const found = find2({ ...check2, target });
  if (found.kind === "address") return { ...check2, address: found.address, headers: found.headers };
  throw wrong3(`\`smoke-test\`: ${target.path.split("?")[0] ?? ""}: ${found.because}`, found.hint);
};
var findBalancer = async (service, elb) => {
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
  return (check2) => addressAt(check2, balancer);
};
var INSTEAD = "Set `url` instead of `path`.";
var onlyBalancer = async (name, targetGroups, elb) => {
  if (targetGroups.length === 0)
    throw wrong3(`\`smoke-test\`: the service ${name} has no load balancer for \`path\``, INSTEAD);
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroups] });
  const [arn, ...others] = new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns));
  if (arn === void 0)
    throw wrong3(`\`smoke-test\`: no load balancer forwards to the target groups of the service ${name}`, INSTEAD);
  if (others.length > 0)
    throw wrong3(`\`smoke-test\`: the service ${name} is behind ${others.length + 1} load balancers`, INSTEAD);
  return arn;
};
var wrong3 = (message, hint) => fault("E_INPUT", { message, hint });

// src/stages/plan/wait-settings.ts
var checkWaitUntil = ({ waitUntil = "stable", places }, service) => {
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
};
var stagelessIn = ({ deploymentController, deploymentConfiguration, serviceName = "" }) => {
  if (isOfCodeDeploy({ deploymentController })) return `CodeDeploy deploys the service ${serviceName}`;
  const { strategy = "ROLLING" } = deploymentConfiguration ?? {};
  return strategy === "ROLLING" ? `the service ${serviceName} has the strategy ROLLING` : null;
};

// src/stages/plan/plan-service.ts
var planService = async (service, ports, findCluster2) => {
  const own = readOwnService(service, ports, findCluster2);
  const linted = lintedDefinition(service, ports);
  const both = allOrEveryProblem([own, linted]);
  const [[found, draft], running, checked, alarms] = await allOrEveryProblem([
    both,
    own.then(({ described: described2 }) => readRunning(described2, ports)),
    own.then((read) => checkedService(service, read, ports)),
    plannedAlarms(service.alarms, ports),
    both.then(
      ([read, { containerName, taskDefinition: definition }]) => everyCheck(
        () => checkTasks(service.tasks, { service: asPlanned(service, read), definition, containerName }),
        () => checkAttributes(service, { service: read.described, definition: definition.input })
      )
    )
  ]);
  const described = asPlanned(service, found);
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
  const known3 = {
    ...service.attributes && { planned: described },
    ...smoke.length === 0 ? {} : { smoke },
    ...tasks.length === 0 ? {} : { tasks }
  };
  return { key: service.key, ...found, deployedBy, running, ...draft, ...known3, ...alarms, ...url, ...outlook };
};
var asPlanned = ({ attributes }, { described }) => attributes === void 0 ? described : withAttributes(attributes.value, described);
var checkedService = async (service, found, ports) => {
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
};
var readOwnService = async (service, ports, findCluster2) => {
  const { account: wanted, cluster, service: name } = service;
  const check2 = (what, arn) => checkAccount({ what, account: accountIn(arn), wanted });
  if (cluster.startsWith("arn:")) check2(`the ECS cluster ${cluster}`, cluster);
  if (name.startsWith("arn:")) check2(`the ECS service ${name}`, name);
  const creation = await readCreation(service, ports);
  const { found: exists, missing: missing3 } = foundOrCreated(service, creation, { findCluster: findCluster2, log: ports.log });
  const found = await readService(
    { ...service, include: fieldsFor(service.attributes) },
    ports.target.ecs,
    findCluster2
  ).then(exists, missing3);
  check2(`the ECS cluster ${cluster}`, found.clusterArn);
  check2(`the ECS service ${name}`, found.serviceArn);
  return found;
};

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  diff(oldStr, newStr, options = {}) {
    let callback;
    if (typeof options === "function") {
      callback = options;
      options = {};
    } else if ("callback" in options) {
      callback = options.callback;
    }
    const oldString = this.castInput(oldStr, options);
    const newString = this.castInput(newStr, options);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
    const newTokens = this.removeEmpty(this.tokenize(newString, options));
    return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options, callback) {
    var _a;
    const done = (value) => {
      value = this.postProcess(value, options);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    };
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options.maxEditLength);
    }
    const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = () => {
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
          basePath = this.addToPath(addPath, true, false, 0, options);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
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
    };
    if (callback) {
      (function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      })();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path, added, removed, oldPosInc, options) {
    const last = path.lastComponent;
    if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options) {
    if (options.comparator) {
      return options.comparator(left, right);
    } else {
      return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
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
  castInput(value, options) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options) {
    return Array.from(value);
  }
  join(chars) {
    return chars.join("");
  }
  postProcess(changeObjects, options) {
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

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
  constructor() {
    super(...arguments);
    this.tokenize = tokenize;
  }
  equals(left, right, options) {
    if (options.ignoreWhitespace) {
      if (!options.newlineIsToken || !left.includes("\n")) {
        left = left.trim();
      }
      if (!options.newlineIsToken || !right.includes("\n")) {
        right = right.trim();
      }
    } else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
      if (left.endsWith("\n")) {
        left = left.slice(0, -1);
      }
      if (right.endsWith("\n")) {
        right = right.slice(0, -1);
      }
    }
    return super.equals(left, right, options);
  }
};
var lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
  return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
  if (options.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
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
function diffArrays(oldArr, newArr, options) {
  return arrayDiff.diff(oldArr, newArr, options);
}

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  let optionsObj;
  if (!options) {
    optionsObj = {};
  } else if (typeof options === "function") {
    optionsObj = { callback: options };
  } else {
    optionsObj = options;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry) {
        return " " + entry;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  if (typeof options === "function") {
    options = { callback: options };
  }
  if (!(options === null || options === void 0 ? void 0 : options.callback)) {
    const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
    if (!patchObj) {
      return;
    }
    return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
  } else {
    const { callback } = options;
    structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: (patchObj) => {
      if (!patchObj) {
        callback(void 0);
      } else {
        callback(formatPatch(patchObj, options.headerOptions));
      }
    } }));
  }
}
function splitLines(text) {
  const hasTrailingNl = text.endsWith("\n");
  const result = text.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}

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
var looksRandom = ({ name, value }) => !value.startsWith("arn:") && !nameWords(name).some((word) => OPEN.has(word)) && [...value.slice(0, MOST_READ).matchAll(RUN)].some(([run]) => isRandom(run));
var MOST_READ = 1e3;
var RUN = new RegExp(`[A-Za-z0-9_+=-]{${SHORTEST_KEY},}`, "g");
var isRandom = (run) => [...run.matchAll(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)].length >= FEWEST_TURNS;

// src/domain/task-definition/hidden-values.ts
var LONGEST_TEXT = 1e3;
var isHidden = (name, value) => looksSecret({ name, value }) !== null || name !== "" && looksRandom({ name, value }) || holdsSecret(value.slice(0, LONGEST_TEXT));
var isHiddenWord = (word, before) => {
  const option = typeof before === "string" && /^--?[\w-]+$/.test(before) ? before.replace(/^-+/, "") : "";
  return isHidden(option, word) || /^(?:u|user|proxy-user)$/.test(option) && LOGIN.test(word);
};
var holdsSecret = (text) => LOGGED_IN.test(text) || AUTHORIZED.test(text) || [...text.matchAll(ASSIGNED2)].some(
  ([, name = "", value = ""]) => looksSecret({ name, value: value.replaceAll(/^\\?["']|\\?["'],?\}*$/g, "") }) !== null
);
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
var namesOf2 = (structure, list) => KEYED[`${structure}.${list}`]?.by ?? [];
var NAMED_BY_USERS = /* @__PURE__ */ new Set([
  ...["ContainerDefinition.environment", "ContainerDefinition.dockerLabels", "LogConfiguration.options"],
  ...["FirelensConfiguration.options", "ProxyConfiguration.properties", "RegisterTaskDefinitionRequest.tags"],
  ...["DockerVolumeConfiguration.driverOpts", "DockerVolumeConfiguration.labels"]
]);
var definitionLines = (definition) => structureLines({ ...definition }, { path: [], type: ROOT, member: "" });
var linesOf = (value, place) => {
  const { type, path } = place;
  if (Array.isArray(value)) return listLines(value, { ...place, type: type.replace(/\[\]$/, "") });
  if (!isMembers(value)) return [leaf(value, place)];
  return [header(path), ...structureLines(value, { ...place, type: type.replace(/\{\}$/, "") })];
};
var structureLines = (value, { path, type, member: member2 }) => {
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  return Object.entries(value).flatMap(
    ([name, inner]) => linesOf(inner, {
      path: [...path, name],
      type: (types?.[name] ?? type).replace("!", ""),
      // The entries of a map belong to the member that the map is.
      member: types === void 0 ? member2 : `${type}.${name}`
    })
  );
};
var listLines = (items, place) => {
  if (items.every((item) => !isMembers(item) && !Array.isArray(item))) return [leaf(items, place)];
  const seen = /* @__PURE__ */ new Map();
  const lines = items.flatMap((item, index) => {
    const { name, rest } = named2(item, place.member, index);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return linesOf(rest, { ...place, path: [...place.path, count === 1 ? name : `${name} (${count})`] });
  });
  return [header(place.path), ...lines];
};
var named2 = (item, member2, index) => {
  const keyed = Object.hasOwn(KEYED, member2) ? KEYED[member2] : void 0;
  if (keyed === void 0 || !isMembers(item)) return { name: `[${index}]`, rest: item };
  const { by, value } = keyed;
  const names = by.flatMap((key2) => textOf2(item[key2]));
  const rest = Object.fromEntries(Object.entries(item).filter(([key2]) => !by.includes(key2)));
  const isPair = value !== void 0 && Object.keys(rest).length === 1 && rest[value] !== void 0;
  return { name: names.length === 0 ? `[${index}]` : names.join("/"), rest: isPair ? rest[value] : rest };
};
var textOf2 = (value) => typeof value === "string" || typeof value === "number" ? [String(value)] : [];
var header = (path) => ({ path, shown: `${key(path)}:`, exact: null });
var leaf = (value, { path, member: member2 }) => ({
  path,
  shown: `${key(path)}: ${shownValue(value, canNameSecret(member2) ? path.at(-1) ?? "" : "")}`,
  exact: JSON.stringify(value)
});
var canNameSecret = (member2) => {
  const [structure = "", name = ""] = member2.split(".", 2);
  const types = Object.hasOwn(STRUCTURES, structure) ? STRUCTURES[structure] : void 0;
  return NAMED_BY_USERS.has(member2) || types !== void 0 && !Object.hasOwn(types, name);
};
var key = (path) => plainOrQuoted(path.at(-1) ?? "");
var HIDDEN = "***";
var shownValue = (value, name) => {
  if (Array.isArray(value)) return `[${value.map((item, index) => shownWord(item, value[index - 1])).join(", ")}]`;
  if (typeof value !== "string") return JSON.stringify(value);
  return isHidden(name, value) ? HIDDEN : plainOrQuoted(value);
};
var shownWord = (word, before) => {
  if (typeof word !== "string") return JSON.stringify(word);
  return isHiddenWord(word, before) ? HIDDEN : plainOrQuoted(word);
};
var PLAIN = /^[\w./(][\w./@%+=():-]*(?: [\w./@%+=()][\w./@%+=():-]*)*$/;
var OTHER2 = /^[-+.\d][\w.:+-]*$|^(?:true|false|yes|no|on|off|y|n|null)$|:$|: /i;
var plainOrQuoted = (text) => PLAIN.test(text) && !OTHER2.test(text) ? text : JSON.stringify(text);

// src/domain/task-definition/normalised.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
var isSameDefinition = (one, other) => isDeepStrictEqual2(normalised(one), normalised(other));
var normalised = (definition) => inForm(definition, "all");
var asWritten2 = (definition) => inForm(definition, "naming");
var inForm = (definition, filling) => {
  const { networkMode = "bridge", tags = [], ...rest } = definition;
  const own = tags.filter(({ key: key2 }) => key2?.startsWith("aws:") !== true);
  const filled = fill2({ ...rest, networkMode, tags: own }, ROOT, { networkMode, filling });
  return filled;
};
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
var defaultOf = (member2, { filling }) => filling === "all" || NAMING.has(member2) ? DEFAULTS[member2] : void 0;
var fill2 = (given2, structure, form) => {
  const types = STRUCTURES[structure] ?? {};
  const known3 = Object.entries(types).flatMap(([name, type]) => {
    const member2 = `${structure}.${name}`;
    const value = given2[name] ?? defaultOf(member2, form) ?? null;
    if (value === null) return [];
    const filled = sorted(fillValue(value, type.replace("!", ""), form), member2);
    return isEmpty(filled) && !TELLING.includes(type) ? [] : [[name, filled]];
  });
  const unknown3 = Object.entries(given2).filter(([name]) => !Object.hasOwn(types, name));
  return derived(Object.fromEntries([...known3, ...unknown3]), structure, form);
};
var derived = (filled, structure, { networkMode, filling }) => {
  if (structure === "PortMapping") return filling === "all" ? { ...filled, ...hostPort(filled, networkMode) } : filled;
  if (structure !== ROOT) return filled;
  return { ...filled, ...inUnits(filled, "cpu"), ...inUnits(filled, "memory") };
};
var hostPort = ({ containerPort, hostPort: hostPort2 }, networkMode) => {
  if (containerPort === void 0) return {};
  const isShared = networkMode === "awsvpc" || networkMode === "host";
  return { hostPort: isShared ? hostPort2 ?? containerPort : hostPort2 ?? 0 };
};
var inUnits = (filled, name) => {
  const value = filled[name];
  const units = typeof value === "string" ? unitsIn(value, name) : null;
  return units === null ? {} : { [name]: String(units) };
};
var fillValue = (value, type, form) => {
  if (type.endsWith("[]") && Array.isArray(value)) {
    return value.map((item) => fillValue(item, type.slice(0, -"[]".length), form));
  }
  if (!isMembers(value)) return value;
  if (type.endsWith("{}")) return Object.fromEntries(Object.entries(value).toSorted(byText(([key2]) => key2)));
  return Object.hasOwn(STRUCTURES, type) ? fill2(value, type, form) : value;
};
var sorted = (value, member2) => {
  const by = UNORDERED[member2];
  if (by === void 0 || !Array.isArray(value)) return value;
  const keyOf = (item) => by !== null && isMembers(item) ? String(item[by]) : JSON.stringify(item);
  return value.toSorted(byText(keyOf));
};
var byText = (textOf3) => (one, other) => {
  const [first, second] = [textOf3(one), textOf3(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};
var isEmpty = (value) => Array.isArray(value) && value.length === 0 || isMembers(value) && Object.keys(value).length === 0;

// src/domain/task-definition/difference.ts
var MOST_LINES = 300;
var LONGEST_LINE = 240;
var MOST_EDITS = 500;
var difference = (before, after) => {
  const all = merged(linesOf2(before), linesOf2(after), 0);
  const added = all.some(({ sign, isTop }) => sign === "+" && !isTop);
  const written2 = added ? new Set(definitionLines(asWritten2(after.definition)).map(nameOf5)) : null;
  const changes = all.filter((change) => written2 === null || isSaid(change, written2));
  const changed = changes.filter(({ sign }) => sign !== " ");
  return {
    lines: changes.slice(0, MOST_LINES).map(({ sign, line, mark }) => ({ sign, text: `${indented(line)}${mark}` })),
    leftOut: Math.max(0, changes.length - MOST_LINES),
    changed: [...new Set(changed.filter(({ isTop }) => isTop).map(({ line }) => nameOf5(line)))]
  };
};
var nameOf5 = ({ path }) => path.join("/");
var isSaid = ({ sign, isTop, line }, written2) => sign !== "+" || isTop || line.path[0] === OF_SERVICE || written2.has(nameOf5(line));
var OF_SERVICE = "service";
var linesOf2 = ({ desiredCount, attributes = {}, definition, filled }) => [
  { path: [OF_SERVICE], shown: `${OF_SERVICE}:`, exact: null },
  { path: [OF_SERVICE, "desiredCount"], shown: `desiredCount: ${desiredCount}`, exact: String(desiredCount) },
  ...definitionLines({ [OF_SERVICE]: attributes }).filter(({ path }) => path.length > 1),
  ...definitionLines(normalised(definition)).map((line) => ({
    ...line,
    shown: filled?.get(nameOf5(line)) ?? line.shown
  }))
];
var merged = (before, after, depth) => {
  const [old, wanted] = [blocksOf(before, depth), blocksOf(after, depth)];
  return inOneOrder([...old.keys()], [...wanted.keys()]).flatMap((name) => {
    const [from = [], to = []] = [old.get(name), wanted.get(name)];
    const [first, second] = [from[0], to[0]];
    if (first === void 0 || second === void 0 || first.exact !== second.exact)
      return [...whole("-", from, ""), ...whole("+", to, indentedSame(first, second) ? " # changed" : "")];
    const inner = merged(from.slice(1), to.slice(1), depth + 1);
    return inner.length === 0 ? [] : [{ sign: " ", line: second, isTop: false, mark: "" }, ...inner];
  });
};
var blocksOf = (lines, depth) => Map.groupBy(lines, ({ path }) => path[depth] ?? "");
var inOneOrder = (old, wanted) => {
  const parts = diffArrays([...old], [...wanted], { maxEditLength: MOST_EDITS });
  return [...new Set(parts === void 0 ? [...old, ...wanted] : parts.flatMap(({ value }) => value))];
};
var whole = (sign, lines, mark) => lines.map((line, index) => ({ sign, line, isTop: index === 0, mark }));
var indentedSame = (one, other) => one !== void 0 && other !== void 0 && indented(one) === indented(other);
var indented = ({ path, shown: shown2 }) => {
  const text = `${"  ".repeat(path.length - 1)}${shown2}`;
  return text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE - 1)}\u2026`;
};

// src/domain/task-definition/filled-lines.ts
var filledLines = ({ input, filled }) => {
  if (filled === void 0) return /* @__PURE__ */ new Map();
  const texts2 = [...filled.entries()];
  const marks = new Map(texts2.map(([path], index) => [path, `filled-text-${index}-of-this-definition`]));
  const marked = withMarks(input, marks, { path: "", type: ROOT, names: [] });
  return new Map(
    definitionLines(normalised(marked)).flatMap(({ path, exact }) => {
      const own = [...(exact ?? "").matchAll(MARK2)].flatMap(
        ([, index]) => texts2.slice(Number(index), Number(index) + 1)
      );
      return own.length === 0 ? [] : [[path.join("/"), shown(path, own)]];
    })
  );
};
var MARK2 = /filled-text-(\d{1,9})-of-this-definition/g;
var shown = (path, filled) => `${path.at(-1) ?? ""}: ${filled.map(([, { written: written2 }]) => JSON.stringify(written2)).join(", ")}`;
var withMarks = (value, marks, at2) => {
  const { path, type, names } = at2;
  if (Array.isArray(value)) {
    const item = type.replace(/\[\]$/, "");
    return value.map((one, index) => withMarks(one, marks, { path: `${path}[${index}]`, type: item, names }));
  }
  if (!isMembers(value)) return marks.get(path) ?? value;
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : void 0;
  return Object.fromEntries(
    Object.entries(value).map(([key2, member2]) => {
      if (names.includes(key2)) return [key2, member2];
      const inner = { path: inside(path, key2), type: (types?.[key2] ?? "").replace("!", ""), names: namesOf2(type, key2) };
      return [key2, withMarks(member2, marks, inner)];
    })
  );
};

// src/stages/plan/planned-changes.ts
var plannedChanges = (live, { image, sideCars }, { desiredCount, newDeployment }) => {
  const { taskDefinition, containerName, running } = live;
  if (live.creation !== void 0) return { kind: "created", source: live.creation.source };
  if (live.previousTaskDefinitionArn === null) return { kind: "first" };
  if (running === null) return { kind: "unknown" };
  const withPins = withSideCarImages(taskDefinition, containerName, sideCars === "off" ? asWritten3 : imageToPin);
  const planned = withImage(withPins, { containerName, image });
  const filled = filledLines(planned);
  const before = new Map([...filled.keys()].map((path) => [path, `${path.split("/").at(-1) ?? ""}: ***`]));
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
        filled
      }
    )
  };
};
var asWritten3 = (image) => image;
var imageToPin = (image) => isByDigest(image) ? image : `(to be pinned) ${image}`;
var changesInWords = ({ serviceName, previousTaskDefinitionArn, changes }) => {
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
};
var forcedInWords = ({ newDeployment }) => newDeployment === "forced" ? "; `force-new-deployment` would start a deployment of the same revision" : "";
var revisionInWords = (arn, registered) => [arn ?? "", registeredInWords(registered)].filter((part) => part !== "").join(" ");

// src/domain/aws/live.ts
var serviceOf = ({ services }, key2) => {
  const service = services.find((one) => one.key === key2);
  if (service === void 0) throw new Error(`plan did not read the service ${key2}`);
  return service;
};
var isTagMutable = (repository, tag) => {
  const isMutable = repository.tagMutability.startsWith("MUTABLE");
  if (!repository.tagMutability.endsWith("_WITH_EXCLUSION")) return isMutable;
  const isExcluded = repository.tagMutabilityExclusions.some((filter) => wildcard(filter).test(tag));
  return isExcluded ? !isMutable : isMutable;
};
var wildcard = (filter) => new RegExp(
  `^${filter.split("*").map((part) => part.replaceAll(/[.\-^$+?()[\]{}|\\]/g, "\\$&")).join(".*")}$`
);
var inRegistry = (registryId) => registryId === null ? {} : { registryId };

// src/domain/image/commit-in-tags.ts
var COMMIT = /(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])/gu;
var SHORT_COMMIT = /(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{7}(?![0-9A-Za-z])/gu;
var commitInTags = (tags) => {
  const found = (form) => [...new Set(tags.flatMap((tag) => tag.match(form) ?? []))];
  const [whole2, ...others] = found(COMMIT);
  if (others.length > 0) return null;
  if (whole2 !== void 0) return whole2;
  const [short2, ...more] = found(SHORT_COMMIT);
  return more.length > 0 ? null : short2 ?? null;
};
var isSameCommit = (one, other) => one.startsWith(other) || other.startsWith(one);

// src/stages/plan/compared-commits.ts
var unknown = (because) => ({ kind: "unknown", because });
var compareCommits = async (running, own, { github }) => {
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
};
var short = (commit) => commit.slice(0, 7);
var runningCommit = async ({ running, containerName }, repository, ports) => {
  if (running === null) return unknown("ECS does not show what it runs");
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName);
  const image = parseImageReference(container?.image ?? "");
  if (image === null) return unnamed(RUNNING);
  if (image.digest === null) return asFound(commitInTags(image.tag === null ? [] : [image.tag]), RUNNING);
  return image.name === repository.repositoryUri ? commitOfDigest(image.digest, repository, { ports, what: RUNNING }) : unnamed(RUNNING);
};
var RUNNING = "the running image";
var unnamed = (what) => unknown(`no tag of ${what} names one commit`);
var asFound = (commit, what) => commit === null ? unnamed(what) : { kind: "known", commit };
var commitOfDigest = async (digest, { repositoryUri, registryId }, { ports, what }) => {
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
};
var behind = (service, { found: { running, own }, olderCommit, more = "" }, { log }) => {
  const message = `the service ${service} runs the newer commit ${short(running)}; this run would deploy ${short(own)}${more}`;
  if (olderCommit === "allowed") {
    log.warning(message);
    return [];
  }
  return [fault("E_BEHIND", { message, headline: "the running image is from a newer commit" })];
};

// src/stages/plan/never-backwards.ts
var neverBackwards = async ({ run, image, olderCommit = "refused" }, { services, repository, source, imageDigest }, ports) => {
  if (run === void 0) return { services };
  const own = image ? await commitOfDigest(imageDigest, source ?? repository, {
    ports: source === void 0 ? ports : { registry: ports.source },
    what: "the image of this run"
  }) : { kind: "known", commit: commitOf(run) };
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
};
var noteOf = (finding) => {
  if (finding?.kind === "unknown") return { commitNote: finding };
  if (finding?.kind !== "diverged") return {};
  const { running, own } = finding;
  return { commitNote: { kind: "diverged", running: short(running), own: short(own) } };
};
var reported = (service, finding, { olderCommit, ports }) => {
  const { log } = ports;
  switch (finding?.kind) {
    case void 0:
    case "identical":
      return [];
    case "ahead":
      log.info(`the service ${service} runs the older commit ${short(finding.running)}`);
      return [];
    case "diverged":
      log.info(
        `the service ${service} runs ${short(finding.running)}, which is on another branch than ${short(finding.own)}`
      );
      return [];
    case "unknown":
      log.info(`whether the service ${service} runs a newer commit is not known: ${finding.because}`);
      return [];
    case "behind":
      return behind(service, { found: finding, olderCommit }, ports);
  }
};

// src/domain/image/manifest.ts
import { createHash as createHash2 } from "node:crypto";

// src/domain/json.ts
var jsonValue = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};

// src/domain/image/manifest.ts
var MANIFEST_MEDIA_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
var DIGEST = external_exports.string().transform((text, context) => {
  const digest = parseDigest(text);
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
var listedImages = (json) => {
  const parsed2 = MANIFEST.safeParse(jsonValue(json));
  if (!parsed2.success || "config" in parsed2.data) return [];
  return parsed2.data.manifests.filter((entry) => !isAttestation(entry)).map(({ digest, platform = null }) => ({ digest, platform }));
};
var digestOfManifest = (json) => `sha256:${createHash2("sha256").update(json).digest("hex")}`;
var parseManifest = (json) => {
  const read = jsonValue(json);
  if (isAmbiguous(read)) return { kind: "unreadable", because: "it can be read as two different images" };
  const parsed2 = MANIFEST.safeParse(read);
  if (!parsed2.success) return { kind: "unreadable", because: "it is neither a manifest nor an index" };
  if ("config" in parsed2.data) {
    const { config, layers } = parsed2.data;
    return { kind: "image", configDigest: config.digest, layers: (layers ?? []).map(({ digest }) => digest) };
  }
  const platforms = parsed2.data.manifests.filter((entry) => !isAttestation(entry)).map(({ digest }) => digest);
  return { kind: "index", platforms };
};
var isAmbiguous = (read) => {
  if (typeof read !== "object" || read === null) return false;
  const isBoth = "config" in read && "manifests" in read;
  return isBoth || hasDisguisedMember(read);
};
var MEMBERS2 = ["config", "layers", "manifests", "mediaType", "digest", "platform", "os", "architecture"];
var FOLDED = MEMBERS2.map((name) => name.toUpperCase());
var hasDisguisedMember = (value) => {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member2]) => {
    const isDisguised = !MEMBERS2.includes(name) && FOLDED.includes(name.toUpperCase());
    return isDisguised || name !== "annotations" && hasDisguisedMember(member2);
  });
};
var isAttestation = (entry) => entry.annotations?.["vnd.docker.reference.type"] === "attestation-manifest" && entry.platform?.os === "unknown" && entry.platform.architecture === "unknown";

// src/stages/push/held-image.ts
var readTag = ({ name: { repository, tag }, ...where }, ecr) => readHeld({ ...where, repository, id: { imageTag: tag } }, ecr);
var readHeld = async (wanted, ecr) => {
  const found = await find(wanted, ecr);
  return found === null ? null : readImage(found.image, found.subject, ecr);
};
var readTagDigest = async ({ name: { repository, tag }, ...where }, ecr) => {
  const found = await find({ ...where, repository, id: { imageTag: tag } }, ecr);
  return found === null ? null : digestIn(found.image, found.subject);
};
var find = async ({ repository, registryId, id, creation }, ecr) => {
  const from = { ...inRegistry(registryId), repositoryName: repository };
  const asked = { ...from, imageIds: [id], acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES] };
  const { images, failures } = await ecr.batchGetImage(asked).catch((thrown) => {
    if (creation !== void 0 && isAwsError(thrown, ["RepositoryNotFoundException"]))
      return { images: [], failures: [] };
    throw thrown;
  });
  const [image] = images ?? [];
  const [failure] = failures ?? [];
  const what = "imageTag" in id ? `${repository}:${id.imageTag}` : `${repository}@${id.imageDigest}`;
  if (image !== void 0) return { image, subject: { what, from } };
  if (failure === void 0 || failure.failureCode === "ImageNotFound") return null;
  throw unreadable(what, `${failure.failureCode ?? "no code"}: ${failure.failureReason ?? "no reason"}`);
};
var holdsOnly = ({ configDigests }, configDigest) => configDigests.length === 1 && configDigests[0] === configDigest;
var holdsAll = ({ configDigests }, wanted) => configDigests.toSorted().join() === wanted.toSorted().join();
var asHeld = ({ digest, manifestDigests }, { registry, repository }) => ({
  digest,
  runningDigests: [.../* @__PURE__ */ new Set([digest, ...manifestDigests])],
  uri: `${registry}/${repository}@${digest}`
});
var digestIn = ({ imageId }, { what }) => {
  const digest = parseDigest(imageId?.imageDigest ?? "");
  if (digest === null) throw unreadable(what, "the image has no sha256 digest");
  return digest;
};
var readImage = async (image, subject, ecr) => {
  const digest = digestIn(image, subject);
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
};
var readManifest = ({ imageManifest }, digest, { what }) => {
  if (imageManifest === void 0) throw unreadable(what, `${digest} has no manifest`);
  const computed = digestOfManifest(imageManifest);
  if (computed === digest) return parseManifest(imageManifest);
  throw fault("E_PUSHED_OTHER", {
    message: `ECR gave the digest ${digest} for ${what}, but the manifest has the digest ${computed} (ecr:BatchGetImage)`,
    hint: "Nothing was deployed. Find out what is between the runner and ECR (a proxy, AWS_ENDPOINT_URL?)."
  });
};
var MOST_IDS = 100;
var readPlatforms = async (platforms, subject, ecr) => {
  const images = [];
  for (let from = 0; from < platforms.length; from += MOST_IDS) {
    const some = await ecr.batchGetImage({
      ...subject.from,
      imageIds: platforms.slice(from, from + MOST_IDS).map((imageDigest) => ({ imageDigest })),
      acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
    });
    images.push(...some.images ?? []);
  }
  return platforms.map((platform) => {
    const image = images.find(({ imageId }) => imageId?.imageDigest === platform);
    if (image === void 0)
      throw unreadable(subject.what, `the manifest ${platform}, which its index lists, does not exist`);
    const manifest = readManifest(image, platform, subject);
    if (manifest.kind === "image") return manifest;
    throw unreadable(subject.what, `the entry ${platform} of its index is not an image manifest`);
  });
};
var unreadable = (what, why) => fault("E_AWS", {
  message: `ECR returned an unreadable response for ${what}: ${why} (ecr:BatchGetImage)`,
  headline: [
    `ECR has nothing that can be read as an image for ${what}: ${why}`,
    "ECR has nothing that can be read as an image under this name (ecr:BatchGetImage)"
  ],
  hint: "Check the tag in the ECR console; delete it if it is damaged."
});

// src/stages/given/resolve-given.ts
var resolveGiven = async (image, { repositoryUri, registryId }, ecr) => {
  const name = repositoryName(repositoryUri);
  const { written: written2, digest, tag, registry, repository } = image;
  if ((registry ?? name.registry) !== name.registry || (repository ?? name.repository) !== name.repository) {
    throw fault("E_INPUT", {
      message: `\`image\`: ${written2} is not in ${name.registry}/${name.repository}; only images of that ECR repository can be deployed`,
      headline: "`image` is not in the ECR repository of this run",
      hint: "Set `image` to a digest or a tag of `repository`, or set `repository` to that of the image."
    });
  }
  const id = digest === null ? { imageTag: tag ?? "" } : { imageDigest: digest };
  const held = await readHeld({ repository: name.repository, registryId, id }, ecr);
  if (held !== null) return held;
  throw notThere(image, name);
};
var notThere = ({ registry, digest, tag }, name) => {
  const full = registry === null ? name.repository : `${name.registry}/${name.repository}`;
  const short2 = `the repository ${full} has no image ${digest ?? tag ?? ""}`;
  return fault("E_IMAGE_NOT_FOUND", { message: `${short2} (ecr:BatchGetImage)`, headline: short2 });
};

// src/stages/plan/live-repository.ts
var readRepository = async (registry, ecr) => {
  const found = await lookUpRepository(registry, ecr);
  if (found === null) throw await noRepository(registry, ecr);
  return found;
};
var lookUpRepository = async (registry, ecr) => {
  const { repository: name, account, registryId } = registry;
  const found = await findRepository(registry, ecr);
  if (found === null) return null;
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
    setUp: setUpOf(found),
    registryId,
    ...found.registryId === void 0 ? {} : { account: found.registryId }
  };
};
var setUpOf = ({
  imageScanningConfiguration,
  encryptionConfiguration
}) => ({
  scanOnPush: imageScanningConfiguration?.scanOnPush === true,
  ...encryptionConfiguration?.encryptionType === void 0 ? {} : { encryption: encryptionConfiguration.encryptionType }
});
var findRepository = async ({ repository: name, registryId }, ecr) => {
  const asked = { ...inRegistry(registryId), repositoryNames: [name] };
  const { repositories } = await ecr.describeRepositories(asked).catch((thrown) => {
    if (isAwsError(thrown, ["RepositoryNotFoundException", "InvalidParameterException"])) return { repositories: [] };
    throw thrown;
  });
  return repositories?.[0] ?? null;
};
var noRepository = async ({ repository: name, registryId, region }, ecr) => {
  const names = await readNames(async (page) => {
    const { repositories: some, nextToken } = await ecr.describeRepositories({
      ...inRegistry(registryId),
      maxResults: 100,
      ...page
    });
    return { items: (some ?? []).map(({ repositoryName: repositoryName2 }) => repositoryName2 ?? ""), nextToken };
  });
  const what = { what: "ECR repository", plural: "repositories", input: "repository" };
  const places = [
    ...registryId === null ? [] : [`the account ${registryId}`],
    ...region === null ? [] : [`the region ${region}`]
  ];
  const where = places.length === 0 ? {} : { where: `in ${places.join(", ")}` };
  return missingName("E_REPOSITORY_NOT_FOUND", { ...what, ...where, name, names });
};

// src/stages/ecr-token.ts
var ecrToken = async (ecr, secrets) => {
  const { authorizationData } = await ecr.getAuthorizationToken({});
  const { authorizationToken: token = "", proxyEndpoint: endpoint = "" } = authorizationData?.[0] ?? {};
  const decoded3 = Buffer.from(token, "base64").toString("utf8");
  const password = decoded3.slice(decoded3.indexOf(":") + 1);
  if (password === "") return null;
  secrets.mask(token);
  secrets.mask(password);
  return { token, endpoint };
};

// src/domain/registry/lifecycle-policy.ts
var SELECTION = external_exports.looseObject({
  tagStatus: external_exports.enum(["tagged", "untagged", "any"]),
  tagPrefixList: external_exports.array(external_exports.string()).optional(),
  tagPatternList: external_exports.array(external_exports.string()).optional(),
  countType: external_exports.string(),
  countNumber: external_exports.number().int().nonnegative()
});
var RULE = external_exports.looseObject({
  rulePriority: external_exports.number(),
  description: external_exports.string().optional(),
  selection: SELECTION,
  action: external_exports.looseObject({ type: external_exports.string() })
});
var POLICY = external_exports.looseObject({ rules: external_exports.array(RULE) });
var lifecycleRules = (text) => {
  try {
    return POLICY.parse(JSON.parse(text)).rules.toSorted((one, other) => one.rulePriority - other.rulePriority);
  } catch {
    return null;
  }
};
var LONGEST = 30720;
var MOST_RULES = 50;
var lifecycleProblem = (text) => {
  const value = jsonValue(text);
  if (value === void 0) return "is not JSON";
  const rules = lifecycleRules(text);
  if (rules === null || rules.length === 0)
    return "is not a lifecycle policy of ECR: it must have `rules`, each with `rulePriority`, `selection` and `action`";
  if (rules.length > MOST_RULES) return `has ${rules.length} rules; ECR takes at most ${MOST_RULES}`;
  const { length } = JSON.stringify(value);
  if (length > LONGEST) return `has ${length} characters without spaces; ECR takes at most ${LONGEST}`;
  const twice = rules.find(({ rulePriority: one }, index) => rules[index + 1]?.rulePriority === one);
  return twice === void 0 ? null : `has two rules with the priority ${twice.rulePriority}`;
};
var DAY_MS = 864e5;
var expiryOf = (image, {
  rules,
  images,
  now
}) => {
  const rule = claimedBy(image, rules);
  if (rule === null) return { kind: "never" };
  const { rulePriority, selection, action } = rule;
  if (action.type !== "expire")
    return action.type === "transition" ? { kind: "never" } : { kind: "unknown", rule: rulePriority };
  switch (selection.countType) {
    case "sinceImagePushed": {
      const at2 = image.pushedAt + selection.countNumber * DAY_MS;
      return at2 <= now ? { kind: "now", rule: rulePriority } : { kind: "at", rule: rulePriority, at: at2 };
    }
    case "imageCountMoreThan": {
      const newer = images.filter((one) => one.pushedAt > image.pushedAt && claimedBy(one, rules) === rule).length;
      const pushes = selection.countNumber - newer;
      return pushes <= 0 ? { kind: "now", rule: rulePriority } : { kind: "after-pushes", rule: rulePriority, pushes };
    }
    default:
      return { kind: "unknown", rule: rulePriority };
  }
};
var claimedBy = (image, rules) => rules.find(({ selection }) => selects(selection, image)) ?? null;
var selects = ({ tagStatus, tagPrefixList = [], tagPatternList = [] }, { tags }) => {
  if (tagStatus === "any") return true;
  if (tagStatus === "untagged") return tags.length === 0;
  const wanted = [...tagPrefixList.map((prefix) => `${prefix}*`), ...tagPatternList];
  return tags.length > 0 && wanted.every((pattern) => tags.some((tag) => matches(pattern, tag)));
};

// src/stages/of-others.ts
import { relative } from "node:path";
var isOfOthers = async (file, untrusted, files) => {
  if (untrusted === null) return false;
  const [workspace, path] = await Promise.all([files.realPath(untrusted.workspace), files.realPath(file.path)]);
  return !leadsOut(relative(workspace, path));
};

// src/stages/plan/lifecycle-file.ts
var readLifecycleFile = async ({ lifecycle, untrusted, creates }, { files, log }) => {
  if (lifecycle === null) return null;
  if (await isOfOthers(lifecycle, untrusted, files)) {
    const what = `is in the checkout, which others may have written (${untrusted?.because ?? ""})`;
    if (creates === "in-this-run")
      throw unusable2(lifecycle, `${what}; set the input \`guarded-settings\` to a path outside of it`);
    log.info(`${lifecycle.given} ${what}, and is not read: this run creates nothing`);
    return null;
  }
  await assertAllowed([lifecycle], files);
  const text = await files.readText(lifecycle.path);
  if (text === null) throw unusable2(lifecycle, "does not exist in the checkout");
  const problem3 = lifecycleProblem(text);
  if (problem3 !== null) throw unusable2(lifecycle, problem3);
  return JSON.stringify(JSON.parse(text));
};
var unusable2 = ({ given: given2 }, what) => fault("E_INPUT", { message: `\`lifecycle\` of \`create-repository\`: ${given2} ${what}` });

// src/stages/plan/planned-repository.ts
var plannedRepository = async (registry, wanted, ports) => {
  const { Account } = await ports.registry.sts.getCallerIdentity({});
  const own = returned(Account, "sts:GetCallerIdentity");
  const { registryId, account: mustBe } = registry;
  const account = registryId ?? own;
  checkAccount({
    what: `the registry of the ECR repository ${registry.repository}`,
    account,
    wanted: registryId ?? mustBe
  });
  const creation = await creationOf(registry, { wanted, account, own }, ports);
  if (creation === null) return null;
  const host = await hostOf({ account, own }, ports);
  if (creation.kind === "on-request")
    checkKey(creation.repository, ecrRegistry(host)?.region ?? registry.region, registry.repository);
  const name = `${host}/${registry.repository}`;
  ports.log.info(`the ECR repository ${name} does not exist: ${creationInWords(creation)}`);
  return { repositoryUri: name, ...asCreated(creation), registryId, account, creation };
};
var checkKey = ({ kmsKey }, region, repository) => {
  const ofKey = regionOfKey(kmsKey);
  if (ofKey === null || region === null || ofKey === region) return;
  throw fault("E_INPUT", {
    message: `\`kms-key\` of \`create-repository\`: ${kmsKey ?? ""} is in the region ${ofKey}, and the ECR repository ${repository} is created in ${region}, whose keys alone it can use`,
    headline: `\`kms-key\` is a key in ${ofKey}, and the registry is in ${region}`
  });
};
var creationOf = async (registry, { wanted, ...accounts }, ports) => {
  const prefix = await prefixOf(registry.repository, accounts, ports);
  if (prefix !== null) return { kind: "on-push", prefix };
  if (wanted === null) return null;
  await checkCreator(registry, { wanted, ...accounts }, ports);
  const lifecyclePolicy = await readLifecycleFile(wanted, ports);
  return { kind: "on-request", repository: { ...wanted.settings, lifecyclePolicy } };
};
var checkCreator = async ({ repository }, { wanted, account, own }, { creator }) => {
  const ofCreator = wanted.roleAccount ?? own;
  if (ofCreator !== account) {
    const who = wanted.roleAccount === null ? "the credentials of the registry are" : "the role of `create-repository` is";
    throw fault("E_ACCOUNT", {
      message: `the ECR repository ${repository} does not exist in the account ${account}, and ${who} in the account ${ofCreator}, which cannot create it there`,
      headline: `the ECR repository \`${repository}\` cannot be created by another account`,
      hint: `Set \`role\` of \`create-repository\` to a role of the account ${account}. Nothing was changed.`
    });
  }
  if (wanted.creates === "in-this-run") await creator.sts.getCallerIdentity({});
};
var prefixOf = async (name, { account, own }, { registry, log }) => {
  if (account !== own) return null;
  try {
    const templates = await readPages(async (nextToken) => {
      const page = await registry.ecr.describeRepositoryCreationTemplates({ nextToken });
      return { items: page.repositoryCreationTemplates ?? [], nextToken: page.nextToken };
    }, MOST_PAGES2);
    return prefixOnPush(name, templates);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    log.info(`whether a creation template of the registry creates ${name} is not known: ${thrown.message}`);
    return null;
  }
};
var MOST_PAGES2 = 20;
var hostOf = async ({ account, own }, { registry, secrets }) => {
  const issued = await ecrToken(registry.ecr, secrets);
  const host = (issued?.endpoint ?? "").replace(/^https?:\/\//u, "").replace(/\/$/u, "");
  if (host === "") throw fault("E_AWS", { message: "AWS returned an incomplete response (ecr:GetAuthorizationToken)" });
  return accountOfRegistry(host) === own ? host.replace(own, account) : host;
};
var asCreated = (creation) => {
  if (creation.kind === "on-push") return { tagMutability: "MUTABLE", tagMutabilityExclusions: [] };
  const { repository } = creation;
  return {
    tagMutability: mutabilityOf(repository),
    tagMutabilityExclusions: repository.mutableTags,
    setUp: { scanOnPush: repository.scan === "on-push", encryption: repository.kmsKey === null ? "AES256" : "KMS" }
  };
};

// src/stages/plan/read-way.ts
var readWay = async (promotion, image, ports) => {
  const tagged = await readTags2(image, ports);
  const way = wayOf(promotion, tagged);
  const lacked = lackedMark(way);
  if (lacked !== null) throw await notPassed(lacked, { ...image, ...tagged, way }, ports);
  announce(way, ports);
  return way;
};
var readTags2 = async ({ repository, digest }, { registry }) => {
  const { imageDetails = [] } = await registry.ecr.describeImages({
    ...inRegistry(repository.registryId),
    repositoryName: repositoryName(repository.repositoryUri).repository,
    imageIds: [{ imageDigest: digest }]
  });
  return {
    tags: imageDetails.flatMap(({ imageTags = [] }) => imageTags),
    pushedAt: imageDetails[0]?.imagePushedAt?.getTime() ?? null
  };
};
var announce = (way, { log }) => {
  const { environment, from, stops } = way;
  switch (from.kind) {
    case "first":
      log.info(`${environment} is the first environment: the image needs no mark`);
      break;
    case "environment": {
      const [mark = ""] = stops.find((stop) => stop.environment === from.environment)?.marks ?? [];
      log.info(`promotion from ${from.environment} to ${environment}: the image has the mark ${mark}`);
      break;
    }
    case "none":
      log.info(`promotion to ${environment}: no mark is asked for (\`promote-from: none\`)`);
  }
  const skipped = skippedIn(way);
  if (skipped.length > 0) log.info(`\`promote-from\` skips ${skipped.join(", ")} on the way to ${environment}`);
};
var LISTED = 8;
var notPassed = async (environment, image, ports) => {
  const { repository, digest, tags, way } = image;
  const { repository: name } = repositoryName(repository.repositoryUri);
  const marks = way.stops.flatMap((stop) => stop.marks);
  const more = tags.length > LISTED ? ` and ${tags.length - LISTED} more` : "";
  const has = marks.length > 0 ? `its marks are ${marks.join(", ")}` : tagsInWords(tags, more);
  const other = await otherHolder(environment, image, ports);
  const short2 = `the image has not passed \`${environment}\``;
  return fault("E_NOT_PASSED", {
    message: `${name}@${digest} has not passed ${environment}: it lacks the tag ${markInWords(environment)}, ${has}${other}`,
    headline: short2
  });
};
var tagsInWords = (tags, more) => tags.length === 0 ? "and has no tag at all" : `its tags are ${tags.slice(0, LISTED).join(", ")}${more}`;
var otherHolder = async (environment, { repository, digest, tags }, { registry }) => {
  const revision = wholeCommit(commitInTags(tags) ?? void 0);
  if (revision === null) return "";
  const mark = markOf(environment, { revision, digest });
  const { repository: name } = repositoryName(repository.repositoryUri);
  const place = { repository: name, registryId: repository.registryId };
  const held = await readHeld({ ...place, id: { imageTag: mark } }, registry.ecr);
  return held === null ? "" : `; ${mark} belongs to ${shortDigest(held.digest)}, another image of that commit`;
};

// src/stages/plan/planned-image.ts
var readRegistry = async (registry, { image, promotion, newRepository = null }, ports) => {
  const repository = await readOrPlan(registry, { image, newRepository }, ports);
  if (image === null || promotion === void 0)
    return { repository, imageDigest: await digestOfGiven(image, repository, ports) };
  const source = sourceOf(image, repository);
  const from = { repository: source ?? repository, registry: source === null ? ports.registry : ports.source };
  const { digest: imageDigest } = await resolveGiven(image, from.repository, from.registry.ecr);
  ports.log.info(`${image.written} is ${from.repository.repositoryUri}@${imageDigest}`);
  const way = await readWay(promotion, { ...from, digest: imageDigest }, { ...ports, ...from });
  return { repository, imageDigest, way, ...source === null ? {} : { source } };
};
var readOrPlan = async (registry, { image, newRepository = null }, ports) => {
  if (image !== null) return readRepository(registry, ports.registry.ecr);
  const found = await lookUpRepository(registry, ports.registry.ecr);
  const repository = found ?? await plannedRepository(registry, newRepository, ports);
  if (repository === null) throw await noRepository(registry, ports.registry.ecr);
  return repository;
};
var digestOfGiven = async (image, repository, { registry: { ecr }, log }) => {
  if (image === null) return null;
  try {
    const { digest } = await resolveGiven(image, repository, ecr);
    if (image.digest === null) log.info(`${image.written} is ${repository.repositoryUri}@${digest}`);
    return digest;
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown;
    log.info(`\`image\` is not compared with what runs: ${thrown.message}`);
    return image.digest;
  }
};
var plannedImage = (repositoryUri, { image, digest, tag, merge = [] }) => {
  if (image === null) return imageToCome(merge.length === 0 ? "built" : "merged", repositoryUri, tag);
  return digest === null ? `${repositoryUri}:${image.tag ?? ""}` : `${repositoryUri}@${digest}`;
};
var imageToCome = (how, repositoryUri, tag) => `(to be ${how}) ${repositoryUri}${tag === null ? "" : `:${tag}`}`;

// src/stages/plan/required-settings.ts
var checkSettings = (missing3) => {
  if (missing3.length === 0) return;
  const names = missing3.map((name) => `\`${name}\``).join(", ");
  throw fault("E_INPUT", {
    message: `the plan needs ${names}, which ${missing3.length === 1 ? "is" : "are"} not set`,
    hint: `Set ${names}, as inputs or in ship-to-ecs.yaml.`
  });
};

// src/stages/plan/plan.ts
var planTarget = defineStage({
  kind: "plan",
  title: "Read the target",
  uses: ["registry", "creator", "source", "target", "files", "log", "github", "secrets"],
  run: async (given2, ports) => {
    const input = given2.reads === "repository" ? { ...given2, services: [] } : given2;
    const { registry, services, image = null, tag = null, merge = [], sideCars = "off" } = input;
    checkSettings(missingOf(given2));
    const caller = await identify(input, ports).catch(async (thrown) => {
      throw together([thrown, ...await problemsOfFiles(input, ports)]);
    });
    const findCluster2 = clusterFinder(ports.target.ecs);
    const [{ repository, imageDigest, ...found }, live] = await allOrEveryProblem([
      readRegistry(registry, { ...input, image }, ports),
      allOrEveryProblem(
        services.map(
          (service) => planService(wantedService(input, service, caller), ports, findCluster2).catch(namedIn(service)).then(suiting(input.platforms ?? [])).then((found2) => ({ service, found: found2 }))
        )
      )
    ]).catch((thrown) => {
      throw asOneError(thrown);
    });
    const { log } = ports;
    const images = {
      image: plannedImage(repository.repositoryUri, { image, digest: imageDigest, tag, merge }),
      sideCars
    };
    const all = live.map(({ service, found: found2 }) => ({ ...found2, changes: plannedChanges(found2, images, service) }));
    log.info(accountsInWords(caller, repository));
    await warnOfAccounts(input, ports);
    for (const service of all) announce2(service, log);
    const compared = await neverBackwards(input, { ...found, services: all, repository, imageDigest }, ports);
    const pushes = image === null && tag !== null ? `${repository.repositoryUri}:${tag}` : null;
    return { ...caller, repository, imageDigest, ...found, pushes, ...compared };
  },
  record: ({ services, ...target }) => ({
    ...target,
    services: services.map(recordOf)
  })
});
var missingOf = ({ missing: missing3 = [], reads }) => reads === "repository" ? missing3.filter((name) => name === "repository") : missing3;
var accountsInWords = ({ account, region }, { account: owner, repositoryUri }) => owner === account ? `account ${account}, region ${region}, repository ${repositoryUri}` : `account ${account}, region ${region}; registry of the account ${owner ?? "unknown"}, repository ${repositoryUri}`;
var announce2 = (service, log) => {
  const {
    clusterArn,
    serviceName,
    desiredCount,
    taskDefinition,
    containerName,
    smoke = [],
    tasks = [],
    url,
    rollback
  } = service;
  log.info(`cluster ${clusterArn}, service ${serviceName}, desired count ${desiredCount}`);
  log.info(`task definition ${taskDefinition.source}, container ${containerName}`);
  const changes = changesInWords(service);
  if (changes !== null) log.info(changes);
  if (url !== void 0) log.info(`URL ${urlInWords(url)}`);
  if (rollback !== void 0) log.info(rollback);
  for (const task of tasks) log.info(task);
  for (const check2 of smoke) log.info(`smoke test: ${checkInWords(check2)}`);
};
var recordOf = ({
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
};
var suiting = (platforms) => (service) => {
  if (platforms.length > 0) checkRuntime(service.taskDefinition, { subject: "`platforms` is", platforms });
  return service;
};
var problemsOfFiles = (input, ports) => allOrEveryProblem(
  input.services.filter(({ taskDefinition }) => taskDefinition.kind === "file").map((service) => lintedDefinition(wantedService(input, service, null), ports).catch(namedIn(service)))
).then(() => [], problemsIn);

// src/domain/image/further-tags.ts
var furtherTags = ({ additional = [], ...input }, first, now) => {
  const computed = additional.map((template) => tagFrom({ ...input, template }, now).tag);
  const further = [...new Set(computed)].filter((tag) => tag !== first);
  return further.length === 0 ? {} : { additional: further };
};

// src/stages/tag.ts
var computeTag = defineStage({
  kind: "tag",
  title: "Compute the tag",
  uses: ["clock", "log"],
  // Not awaiting anything; a stage is asynchronous by contract.
  // eslint-disable-next-line @typescript-eslint/require-await
  run: async (input, { clock, log }) => {
    const first = tagFrom(input, clock.now());
    const computed = { ...first, ...furtherTags(input, first.tag, clock.now()) };
    log.info(`tag ${computed.tag} for commit ${computed.commit}`);
    for (const further of computed.additional ?? []) log.info(`and the tag ${further}`);
    for (const change of computed.changes) log.info(`the tag was changed: ${change}`);
    return computed;
  },
  record: (result) => result
});

// src/domain/verify/answer.ts
var known2 = (value) => ({ kind: "read", value });
var mapReading = (reading, map2) => reading.kind === "read" ? known2(map2(reading.value)) : reading;
var INCOMPLETE = { kind: "failed", because: "AWS returned an incomplete response" };
var complete = (value) => value === void 0 ? INCOMPLETE : known2(value);
var thenReading = (reading, next2) => reading.kind === "read" ? next2(reading.value) : reading;

// src/domain/verify/verify-check.ts
var good = (about, what) => ({ ...about, level: "ok", what, next: null, lacks: null });
var warn = (about, fact) => ({ ...about, level: "warn", ...fact, lacks: null });
var bad = (about, fact) => ({ ...about, level: "error", ...fact, lacks: null });
var unknown2 = (about, what, lacks = null) => ({
  ...about,
  level: "unknown",
  what,
  next: null,
  lacks
});
var judge = (reading, { about, read, missing: missing3 }) => {
  switch (reading.kind) {
    case "read":
      return read(reading.value);
    case "missing":
      return missing3();
    case "denied":
      return [unknown2(about, "not checked", reading.action)];
    case "failed":
      return [unknown2(about, `not checked${lookedFor(about)}: ${reading.because}`)];
  }
};
var lookedFor = ({ id, subject }) => {
  const words = id.replaceAll("-", " ");
  return subject.includes(words) ? "" : ` (${words})`;
};

// src/domain/verify/repository-checks.ts
var judgeRepository = (facts, kept) => {
  const about = {
    id: "repository-settings",
    subject: `${facts.exists === "now" ? "" : "new "}ECR repository ${facts.name}`
  };
  const rules = mapReading(facts.lifecycle, lifecycleRules);
  const controls = controlsOf(facts, rules);
  const unread = [facts.scanning, facts.encryption, rules].flatMap(
    (reading) => judge(reading, { about, read: () => [], missing: () => [] })
  );
  return [
    ...unread,
    settingsInWords(about, controls, NEXT_STEP[facts.exists]),
    ...rules.kind === "read" ? judgeRules(about, rules.value, kept) : []
  ];
};
var controlsOf = ({ scanning, tagMutability, encryption }, rules) => [
  { id: "ECR.1", lacks: "scan on push", state: stateOf2(scanning, "scans") },
  { id: "ECR.2", lacks: "immutable tags", state: tagMutability.startsWith("IMMUTABLE") ? "kept" : "broken" },
  {
    id: "ECR.3",
    lacks: "a lifecycle policy",
    state: rules.kind === "missing" ? "broken" : rules.kind === "read" ? "kept" : "unknown"
  },
  { id: "ECR.5", lacks: "a customer managed key", state: stateOf2(encryption, "own-key") }
];
var stateOf2 = (reading, wanted) => reading.kind !== "read" ? "unknown" : reading.value === wanted ? "kept" : "broken";
var NEXT_STEP = {
  now: "Set what your own rules ask for; nothing in the repository is changed by a run.",
  planned: "Set what your own rules ask for in `create-repository`: a key cannot be changed later."
};
var settingsInWords = (about, controls, next2) => {
  const broken = controls.filter(({ state }) => state === "broken");
  if (broken.length === 0) {
    const kept = controls.filter(({ state }) => state === "kept").map(({ id }) => id);
    return good(about, `meets ${kept.join(", ")} of Security Hub`);
  }
  const what = `lacks what Security Hub asks for: ${broken.map(({ id, lacks }) => `${lacks} (${id})`).join(", ")}`;
  return warn(about, { what, next: next2 });
};
var judgeRules = (about, rules, kept) => rules === null ? [unknown2(about, "has a lifecycle policy that cannot be read")] : judgeExpiry(rules, kept);
var judgeExpiry = (rules, { running, images, now }) => {
  if (running.length === 0) return [];
  const about = { id: "image-lifecycle", subject: "running image" };
  return judge(images, {
    about,
    missing: () => [],
    read: (all) => running.flatMap(({ service, digest }) => {
      const image = all.find((one) => one.digest === digest);
      const own = { ...about, subject: `image ${digest.slice(0, 19)} that ${service} runs` };
      return image === void 0 ? [] : inWords(own, expiryOf(image, { rules, images: all, now }));
    })
  });
};
var FEW_PUSHES = 5;
var NEXT = "Change the rule, so that it keeps what runs and what a rollback needs: without the image ECS starts no further task of it.";
var inWords = (about, expiry) => {
  switch (expiry.kind) {
    case "never":
      return [good(about, "is kept by the lifecycle policy")];
    case "unknown":
      return [
        unknown2(about, `may expire by rule ${expiry.rule} of the lifecycle policy, whose kind of count is not known`)
      ];
    case "now":
      return [warn(about, { what: `expires within a day, by rule ${expiry.rule} of the lifecycle policy`, next: NEXT })];
    case "at": {
      const day = new Date(expiry.at).toISOString().slice(0, 10);
      return [warn(about, { what: `expires on ${day}, by rule ${expiry.rule} of the lifecycle policy`, next: NEXT })];
    }
    case "after-pushes": {
      const after = `after ${expiry.pushes} further ${expiry.pushes === 1 ? "push" : "pushes"}, by rule ${expiry.rule} of the lifecycle policy`;
      return expiry.pushes <= FEW_PUSHES ? [warn(about, { what: `expires ${after}`, next: NEXT })] : [good(about, `is kept; it expires ${after}`)];
    }
  }
};

// src/stages/verify/ask.ts
var ask = async (call, missing3 = []) => {
  try {
    return { kind: "read", value: await call };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (missing3.includes(error.awsCode)) return { kind: "missing" };
    const { operation, message } = error;
    return isUnavailable(error) ? { kind: "denied", action: operation } : { kind: "failed", because: message };
  }
};
var elsewhere = (region) => ({ kind: "failed", because: `it is in ${region}` });
var seenFrom = (own, account, reading) => reading.kind === "missing" && account !== "" && account !== own ? { kind: "failed", because: `this role does not see it in the account ${account}` } : reading;
var MOST_PAGES3 = 10;
var askAll = async (read) => {
  const all = [];
  let nextToken;
  for (let count = 0; count < MOST_PAGES3; count += 1) {
    const page = await ask(read(nextToken));
    if (page.kind !== "read") return page;
    if (page.value.items === void 0) return INCOMPLETE;
    all.push(...page.value.items);
    nextToken = page.value.nextToken;
    if (nextToken === void 0) return known2(all);
  }
  return {
    kind: "failed",
    because: all.length === 0 ? "too many of the pages are empty" : `there are more than ${all.length}`
  };
};
var askFirst = (read) => askAll(async (token) => {
  const { items, nextToken } = await read(token);
  return { items, nextToken: items === void 0 || items.length > 0 ? void 0 : nextToken };
});

// src/stages/verify/read-repository.ts
var verifyRepository = async ({ repository, services }, asking) => {
  const { repository: name } = repositoryName(repository.repositoryUri);
  const { creation } = repository;
  if (creation !== void 0) return creation.kind === "on-push" ? [] : verifyPlanned(name, creation.repository);
  const [scanning, lifecycle] = await Promise.all([
    readScanning(name, repository, asking),
    readLifecycle(name, repository, asking)
  ]);
  const running = services.flatMap((service) => runningImage(service, repository));
  const isAsked = lifecycle.kind === "read" && running.length > 0;
  const images = isAsked ? await readImages(name, repository, asking) : known2([]);
  const { encryption } = repository.setUp ?? {};
  const facts = {
    ...{ name, exists: "now", tagMutability: repository.tagMutability, scanning, lifecycle },
    encryption: mapReading(complete(encryption), (type) => type === "AES256" ? "key-of-ecr" : "own-key")
  };
  return judgeRepository(facts, { running, images, now: asking.now });
};
var verifyPlanned = (name, planned) => {
  const { scan, kmsKey, lifecyclePolicy } = planned;
  return judgeRepository(
    {
      ...{ name, exists: "planned", tagMutability: mutabilityOf(planned) },
      scanning: known2(scan === "on-push" ? "scans" : "does-not-scan"),
      encryption: known2(kmsKey === null ? "key-of-ecr" : "own-key"),
      lifecycle: lifecyclePolicy === null ? { kind: "missing" } : known2(lifecyclePolicy)
    },
    { running: [], images: known2([]), now: 0 }
  );
};
var runningImage = ({ serviceName, containerName, running }, { repositoryUri }) => {
  const container = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName);
  const reference = parseImageReference(container?.image ?? "");
  if (reference?.digest == null || reference.name !== repositoryUri) return [];
  return [{ service: serviceName, digest: reference.digest }];
};
var readScanning = async (name, { registryId, setUp }, { registry, limit }) => {
  if (setUp?.scanOnPush === true) return known2("scans");
  const own = registryId === null ? known2("own") : await ownRegistry(registryId, { registry, limit });
  if (own.kind !== "read") return own;
  const reply = await ask(registry.ecr.getRegistryScanningConfiguration({}, limit));
  return thenReading(
    reply,
    ({ scanningConfiguration }) => mapReading(
      complete(scanningConfiguration),
      ({ rules = [] }) => rules.some((rule) => isScannedBy(rule, name)) ? "scans" : "does-not-scan"
    )
  );
};
var ownRegistry = async (registryId, { registry, limit }) => thenReading(
  await ask(registry.sts.getCallerIdentity({}, limit)),
  ({ Account: account }) => account === registryId ? known2("own") : { kind: "failed", because: `only roles of the account ${registryId} see how its registry scans` }
);
var isScannedBy = ({ scanFrequency, repositoryFilters = [] }, name) => scanFrequency !== "MANUAL" && repositoryFilters.some(({ filter = "" }) => matches(filter.includes("*") ? filter : `*${filter}*`, name));
var readLifecycle = async (repositoryName2, { registryId }, { registry, limit }) => {
  const asked = { ...inRegistry(registryId), repositoryName: repositoryName2 };
  const reply = await ask(registry.ecr.getLifecyclePolicy(asked, limit), ["LifecyclePolicyNotFoundException"]);
  return thenReading(reply, ({ lifecyclePolicyText }) => complete(lifecyclePolicyText));
};
var MOST_ON_A_PAGE = 1e3;
var readImages = async (repositoryName2, { registryId }, { registry, limit }) => {
  const reply = await askAll(async (nextToken) => {
    const asked = { ...inRegistry(registryId), repositoryName: repositoryName2, maxResults: MOST_ON_A_PAGE, nextToken };
    const page = await registry.ecr.describeImages(asked, limit);
    return { items: page.imageDetails, nextToken: page.nextToken };
  });
  return thenReading(reply, (details) => {
    const images = details.flatMap(
      ({ imageDigest: digest, imageTags: tags = [], imagePushedAt: pushed }) => digest === void 0 || pushed === void 0 ? [] : [{ digest, tags, pushedAt: pushed.getTime() }]
    );
    return images.length === details.length ? known2(images) : INCOMPLETE;
  });
};

// src/domain/verify/deployment-configuration.ts
var judgeDeployment = (facts) => [
  ...roomCheck(facts),
  ...bakeCheck(facts),
  ...kindChecks(facts.service)
];
var leastHealthy = ({ deploymentConfiguration, schedulingStrategy }, desiredCount) => {
  const percent = deploymentConfiguration?.minimumHealthyPercent ?? (schedulingStrategy === "DAEMON" ? 0 : 100);
  return Math.ceil(desiredCount * percent / 100);
};
var replacementOf = (service, desiredCount) => (service.deploymentConfiguration?.strategy ?? "ROLLING") === "ROLLING" && leastHealthy(service, desiredCount) < desiredCount ? "may-stop-first" : "starts-first";
var hasRoom = (service, desiredCount, maximumPercent) => service.runningCount === 0 || leastHealthy(service, desiredCount) < desiredCount || Math.floor(desiredCount * maximumPercent / 100) > desiredCount;
var roomCheck = ({ service, desiredCount }) => {
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
};
var bakeMinutes = (configuration, until) => {
  const { bakeTimeInMinutes = 0 } = configuration;
  if (until === "stable" || until === "CLEAN_UP") return stepMinutes(configuration) + bakeTimeInMinutes;
  return until === "serving" || isAtOrAfter(until, "POST_PRODUCTION_TRAFFIC_SHIFT") ? stepMinutes(configuration) : 0;
};
var stepMinutes = (configuration) => {
  const { strategy, linearConfiguration: { stepPercent = 10 } = {} } = configuration;
  return (strategy === "LINEAR" ? Math.ceil(100 / stepPercent) - 1 : 1) * (stepBake(configuration) ?? 0);
};
var bakeCheck = ({ service, waitMinutes, waitUntil = "stable" }) => {
  const configuration = service.deploymentConfiguration ?? {};
  if ((configuration.strategy ?? "ROLLING") === "ROLLING") return [];
  const minutes = bakeMinutes(configuration, waitUntil);
  const about = { id: "bake-time", subject: `service ${service.serviceName ?? ""}` };
  if (minutes < waitMinutes) return [good(about, `bakes for ${minutes} minutes`)];
  return [
    bad(about, {
      what: `bakes for ${minutes} minutes, and the run waits for ${waitMinutes}`,
      next: "Raise `wait-for-minutes` beyond the bake time, or set `wait-until` to an earlier stage."
    })
  ];
};
var kindChecks = ({ serviceName = "", resourceManagementType, loadBalancers = [] }) => {
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
};

// src/domain/verify/capacity.ts
var judgeCapacity = (facts) => {
  const { serviceName, providers, statuses, hosts } = facts;
  return [
    ...judge(statuses, {
      about: { id: "capacity-provider", subject: `service ${serviceName}` },
      read: (found) => providers.map((name) => providerCheck(name, found.get(name))),
      missing: () => []
    }),
    ...judge(hosts, {
      about: { id: "hosts", subject: `service ${serviceName}` },
      read: (all) => hostChecks(all, facts),
      missing: () => []
    })
  ];
};
var providerCheck = (name, status) => {
  const about = { id: "capacity-provider", subject: `capacity provider ${name}` };
  if (status === "ACTIVE") return good(about, "is active");
  if (status === "PROVISIONING") return warn(about, { what: "is PROVISIONING", next: "Wait until it is active." });
  const what = status === void 0 ? "does not exist in the cluster" : `is ${status}`;
  return bad(about, { what, next: "Correct the capacity provider strategy of the service." });
};
var hostChecks = (all, { serviceName, task, replacement }) => {
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
};
var STOPS_FIRST = "stops an old task to make room for a new one";

// src/stages/verify/read-capacity.ts
var verifyCapacity = async (subject, asking) => {
  const { service } = subject;
  const providers = ownProviders(service);
  const found = await readProviders(providers, subject, asking);
  return judgeCapacity({
    serviceName: service.serviceName ?? "",
    providers,
    statuses: mapReading(found, (all) => new Map(all.map(({ name = "", status = "" }) => [name, status]))),
    hosts: hasHosts(subject, found) ? await readHosts(subject, asking) : { kind: "missing" },
    task: taskSize(subject),
    replacement: replacementOf(service, subject.desiredCount ?? service.desiredCount ?? 0)
  });
};
var hasHosts = ({ service }, providers) => {
  if (service.launchType === "EC2" || service.launchType === "EXTERNAL") return true;
  if (providers.kind !== "read") return false;
  const active = providers.value.filter(({ status }) => status === "ACTIVE");
  if (active.length < ownProviders(service).length) return false;
  return !active.some(
    ({ autoScalingGroupProvider: group, managedInstancesProvider: managed }) => managed !== void 0 || group?.managedScaling?.status === "ENABLED"
  );
};
var readProviders = async (names, { clusterArn: cluster }, { aws, limit }) => {
  if (names.length === 0) return { kind: "missing" };
  const asked = { cluster, capacityProviders: [...names] };
  const reply = await ask(aws.ecs.describeCapacityProviders(asked, limit));
  return thenReading(reply, ({ capacityProviders: found = [], failures = [] }) => {
    const missing3 = failures.filter(({ reason }) => reason === "MISSING");
    const isComplete = found.every(({ name, status }) => name !== void 0 && status !== void 0);
    return !isComplete || found.length + missing3.length < new Set(names).size ? INCOMPLETE : known2(found);
  });
};
var MOST_HOSTS = 100;
var readHosts = async (subject, asking) => {
  const { aws, limit } = asking;
  const cluster = subject.clusterArn;
  const listed2 = await askAll(async (nextToken) => {
    const page = await aws.ecs.listContainerInstances({ cluster, nextToken }, limit);
    return { items: page.containerInstanceArns, nextToken: page.nextToken };
  });
  if (listed2.kind !== "read") return listed2;
  const parts = await Promise.all(
    chunksOf(listed2.value, MOST_HOSTS).map(async (containerInstances) => {
      const asked = { cluster, containerInstances: [...containerInstances] };
      return thenReading(await ask(aws.ecs.describeContainerInstances(asked, limit)), (reply) => {
        const { containerInstances: described = [], failures = [] } = reply;
        return described.length + failures.length < containerInstances.length ? INCOMPLETE : known2(described.filter((one) => isForService(one, subject)));
      });
    })
  );
  const all = parts.reduce(
    (sum, part) => thenReading(sum, (some) => mapReading(part, (more) => [...some, ...more])),
    known2([])
  );
  return thenReading(all, hostsOf);
};
var isForService = ({ capacityProviderName: provider = "", attributes = [] }, of) => {
  const providers = ownProviders(of.service);
  if (providers.length > 0) return providers.includes(provider);
  const isExternal = attributes.some(({ name }) => name === "ecs.capability.external");
  return isExternal === (of.service.launchType === "EXTERNAL");
};
var hostsOf = (instances) => {
  const hosts = instances.flatMap(({ status, agentConnected, remainingResources: left = [] }) => {
    const cpu = left.find(({ name }) => name === "CPU")?.integerValue;
    const memory = left.find(({ name }) => name === "MEMORY")?.integerValue;
    if (status === void 0 || cpu === void 0 || memory === void 0) return [];
    return [{ status, agent: agentConnected === false ? "disconnected" : "connected", cpu, memory }];
  });
  return hosts.length < instances.length ? INCOMPLETE : known2(hosts);
};
var taskSize = ({ definition, containers }) => {
  const sum = (sizes) => sizes.reduce((all, one) => all + (one ?? 0), 0);
  return {
    cpu: unitsIn(definition.cpu ?? "", "cpu") ?? sum(containers.map(({ cpu }) => cpu)),
    memory: unitsIn(definition.memory ?? "", "memory") ?? sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory))
  };
};

// src/domain/verify/side-car-images.ts
var parseEcrImage = (image) => {
  const parts = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.]+\/([^@:]+)(?::([^@]+))?(?:@(.+))?$/.exec(
    image
  );
  if (parts === null) return null;
  const [, account = "", region = "", repository = "", imageTag = "latest", imageDigest] = parts;
  return { account, region, repository, reference: imageDigest === void 0 ? { imageTag } : { imageDigest } };
};
var isPushed = (image, pushes) => {
  const own = pushes === null ? null : parseEcrImage(pushes);
  return own !== null && nameOf6(own) === nameOf6(image);
};
var nameOf6 = ({ account, region, repository, reference }) => JSON.stringify([account, region, repository, reference]);
var aboutImage = ({ container, image }) => ({ id: "image", subject: `image ${image} (${container})` });
var pushedByThisRun = (of) => good(aboutImage(of), "is pushed by this run");
var judgeImage = ({ container, image, manifest, architecture }) => {
  const about = aboutImage({ container, image });
  const next2 = `Push the image, or correct \`image\` of ${container}.`;
  return judge(manifest, {
    about,
    read: (text) => {
      const has = architecturesIn(text);
      if (architecture === null || has?.includes(architecture) === true) return [good(about, "exists")];
      const ofArchitecture = { ...about, id: "image-architecture" };
      if (has === null) return [good(about, "exists"), unknown2(ofArchitecture, NOT_NAMED)];
      const what = `exists for ${has.join(", ")}, and the tasks run on ${architecture}`;
      return [bad(ofArchitecture, { what, next: next2 })];
    },
    missing: () => [bad(about, { what: "does not exist", next: next2 })]
  });
};
var NOT_NAMED = "not checked: the manifest does not name the architecture of each image";
var INDEX = external_exports.object({
  manifests: external_exports.array(external_exports.object({ platform: external_exports.object({ architecture: external_exports.string() }).optional() }))
});
var architecturesIn = (manifest) => {
  const index = INDEX.safeParse(jsonValue(manifest));
  if (!index.success) return null;
  const named3 = index.data.manifests.map(({ platform }) => platform?.architecture ?? null);
  if (!named3.every((name) => name !== null)) return null;
  return [...new Set(named3.filter((name) => name !== "unknown"))];
};

// src/stages/verify/subject.ts
var resourceOf = ({ clusterArn, service: { serviceName = "" } }) => `service/${lastPart(clusterArn)}/${serviceName}`;
var accountOf = ({ clusterArn }) => clusterArn.split(":")[4] ?? "";

// src/stages/verify/read-images.ts
var verifyImages = async (subject, asking) => {
  const architecture = runtimeOf({ input: subject.definition })?.architecture ?? null;
  const checks = subject.containers.flatMap(({ name: container = "", image = "" }) => {
    const parsed2 = container === subject.containerName ? null : parseEcrImage(image);
    if (parsed2 === null) return [];
    if (isPushed(parsed2, subject.pushes)) return [Promise.resolve([pushedByThisRun({ container, image })])];
    return [
      readManifest2(parsed2, asking).then(async (found) => {
        const seen = seenFrom(accountOf(subject), parsed2.account, found);
        const manifest = seen.kind === "missing" ? await unlessCached(parsed2, asking) : seen;
        return judgeImage({ container, image, manifest, architecture });
      })
    ];
  });
  return (await Promise.all(checks)).flat();
};
var NOT_FOUND = ["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"];
var readManifest2 = async (image, { aws, limit, region }) => {
  if (image.region !== region) return elsewhere(image.region);
  const asked = {
    registryId: image.account,
    repositoryName: image.repository,
    imageIds: [image.reference],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  };
  const reply = await ask(aws.ecr.batchGetImage(asked, limit), ["RepositoryNotFoundException"]);
  return thenReading(
    reply,
    ({ images, failures = [] }) => failures.some(({ failureCode: code }) => code !== void 0 && NOT_FOUND.includes(code)) ? { kind: "missing" } : complete(images?.[0]?.imageManifest)
  );
};
var MOST_RULES2 = 1e3;
var unlessCached = async ({ account: registryId, repository }, { aws, limit }) => {
  const rules = await askAll(async (nextToken) => {
    const page = await aws.ecr.describePullThroughCacheRules({ registryId, maxResults: MOST_RULES2, nextToken }, limit);
    return { items: page.pullThroughCacheRules, nextToken: page.nextToken };
  });
  return thenReading(
    rules,
    (all) => all.some(
      ({ ecrRepositoryPrefix: prefix = "" }) => prefix === EVERY_NAME || repository.startsWith(`${prefix.replace(/\/$/, "")}/`)
    ) ? { kind: "failed", because: "a pull-through cache gets it at the first pull" } : { kind: "missing" }
  );
};
var EVERY_NAME = "ROOT";

// src/domain/task-definition/container-logs.ts
var TRUE = ["1", "t", "T", "true", "TRUE", "True"];
var awsLogsOf = ({ logConfiguration: log }) => {
  const option = (name) => log?.options?.[name] ?? null;
  const group = option("awslogs-group");
  if (log?.logDriver !== "awslogs" || group === null) return null;
  const creation = TRUE.includes(option("awslogs-create-group") ?? "") ? "by-the-driver" : "none";
  const [region, prefix] = [option("awslogs-region"), option("awslogs-stream-prefix")];
  return { group, region, prefix, creation, mode: option("mode") };
};
var containerLogs = ({ input }) => (input.containerDefinitions ?? []).flatMap((container) => {
  const { name } = container;
  const log = awsLogsOf(container);
  if (name === void 0 || log === null) return [];
  return [{ container: name, logGroup: log.group, logRegion: log.region, logPrefix: log.prefix }];
});

// src/domain/verify/log-groups.ts
var logGroupsOf = (containers) => {
  const groups = containers.flatMap((container) => awsLogsOf(container) ?? []);
  const keyOf = ({ region, group, creation, mode }) => `${region ?? ""} ${group} ${creation} ${mode === "blocking" ? mode : ""}`;
  return [...new Map(groups.map((one) => [keyOf(one), one])).values()];
};
var judgeLogGroup = ({ group: name, mode, sender }, exists) => {
  const judged = sender === "host" && mode !== "blocking" ? warn : bad;
  const about = { id: "log-group", subject: `log group ${name}` };
  return judge(exists, {
    about,
    read: () => [good(about, "exists")],
    missing: () => [
      judged(about, {
        what: "does not exist",
        next: 'Create the log group, or correct `awslogs-group`; `awslogs-create-group: "true"` lets ECS create it.'
      })
    ]
  });
};

// src/stages/verify/read-log-groups.ts
var verifyLogGroups = async ({ containers, service }, asking) => {
  const groups = logGroupsOf(containers).filter(({ creation }) => creation === "none");
  const sender = isOnFargate(service) ? "fargate" : "host";
  const checks = await Promise.all(
    groups.map(async (group) => judgeLogGroup({ ...group, sender }, await readGroup2(group, asking)))
  );
  return checks.flat();
};
var readGroup2 = async ({ group: name, region }, { aws, limit, region: own }) => {
  if (region !== null && region !== own) return elsewhere(region);
  const groups = await askFirst(async (nextToken) => {
    const page = await aws.logs.describeLogGroups({ logGroupNamePrefix: name, nextToken }, limit);
    return { items: page.logGroups, nextToken: page.nextToken };
  });
  return thenReading(
    groups,
    (all) => all.some(({ logGroupName }) => logGroupName === name) ? known2("exists") : { kind: "missing" }
  );
};

// src/domain/verify/way-to-aws.ts
var wayFrom = (subnet, { routeTables, endpoints }, { needs, publicIp }) => {
  const table = tableOf(subnet, routeTables);
  if (table === void 0) return { kind: "unclear", because: "no route table was found" };
  if (leadsOut2(subnet, table, publicIp)) return { kind: "open" };
  const usable2 = endpoints.filter(isAvailable).filter((endpoint) => serves(endpoint, subnet, table));
  const missing3 = needs.filter((need) => !usable2.some((endpoint) => isFor(need, endpoint) && hasDefaultName(endpoint)));
  if (missing3.length === 0) return { kind: "open" };
  if (missing3.every((need) => usable2.some((endpoint) => isFor(need, endpoint)))) {
    return { kind: "unclear", because: `the VPC endpoints for ${missing3.join(", ")} have no private DNS names` };
  }
  if (table.Routes?.some(isOfOwnPrefixList) === true) {
    return { kind: "unclear", because: "a route leads to a prefix list that is not read" };
  }
  return { kind: "cut", from: missing3 };
};
var tableOf = ({ SubnetId, VpcId }, tables) => tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ?? tables.find((table) => table.VpcId === VpcId && table.Associations?.some(({ Main }) => Main === true) === true);
var leadsOut2 = ({ Ipv6Native }, { Routes = [] }, publicIp) => Routes.filter(({ State }) => State !== "blackhole").some(
  (route) => Ipv6Native === true ? route.DestinationIpv6CidrBlock === "::/0" : route.DestinationCidrBlock === "0.0.0.0/0" && (!isToInternetGateway(route) || publicIp === "assigned")
);
var isToInternetGateway = ({ GatewayId = "" }) => GatewayId.startsWith("igw-");
var isOfOwnPrefixList = ({ DestinationPrefixListId, GatewayId = "", State }) => DestinationPrefixListId !== void 0 && State !== "blackhole" && !GatewayId.startsWith("vpce-");
var isAvailable = ({ State }) => State?.toLowerCase() === "available";
var serves = ({ VpcEndpointType: type, RouteTableIds = [], VpcId }, subnet, { RouteTableId = "" }) => type === "Gateway" ? RouteTableIds.includes(RouteTableId) : VpcId === subnet.VpcId;
var isFor = (need, { ServiceName = "" }) => ServiceName.endsWith(`.${need}`);
var hasDefaultName = ({ VpcEndpointType: type, PrivateDnsEnabled }) => type === "Gateway" || PrivateDnsEnabled !== false;

// src/domain/verify/network.ts
var judgeNetwork = (facts) => [
  ...zoneChecks(facts),
  ...wayChecks(facts),
  ...groupChecks(facts),
  ...publicChecks(facts)
];
var ADD_A_WAY = "Add a NAT gateway or VPC endpoints, or assign public IP addresses in public subnets.";
var zoneChecks = ({ serviceName, subnets }) => {
  const about = { id: "subnet-zones", subject: `service ${serviceName}` };
  return judge(subnets, {
    about,
    read: (all) => {
      const zones = [...new Set(all.flatMap(({ AvailabilityZone: zone }) => zone ?? []))];
      if (zones.length > 1) return [good(about, `has subnets in ${zones.length} Availability Zones`)];
      const what = `has subnets in one Availability Zone only (${zones.join()})`;
      return [warn(about, { what, next: "Add a subnet in another zone to the service." })];
    },
    missing: () => [
      warn(about, {
        what: "has a subnet that does not exist",
        next: "Correct the network configuration of the service."
      })
    ]
  });
};
var wayChecks = ({ serviceName, ways, needs, publicIp }) => {
  const about = { id: "way-to-aws", subject: `service ${serviceName}` };
  return judge(ways, {
    about,
    read: (all) => {
      const ways2 = all.subnets.map((subnet) => ({
        id: subnet.SubnetId ?? "",
        way: wayFrom(subnet, all, { needs, publicIp })
      }));
      const cut = ways2.flatMap(({ id, way }) => way.kind === "cut" ? [`from ${id} to ${way.from.join(", ")}`] : []);
      const unclear = ways2.flatMap(({ id, way }) => way.kind === "unclear" ? [`${way.because} (${id})`] : []);
      if (cut.length > 0) return [warn(about, { what: `has no way ${cut.join("; ")}`, next: ADD_A_WAY })];
      if (unclear.length > 0) return [unknown2(about, `not checked: ${unclear.join("; ")}`)];
      return [good(about, `has a way to ${needs.join(", ")}`)];
    },
    missing: () => []
  });
};
var groupChecks = ({ securityGroups, serviceName }) => judge(securityGroups, {
  about: { id: "open-security-group", subject: `service ${serviceName}` },
  read: (groups) => groups.map((group) => {
    const about = { id: "open-security-group", subject: `security group ${group.GroupId ?? ""}` };
    const open = (group.IpPermissions ?? []).filter(isOpen);
    if (open.length === 0) return good(about, "is not open to the internet");
    const ports = open.map(portsOf);
    return warn(about, {
      what: `is open to the internet (${ports.join(", ")})`,
      next: "Let in only the security group of the load balancer."
    });
  }),
  missing: () => [
    warn(
      { id: "open-security-group", subject: `service ${serviceName}` },
      { what: "has a security group that does not exist", next: "Correct the network configuration of the service." }
    )
  ]
});
var isOpen = ({ IpRanges = [], Ipv6Ranges = [] }) => [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)].some(
  (range) => range === "0.0.0.0/0" || range === "::/0"
);
var portsOf = ({ IpProtocol: protocol = "", FromPort: from, ToPort: to }) => {
  if (/^icmp/i.test(protocol)) return "ICMP";
  return from === to ? from ?? "all ports" : `${from ?? 0}-${to ?? 65535}`;
};
var publicChecks = ({ publicIp, serviceName }) => {
  if (publicIp === "none") return [];
  const about = { id: "public-ip", subject: `service ${serviceName}` };
  return [
    warn(about, {
      what: "gives its tasks public IP addresses",
      next: "Run the tasks in private subnets with `assignPublicIp: DISABLED`."
    })
  ];
};

// src/domain/verify/task-secrets.ts
var parseReference = (valueFrom) => {
  if (/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret(?::|$)/.test(valueFrom)) return ofSecretsManager(valueFrom);
  const [prefix, , , region = "", account = ""] = valueFrom.split(":");
  const place = prefix === "arn" ? { region, account } : { region: null, account: "" };
  const secret = secretBehind(valueFrom);
  return secret === null ? { kind: "parameter", name: valueFrom, ...place } : referenced(secret, place);
};
var ofSecretsManager = (valueFrom) => {
  const parts = valueFrom.split(":");
  const [, , , region = "", account = "", , name = ""] = parts;
  const [key2 = null, stage = null, version = null] = parts.slice(7).map((part) => part === "" ? null : part);
  const arn = parts.slice(0, 7).join(":");
  return { kind: "secret", by: "secretsmanager", arn, name, region, account, key: key2, stage, version };
};
var referenced = (secret, place) => {
  const [name = "", selector = null] = secret.split(":");
  const isId = selector !== null && /^[0-9a-f-]{32,64}$/i.test(selector);
  const version = { stage: isId ? null : selector, version: isId ? selector : null };
  return { kind: "secret", by: "ssm", arn: name, name, ...place, key: null, ...version };
};
var secretsOf = (containers) => containers.flatMap(({ name: container = "", secrets = [], logConfiguration, repositoryCredentials }) => [
  ...[...secrets, ...logConfiguration?.secretOptions ?? []].map(({ name = "", valueFrom = "" }) => ({
    variable: `${container}/${name}`,
    reference: parseReference(valueFrom)
  })),
  ...credentialsOf(repositoryCredentials?.credentialsParameter).map((reference) => ({
    variable: `${container}/repositoryCredentials`,
    reference
  }))
]);
var credentialsOf = (credentials) => {
  if (credentials === void 0) return [];
  if (credentials.startsWith("arn:")) return [parseReference(credentials)];
  const byName = { arn: credentials, name: credentials, region: "", account: "" };
  return [{ kind: "secret", by: "secretsmanager", ...byName, key: null, stage: null, version: null }];
};
var judgeSecret = (facts) => {
  const { kind, name, key: key2, variable } = facts;
  const about = { id: kind, subject: `${kind} ${name} (${variable})` };
  const checks = judge(facts.exists, {
    about,
    read: (state) => {
      if (state === "scheduled-for-deletion") {
        return [bad(about, { what: "is scheduled for deletion", next: "Restore the secret, or correct `secrets`." })];
      }
      if (state === "no-such-version") {
        return [bad(about, { what: "has no such version", next: "Set a value, or correct `secrets`." })];
      }
      return key2 === null ? [good(about, "exists")] : judgeKey(about, key2, facts.keys);
    },
    missing: () => [bad(about, { what: "does not exist", next: `Create the ${kind}, or correct \`secrets\`.` })]
  });
  const isRead = facts.exists.kind === "denied" || facts.exists.kind === "failed";
  return isRead && key2 !== null ? [...checks, ...judgeKey(about, key2, facts.keys)] : checks;
};
var judgeKey = (about, key2, keys) => judge(keys, {
  about: { ...about, id: "secret-key" },
  read: (names) => {
    if (names?.includes(key2) === true) return [good(about, `exists and has the key ${key2}`)];
    const what = names === null ? "is not a JSON object" : `has no key ${key2}`;
    return [
      bad(
        { ...about, id: "secret-key" },
        { what, next: `Add the key ${key2} to the secret, or correct \`secrets\`.` }
      )
    ];
  },
  missing: () => [
    bad({ ...about, id: "secret-key" }, { what: "has no such version", next: "Set a value, or correct `secrets`." })
  ]
});
var versionState = (labels, { stage, version }) => {
  const wanted = stage ?? (version === null ? "AWSCURRENT" : null);
  const listed2 = Object.entries(labels).filter(
    ([id, all]) => (version === null || id === version) && (wanted === null || all.includes(wanted))
  );
  if (listed2.length > 0) return known2("exists");
  if (version !== null && !Object.hasOwn(labels, version)) {
    return { kind: "failed", because: `its version ${version} has no staging label` };
  }
  return known2("no-such-version");
};

// src/stages/verify/read-network.ts
var verifyNetwork = async (subject, asking) => {
  const { service, definition } = subject;
  const configuration = service.networkConfiguration?.awsvpcConfiguration;
  if (definition.networkMode !== "awsvpc" || configuration === void 0) return [];
  return judgeNetwork(await readNetwork(subject, configuration, asking));
};
var readNetwork = async (subject, { subnets: subnetIds = [], securityGroups: groupIds = [], assignPublicIp }, { aws: { ec2 }, limit }) => {
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
};
var allOf = (items, ids) => items === void 0 || items.length < new Set(ids).size ? INCOMPLETE : known2(items);
var readSubnets = async (ids, { ec2, limit }) => {
  const reply = await ask(ec2.describeSubnets({ SubnetIds: [...ids] }, limit), ["InvalidSubnetID.NotFound"]);
  const subnets = thenReading(reply, ({ Subnets }) => allOf(Subnets, ids));
  return thenReading(
    subnets,
    (all) => all.some(({ AvailabilityZone: zone, VpcId: vpc }) => zone === void 0 || vpc === void 0) ? INCOMPLETE : known2(all)
  );
};
var readGroups = async (ids, { ec2, limit }) => {
  if (ids.length === 0) return known2([]);
  const reply = await ask(ec2.describeSecurityGroups({ GroupIds: [...ids] }, limit), ["InvalidGroup.NotFound"]);
  return thenReading(reply, ({ SecurityGroups }) => allOf(SecurityGroups, ids));
};
var readWays = async (subnets, account, asking) => {
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
};
var readVpcs = (Filters, { ec2, limit }) => Promise.all([
  askAll(async (NextToken) => {
    const page = await ec2.describeRouteTables({ Filters, NextToken }, limit);
    return { items: page.RouteTables, nextToken: page.NextToken };
  }),
  askAll(async (NextToken) => {
    const page = await ec2.describeVpcEndpoints({ Filters, NextToken }, limit);
    return { items: page.VpcEndpoints, nextToken: page.NextToken };
  })
]);
var needsOf = ({ containers, service }) => {
  const asked = secretsOf(containers).map(({ reference }) => reference.kind === "secret" ? reference.by : "ssm");
  return [
    "ecr.api",
    "ecr.dkr",
    "s3",
    ...logGroupsOf(containers).length > 0 ? ["logs"] : [],
    ...new Set(asked),
    ...service.enableExecuteCommand === true ? ["ssmmessages"] : []
  ];
};

// src/domain/verify/readiness.ts
var judgeReadiness = (facts) => [
  ...systemChecks(facts),
  ...execChecks(facts),
  ...protectionChecks(facts),
  ...insightsChecks(facts)
];
var systemChecks = ({ definition: { runtimePlatform, family = "" } }) => {
  const system = runtimePlatform?.operatingSystemFamily ?? "LINUX";
  if (!system.startsWith("WINDOWS")) return [];
  const what = `runs on ${system}, and only Linux is supported`;
  return [
    bad(
      { id: "windows", subject: `task definition ${family}` },
      { what, next: "Deploy Windows tasks with another tool." }
    )
  ];
};
var execChecks = ({ service, definition, containers }) => {
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
};
var protectionChecks = ({ protectedTasks, service: { serviceName = "" } }) => {
  const about = { id: "task-protection", subject: `service ${serviceName}` };
  return judge(protectedTasks, {
    about,
    read: (count) => {
      if (count === 0) return [good(about, "has no protected task")];
      const what = `has ${count} protected ${count === 1 ? "task" : "tasks"}, which ECS does not stop until the protection ends`;
      return [warn(about, { what, next: "Expect a longer deployment, or end the protection." })];
    },
    missing: () => []
  });
};
var insightsChecks = ({ insights, clusterName }) => {
  const about = { id: "container-insights", subject: `cluster ${clusterName}` };
  return judge(insights, {
    about,
    read: (value) => value === "disabled" ? [
      warn(about, {
        what: "has Container Insights disabled",
        next: "Set `containerInsights` of the cluster to `enabled`."
      })
    ] : [good(about, "has Container Insights")],
    missing: () => []
  });
};

// src/stages/verify/read-readiness.ts
var verifyReadiness = async (subject, asking) => {
  const [insights, protectedTasks] = await Promise.all([readInsights(subject, asking), countProtected(subject, asking)]);
  return judgeReadiness({ ...subject, clusterName: lastPart(subject.clusterArn), insights, protectedTasks });
};
var readInsights = async ({ clusterArn }, { aws, limit }) => {
  const asked = { clusters: [clusterArn], include: ["SETTINGS"] };
  const reply = await ask(aws.ecs.describeClusters(asked, limit));
  return thenReading(
    reply,
    ({ clusters }) => complete(clusters?.[0]?.settings?.find(({ name }) => name === "containerInsights")?.value)
  );
};
var MOST_TASKS = 100;
var countProtected = async (subject, asking) => {
  const { clusterArn: cluster, service } = subject;
  const { aws, limit } = asking;
  const listed2 = await askAll(async (nextToken) => {
    const page = await aws.ecs.listTasks({ cluster, serviceName: service.serviceName, nextToken }, limit);
    return { items: page.taskArns, nextToken: page.nextToken };
  });
  if (listed2.kind !== "read") return listed2;
  const counts = await Promise.all(
    chunksOf(listed2.value, MOST_TASKS).map((tasks) => protectedOf(cluster, tasks, asking))
  );
  return counts.reduce(
    (all, one) => thenReading(all, (sum) => thenReading(one, (count) => known2(sum + count))),
    known2(0)
  );
};
var protectedOf = async (cluster, tasks, { aws, limit }) => {
  const reply = await ask(aws.ecs.getTaskProtection({ cluster, tasks: [...tasks] }, limit));
  return thenReading(reply, ({ protectedTasks = [], failures = [] }) => {
    const stopped = failures.filter(({ reason }) => reason === "TASK_NOT_VALID");
    if (protectedTasks.length + stopped.length < tasks.length) return INCOMPLETE;
    return known2(protectedTasks.filter((one) => one.protectionEnabled === true).length);
  });
};

// src/domain/verify/trust-conditions.ts
var VALUES = external_exports.union([
  external_exports.union([external_exports.string(), external_exports.boolean(), external_exports.number()]).transform((one) => [String(one)]),
  external_exports.array(external_exports.string())
]);
var CONDITIONS = external_exports.record(external_exports.string(), external_exports.record(external_exports.string(), VALUES));
var conditionVerdict = (condition, place) => {
  if (condition === void 0) return "met";
  const parsed2 = CONDITIONS.safeParse(condition);
  if (!parsed2.success) return "unknown";
  const verdicts = Object.entries(parsed2.data).flatMap(
    ([operator, keys]) => Object.entries(keys).map(([key2, values]) => judgeKey2(operator, key2, { values, place }))
  );
  if (verdicts.includes("unmet")) return "unmet";
  return verdicts.includes("unknown") ? "unknown" : "met";
};
var judgeKey2 = (operator, key2, { values, place }) => {
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
};
var isNull = (absent, values) => values.includes(String(absent === "yes")) ? "met" : "unmet";
var judgeAccount = (operator, values, { account }) => {
  const [, not, by] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.exec(operator) ?? [];
  if (by === void 0) return "unknown";
  const isNamed2 = values.some((value) => by === "Like" ? matches(value, account) : value === account);
  return isNamed2 === (not === void 0) ? "met" : "unmet";
};
var judgeArn = (operator, values, place) => {
  if (/^StringEquals/.test(operator) && values.every((value) => value.includes("*"))) return "unmet";
  if (!/^(Arn(Equals|Like)|String(Equals|Like))(IfExists)?$/.test(operator)) return "unknown";
  const verdicts = values.map((value) => arnVerdict(value, place));
  if (verdicts.includes("met")) return "met";
  return verdicts.includes("unknown") ? "unknown" : "unmet";
};
var arnVerdict = (pattern, { account, region }) => {
  if (/^\*+$/.test(pattern)) return "met";
  const [, partition = "", service, place, owner, ...rest] = pattern.split(":");
  if (service === void 0 || place === void 0 || owner === void 0 || rest.length === 0) return "unknown";
  const parts = [matches(partition, "aws") || partition.startsWith("aws-"), matches(service, "ecs")];
  if ([...parts, matches(place, region), matches(owner, account)].includes(false)) return "unmet";
  return rest.join(":") === "*" ? "met" : "unknown";
};

// src/domain/verify/trust-policy.ts
var TASKS = "ecs-tasks.amazonaws.com";
var EVERY_SERVICE = "every service";
var UNCLEAR = /^(?:every service|ecs-tasks\.(?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?)$/;
var oneOrMore = external_exports.union([external_exports.string().transform((one) => [one]), external_exports.array(external_exports.string())]);
var POLICY2 = external_exports.object({
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
var trustOfTasks = (encoded2, place) => {
  const policy = POLICY2.safeParse(jsonValue(decoded2(encoded2)));
  if (!policy.success) return "unknown";
  const statements = policy.data.Statement.map((one) => STATEMENT.safeParse(one));
  const read = statements.flatMap((one) => one.success ? [one.data] : []);
  const denials = read.flatMap((one) => verdictsOf("Deny", one, place));
  if (denials.includes("met")) return "denied";
  const isUnread = read.length < statements.length || denials.includes("unknown");
  const allowances = read.flatMap((one) => verdictsOf("Allow", one, place));
  if (allowances.includes("met")) return isUnread ? "unknown" : "trusted";
  if (isUnread || allowances.includes("unknown")) return "unknown";
  return allowances.includes("unmet") ? "conditions-unmet" : "not-named";
};
var verdictsOf = (effect, statement, place) => {
  if (statement.Effect !== effect) return [];
  const about = [isAboutAssuming(statement), isAboutTasks(statement)];
  if (about.includes("no")) return [];
  const condition = conditionVerdict(statement.Condition, place);
  return [about.includes("unknown") && condition !== "unmet" ? "unknown" : condition];
};
var isAboutAssuming = ({ Action, NotAction }) => {
  if (NotAction !== void 0 || Action === void 0) return "unknown";
  return Action.some((action) => matches(action.toLowerCase(), "sts:assumerole")) ? "yes" : "no";
};
var isAboutTasks = ({ Effect, Principal, NotPrincipal }) => {
  if (NotPrincipal !== void 0) return Effect === "Deny" && NotPrincipal.includes(TASKS) ? "no" : "unknown";
  if (Principal === void 0) return "unknown";
  if (Principal.some((one) => one === "*" || one === TASKS)) return "yes";
  return Principal.some((one) => UNCLEAR.test(one)) ? "unknown" : "no";
};
var decoded2 = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// src/domain/verify/roles.ts
var accountOfRole = (given2) => given2.split(":")[4] ?? null;
var judgeRole = ({ use, given: given2, place, found }) => {
  const about = { id: "role", subject: `${use} ${lastPart(given2)}` };
  const account = accountOfRole(given2);
  const key2 = use === "task role" ? "taskRoleArn" : "executionRoleArn";
  const next2 = `Create the role, or correct \`${key2}\`.`;
  if (account !== null && account !== place.account) {
    const what = `is in the account ${account}, and a task can only have a role of its own account ${place.account}`;
    const setting = use.replace(" ", "-");
    return [bad(about, { what, next: `Correct \`${key2}\`, or set \`${setting}\` for this environment.` })];
  }
  return judge(
    thenReading(found, (role) => isNamed(given2, role) ? found : { kind: "missing" }),
    {
      about,
      read: ({ trustPolicy }) => [trustCheck(about, trustOfTasks(trustPolicy, place))],
      missing: () => {
        const other = found.kind === "read" ? `; ${found.value.arn} does` : "";
        return [bad(about, { what: `does not exist${other === "" ? "" : ` as ${given2}${other}`}`, next: next2 })];
      }
    }
  );
};
var isNamed = (given2, { arn }) => !given2.startsWith("arn:") || given2 === arn;
var trustCheck = (about, trust) => {
  switch (trust) {
    case "trusted":
      return good(about, `exists and trusts ${TASKS}`);
    case "unknown":
      return unknown2(about, "not checked: its trust policy has a statement that is not understood");
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
};

// src/stages/verify/read-roles.ts
var verifyRoles = async (subject, asking) => {
  const { executionRoleArn, taskRoleArn } = subject.definition;
  const place = { account: accountOf(subject), region: asking.region };
  const roles = [
    ...executionRoleArn === void 0 ? [] : [{ use: "execution role", given: executionRoleArn, place }],
    ...taskRoleArn === void 0 ? [] : [{ use: "task role", given: taskRoleArn, place }]
  ];
  return (await Promise.all(roles.map((role) => readRole(role, asking)))).flatMap(judgeRole);
};
var NOT_FOUND2 = ["NoSuchEntityException", "NoSuchEntity"];
var readRole = async (role, { aws, limit }) => {
  const account = accountOfRole(role.given);
  if (account !== null && account !== role.place.account) return { ...role, found: { kind: "missing" } };
  const reply = await ask(aws.iam.getRole({ RoleName: lastPart(role.given) }, limit), NOT_FOUND2);
  const found = thenReading(
    reply,
    ({ Role }) => thenReading(
      complete(Role),
      ({ Arn: arn, AssumeRolePolicyDocument: trustPolicy }) => arn === void 0 || trustPolicy === void 0 ? INCOMPLETE : known2({ arn, trustPolicy })
    )
  );
  return { ...role, found };
};

// src/domain/verify/scaling.ts
var judgeScaling = ({ serviceName, target, desiredCount }) => {
  const about = { id: "scalable-target", subject: `service ${serviceName}` };
  const checks = judge(target, {
    about,
    read: ({ min, max }) => desiredCount === null ? [good(about, `is scaled between ${min} and ${max} tasks`)] : [
      warn(about, {
        what: `is scaled between ${min} and ${max} tasks by Application Auto Scaling, so \`desired-count\` ${desiredCount} is not sent`,
        next: "Remove `desired-count`, or change the minimum and the maximum of the scalable target."
      })
    ],
    missing: () => []
  });
  return { count: COUNT[target.kind], checks };
};
var COUNT = { read: "scaled", missing: "fixed", denied: "unknown", failed: "unknown" };

// src/stages/verify/read-scaling.ts
var verifyScaling = async (subject, { aws, limit }) => {
  const asked = {
    ServiceNamespace: "ecs",
    ResourceIds: [resourceOf(subject)],
    ScalableDimension: "ecs:service:DesiredCount"
  };
  const targets = await askFirst(async (NextToken) => {
    const page = await aws["application-autoscaling"].describeScalableTargets({ ...asked, NextToken }, limit);
    return { items: page.ScalableTargets, nextToken: page.NextToken };
  });
  const target = thenReading(
    targets,
    ([found]) => found === void 0 ? { kind: "missing" } : known2({ min: found.MinCapacity ?? 0, max: found.MaxCapacity ?? 0 })
  );
  const { serviceName = "" } = subject.service;
  return judgeScaling({ serviceName, target, desiredCount: subject.desiredCount });
};

// src/stages/verify/read-parameters.ts
var parameterReader = (names, { aws, limit, region }) => {
  const here = [...new Set(names)].filter((name) => !name.startsWith("arn:") || name.split(":")[3] === region);
  const replies = new Map(
    chunksOf(here, MOST_PARAMETERS).flatMap((some) => {
      const reply = ask(aws.ssm.getParameters({ Names: [...some] }, limit)).then(
        (all) => thenReading(
          all,
          ({ Parameters = [], InvalidParameters: invalid = [] }) => (
            // Every name is in one of the two lists, those that exist under another spelling than the one that was asked for.
            Parameters.length + invalid.length < some.length ? INCOMPLETE : known2(invalid)
          )
        )
      );
      return some.map((name) => [name, reply]);
    })
  );
  return async (name) => {
    const reply = await (replies.get(name) ?? INCOMPLETE);
    return thenReading(reply, (invalid) => invalid.includes(name) ? { kind: "missing" } : known2("exists"));
  };
};

// src/stages/verify/read-secrets.ts
var verifySecrets = async (subject, asking) => {
  const secrets = secretsOf(subject.containers);
  const names = secrets.flatMap(({ reference }) => reference.kind === "parameter" ? [reference.name] : []);
  const parameters = parameterReader(names, asking);
  const facts = secrets.map(async (secret) => {
    const read = await readSecret(secret, { ...asking, parameters });
    return { ...read, exists: seenFrom(accountOf(subject), secret.reference.account, read.exists) };
  });
  return (await Promise.all(facts)).flatMap(judgeSecret);
};
var readSecret = async ({ variable, reference }, asking) => {
  const { kind, name, region } = reference;
  const about = { kind, variable, name, key: null, keys: known2(null) };
  if (region !== null && region !== "" && region !== asking.region) return { ...about, exists: elsewhere(region) };
  if (reference.kind === "parameter") return { ...about, exists: await asking.parameters(name) };
  const [exists, keys] = await Promise.all([
    readExistence(reference, asking),
    reference.key === null ? known2(null) : readKeys(reference, asking)
  ]);
  return { ...about, key: reference.key, exists, keys };
};
var NOT_FOUND3 = ["ResourceNotFoundException"];
var readExistence = async (secret, { aws, limit }) => {
  const reply = await ask(aws.secretsmanager.describeSecret({ SecretId: secret.arn }, limit), NOT_FOUND3);
  return thenReading(reply, ({ ARN: arn, DeletedDate: deleted, VersionIdsToStages: labels = {} }) => {
    if (arn === void 0) return INCOMPLETE;
    return deleted === void 0 ? versionState(labels, secret) : known2("scheduled-for-deletion");
  });
};
var FIELDS = external_exports.record(external_exports.string(), external_exports.unknown());
var readKeys = async ({ arn, stage, version }, { aws, limit, secrets }) => {
  const asked = {
    SecretId: arn,
    ...stage === null ? {} : { VersionStage: stage },
    ...version === null ? {} : { VersionId: version }
  };
  const reply = await ask(aws.secretsmanager.getSecretValue(asked, limit), NOT_FOUND3);
  return thenReading(reply, ({ SecretString: value, SecretBinary: binary }) => {
    if (value === void 0) return binary === void 0 ? INCOMPLETE : known2(null);
    secrets.mask(value);
    const fields = FIELDS.safeParse(jsonValue(value));
    if (!fields.success) return known2(null);
    for (const [member2, value2] of Object.entries(fields.data)) {
      if (typeof value2 === "string" && isMasked({ value: value2, member: member2, names: [member2] }, [])) secrets.mask(value2);
    }
    return known2(Object.keys(fields.data));
  });
};

// src/domain/verify/required-tags.ts
var judgeTags = ({ required, tagged }) => {
  if (Object.keys(required).length === 0) return [];
  return tagged.flatMap(({ subject, tags, next: next2 }) => {
    const about = { id: "required-tags", subject };
    return judge(tags, {
      about,
      read: (all) => {
        const lacking = Object.entries(required).filter(([key2, value]) => !hasTag(all, key2, value));
        if (lacking.length === 0) return [good(about, "has the required tags")];
        const named3 = lacking.map(([key2, value]) => value === null ? key2 : `${key2}=${value}`);
        return [
          warn(about, { what: `lacks the required ${named3.length === 1 ? "tag" : "tags"} ${named3.join(", ")}`, next: next2 })
        ];
      },
      missing: () => []
    });
  });
};
var hasTag = (tags, wanted, value) => tags.some((tag) => tag.key === wanted && (value === null || tag.value === value));

// src/stages/verify/read-tags.ts
var verifyTags = async (subject, { aws, limit }) => {
  const { requiredTags: required, service, plannedTags, definition, clusterArn: cluster } = subject;
  if (Object.keys(required).length === 0) return [];
  const { serviceName = "", serviceArn = serviceName } = service;
  const asked = { cluster, services: [serviceArn], include: ["TAGS"] };
  const reply = service.status === void 0 || plannedTags !== void 0 ? known2({ services: [service] }) : await ask(aws.ecs.describeServices(asked, limit));
  return judgeTags({
    required,
    tagged: [
      {
        subject: `service ${serviceName}`,
        tags: thenReading(
          reply,
          ({ services }) => thenReading(complete(services?.[0]), ({ tags = [] }) => known2(tags))
        ),
        next: "Add them with `aws ecs tag-resource`."
      },
      {
        subject: `task definition ${definition.family ?? ""}`,
        tags: known2(definition.tags ?? []),
        next: "Add them to `tags` of the task definition, or to `task-definition-tags`."
      }
    ]
  });
};

// src/domain/verify/target-groups.ts
var judgeTargetGroup = (facts) => {
  const subject = `target group ${facts.name}`;
  return [
    ...judge(facts.group, {
      about: { id: "target-group", subject },
      read: (group) => {
        const problems = [
          ...typeProblems(facts, group, subject),
          ...portProblems(facts, group, subject),
          ...healthCheckProblems(facts, group, subject)
        ];
        const fine = good({ id: "target-group", subject }, `checks the health of the tasks by ${group.healthCheck}`);
        return problems.length === 0 ? [fine] : problems;
      },
      missing: () => [
        bad(
          { id: "target-group", subject },
          { what: "does not exist", next: "Correct the load balancers of the service." }
        )
      ]
    }),
    ...judge(facts.deregistrationDelay, {
      about: { id: "deregistration-delay", subject },
      read: (seconds) => delayChecks(facts, seconds, { id: "deregistration-delay", subject }),
      missing: () => []
    })
  ];
};
var typeProblems = ({ networkMode }, { type }, subject) => {
  const wanted = networkMode === "awsvpc" ? "ip" : "instance";
  if (type === wanted) return [];
  const what = `has the target type ${type}, and tasks with the network mode ${networkMode} need ${wanted}`;
  return [bad({ id: "target-type", subject }, { what, next: `Use a target group of the type \`${wanted}\`.` })];
};
var portProblems = (facts, { protocol }, subject) => {
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
};
var maps = ({ containerPort: one, containerPortRange: range = "" }, port) => {
  const [first = NaN, last = NaN] = range.split("-").map(Number);
  return one === port || port >= first && port <= last;
};
var UDP = ["UDP", "QUIC"];
var BOTH = ["TCP_UDP", "TCP_QUIC"];
var healthCheckProblems = ({ containers, containerPort }, { healthCheckPort: port }, subject) => {
  const mapped = containers.flatMap(
    ({ portMappings = [] }) => portMappings.flatMap((one) => [one.containerPort, one.hostPort])
  );
  if (port === null || port === containerPort || mapped.includes(port)) return [];
  const what = `checks the health of the tasks on port ${port}, which the task definition does not map`;
  const next2 = "Correct the health check port of the target group, or `portMappings` of the task definition.";
  return [warn({ id: "health-check-port", subject }, { what, next: next2 })];
};
var STOP_TIMEOUT = 30;
var delayChecks = ({ containers, waitMinutes }, delay, about) => {
  const stop = Math.max(...containers.map(({ stopTimeout }) => stopTimeout ?? STOP_TIMEOUT));
  if (delay + stop < waitMinutes * 60) return [good(about, `deregisters targets within ${delay} s`)];
  return [
    warn(about, {
      what: `deregisters an old task for up to ${delay} s and ECS stops it within ${stop} s, and the run waits for ${waitMinutes * 60} s`,
      next: "Lower `deregistration_delay.timeout_seconds` of the target group, or raise `wait-for-minutes`."
    })
  ];
};

// src/stages/verify/read-target-groups.ts
var verifyTargetGroups = async (subject, asking) => {
  const groups = (subject.service.loadBalancers ?? []).flatMap(
    (balancer) => [balancer.targetGroupArn, balancer.advancedConfiguration?.alternateTargetGroupArn].flatMap(
      (arn) => arn === void 0 ? [] : [readGroup3(arn, balancer, { subject, ...asking })]
    )
  );
  return (await Promise.all(groups)).flatMap(judgeTargetGroup);
};
var NOT_FOUND4 = ["TargetGroupNotFoundException", "TargetGroupNotFound"];
var readGroup3 = async (arn, { containerName = "", containerPort = 0 }, { subject, aws, limit }) => {
  const calls = aws.elasticloadbalancing;
  const [groups, attributes] = await Promise.all([
    ask(calls.describeTargetGroups({ TargetGroupArns: [arn] }, limit), NOT_FOUND4),
    ask(calls.describeTargetGroupAttributes({ TargetGroupArn: arn }, limit), NOT_FOUND4)
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
};
var answerOf = ({
  TargetType: type,
  Protocol: protocol,
  HealthCheckPath: path,
  HealthCheckProtocol: by,
  HealthCheckPort: port
}) => {
  if (type === void 0 || protocol === void 0) return INCOMPLETE;
  const healthCheck = path === void 0 ? by ?? "TCP" : `${by ?? "HTTP"} GET ${path}`;
  return known2({ type, protocol, healthCheck, healthCheckPort: /^\d+$/.test(port ?? "") ? Number(port) : null });
};
var delayIn = (attributes) => {
  const seconds = attributes?.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
  return seconds === void 0 ? INCOMPLETE : known2(Number(seconds));
};

// src/stages/verify/verify-service.ts
var verifyService = async (subject, asking) => {
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
};
var countOf = ({ service, desiredCount }, count) => (count === "scaled" ? null : desiredCount) ?? service.desiredCount ?? 0;

// src/stages/verify/verify.ts
var LIMIT_MS = 3e3;
var verifyTarget = defineStage({
  kind: "verify",
  title: "Check what the services depend on",
  uses: ["surroundings", "registry", "clock", "log", "secrets"],
  run: async ({ target, services }, ports) => {
    const { surroundings: aws, registry, clock, log, secrets } = ports;
    const limit = { signal: clock.timeout(LIMIT_MS) };
    const asking = { aws, secrets, region: target.region, limit };
    const [ofServices, repository] = await Promise.all([
      Promise.all(services.map((service) => verifyOne(target, service, asking))),
      verifyRepository(target, { registry, limit, now: clock.now() })
    ]);
    const verified = { services: ofServices, repository };
    report(verified, log);
    const errors = checksOf(verified, "error");
    if (errors.length > 0) throw notReady(errors, verified);
    return verified;
  },
  record: (verified) => verified
});
var verifyOne = (target, { key: key2, desiredCount, waitMinutes, waitUntil = "stable", requiredTags }, asking) => {
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
};
var report = (verified, log) => {
  for (const check2 of checksOf(verified, "ok")) log.debug(sentence(check2));
  const unread = checksOf(verified, "unknown").filter(({ lacks }) => lacks === null);
  for (const check2 of unread) log.info(sentence(check2));
  const missing3 = missingActions(verified);
  if (missing3.length > 0) log.info(`not checked, because the role of this job lacks ${missing3.join(", ")}`);
  for (const check2 of checksOf(verified, "warn")) log.warning(withNext(check2));
  log.info(`${checksOf(verified, "ok").length} checks passed`);
};
var withNext = (check2) => `${sentence(check2)}.${check2.next === null ? "" : ` ${check2.next}`}`;
var notReady = (errors, result) => {
  const [first, ...others] = errors;
  if (first !== void 0 && others.length === 0) {
    return fault("E_VERIFY", {
      message: `the ${sentence(first)}`,
      ...first.next === null ? {} : { hint: first.next },
      result
    });
  }
  const lines = errors.map((check2) => `- the ${withNext(check2)}`);
  const count = `${errors.length} things keep the deployment from succeeding`;
  const named3 = first === void 0 ? [] : firstAndCount([`the ${sentence(first)}`], errors.length);
  return fault("E_VERIFY", {
    message: `${count}:
${lines.join("\n")}`,
    headline: [...named3, count],
    hint: "Correct what is listed; nothing was changed.",
    result
  });
};

// src/domain/build/dockerfile.ts
var parseDockerfile = (text) => {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const directives = directivesOf(lines);
  if (directives === null) return null;
  const { syntax, escape } = directives;
  const instructions = [];
  let at2 = 0;
  while (at2 < lines.length) {
    const joined = joinedFrom(lines, at2, escape);
    if (joined === null) return null;
    if (joined.text === "") {
      at2 = joined.next;
      continue;
    }
    const [, keyword = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(joined.text) ?? [];
    const instruction = { keyword: keyword.toUpperCase(), text: rest.trim(), line: joined.line + 1 };
    if (!KEYWORDS.has(instruction.keyword)) return null;
    const end = afterHeredocs(instruction, lines, joined.next);
    if (end === null) return null;
    instructions.push(instruction);
    at2 = end;
  }
  return { syntax, instructions };
};
var KEYWORDS = /* @__PURE__ */ new Set([
  ...["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER"],
  ...["ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"]
]);
var directivesOf = (lines) => {
  const behind2 = lines[0]?.startsWith("#!") === true ? lines.slice(1) : lines;
  const own = directivesBehind(/^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind2);
  const strict = directivesBehind(/^#\s*(syntax|escape|check)\s*=\s*(.+?)\s*$/i, lines);
  if (own.get("escape") !== strict.get("escape")) return null;
  const other = directivesBehind(/^\s*\/\/\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind2);
  const syntax = own.get("syntax") ?? other.get("syntax") ?? syntaxInJson(behind2.join("\n"));
  return { syntax, escape: own.get("escape") === "`" ? "`" : "\\" };
};
var directivesBehind = (directive, lines) => {
  const found = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const [, name = "", value = ""] = directive.exec(line) ?? [];
    if (name === "") break;
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value);
  }
  return found;
};
var syntaxInJson = (text) => {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && "syntax" in value ? String(value.syntax) : null;
  } catch {
    return null;
  }
};
var joinedFrom = (lines, from, escape) => {
  let text = "";
  let next2 = from;
  let line = from;
  for (; next2 < lines.length; next2 += 1) {
    const one = lines[next2] ?? "";
    if (/^\s*(?:#|$)/.test(one)) {
      if (text === "") line = next2 + 1;
      continue;
    }
    const trimmed = one.trimEnd();
    if (trimmed.endsWith(escape + escape)) return null;
    if (!trimmed.endsWith(escape)) return { text: (text + trimmed).trim(), line, next: next2 + 1 };
    text += trimmed.slice(0, -1);
  }
  return { text: text.trim(), line, next: next2 };
};
var WITH_HEREDOCS = /* @__PURE__ */ new Set(["RUN", "COPY", "ADD", "ONBUILD"]);
var afterHeredocs = ({ keyword, text }, lines, from) => {
  if (!WITH_HEREDOCS.has(keyword) || !text.includes("<<")) return from;
  const words = wordsOf(text);
  if (words === null) return null;
  let at2 = from;
  for (const word of words.filter((one) => /^\d*<<(?!<)/.test(one))) {
    if (/^\d*<<-?$/.test(word)) continue;
    const [, dash, , name] = /^\d*<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\2$/.exec(word) ?? [];
    if (name === void 0) return null;
    const isEnd = (line) => (dash === "-" ? line.replace(/^\t+/, "") : line) === name;
    const end = lines.findIndex((line, index) => index >= at2 && isEnd(line));
    if (end === -1) return null;
    at2 = end + 1;
  }
  return at2;
};
var wordsOf = (text) => {
  const words = text.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\\]|\\.)+/gs) ?? [];
  return words.join("").length === text.replace(UNQUOTED_SPACE, "$1").length ? words : null;
};
var UNQUOTED_SPACE = /("(?:[^"\\]|\\.)*"|'[^']*'|\\.)|\s+/gs;

// src/domain/build/dockerfile-variables.ts
var expandedText = (text, values) => {
  const parts = withoutQuotes(text)?.split(/(\$\{[^}]*\}|\$\w+)/);
  const known3 = parts?.map((part) => valueOf(part, values));
  return known3 === void 0 || known3.includes(null) ? null : known3.join("");
};
var valueOf = (part, values) => {
  if (!part.includes("$")) return part;
  const [, braced, name] = /^\$(?:\{([^}]*)\}|(\w+))$/s.exec(part) ?? [];
  if (braced !== void 0) return bracedValue(braced, values);
  return name === void 0 ? null : values.get(name) ?? null;
};
var withoutQuotes = (text) => {
  const [, inner = text] = /^"([^"]*)"$/s.exec(text) ?? [];
  return /["'\\`]/.test(inner) ? null : inner;
};
var bracedValue = (inner, values) => {
  const [, name, form, word = ""] = /^(\w+)(?:(:?[-+])([^$]*))?$/s.exec(inner) ?? [];
  const value = name === void 0 ? null : values.get(name);
  if (value === null || form === void 0) return value ?? null;
  return orWord(form.startsWith(":") && value === "" ? void 0 : value, form, word);
};
var orWord = (value, form, word) => {
  if (form.endsWith("-")) return value ?? word;
  return value === void 0 ? "" : word;
};

export {
  defineStage,
  allOrEveryProblem,
  everyCheck,
  asOneError,
  newerMembers,
  lostMembers,
  containerNames,
  chooseContainer,
  withImage,
  withSideCarImages,
  assertAllowed,
  readPages,
  chunksOf,
  lastPart,
  readNames,
  isAwsError,
  lintedDefinition,
  namedIn,
  wantedService,
  checkAccount,
  accountIn,
  returned,
  identify,
  isTemporary,
  isBusy,
  isUnavailable,
  byCodeDeploy,
  unsupportedService,
  withTaskSets,
  readService,
  clusterFinder,
  attributeChanges,
  withAttributes,
  NO_ATTRIBUTES,
  fieldsFor,
  readAppSpec,
  readDeployerAlone,
  covers,
  PAGE_TAG,
  SINCE_TAG,
  PRIORITIES,
  ownRules,
  stateAt,
  pageOf,
  isOverdue,
  readTags,
  hasRules,
  demandsOf,
  withRules,
  readBalancers,
  findUrl,
  readAlarms,
  placeOf4 as placeOf,
  readRunning,
  lifeOf,
  createTwoFilesPatch,
  isSameDefinition,
  asWritten2 as asWritten,
  difference,
  serviceOf,
  isTagMutable,
  inRegistry,
  compareCommits,
  runningCommit,
  behind,
  jsonValue,
  MANIFEST_MEDIA_TYPES,
  listedImages,
  digestOfManifest,
  parseManifest,
  readTag,
  readHeld,
  readTagDigest,
  holdsOnly,
  holdsAll,
  asHeld,
  resolveGiven,
  readRepository,
  lookUpRepository,
  ecrToken,
  isOfOthers,
  planTarget,
  computeTag,
  parseDockerfile,
  expandedText,
  parseEcrImage,
  awsLogsOf,
  containerLogs,
  verifyTarget
};
