import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __name = (target, value) => __defProp(target, "name", { value, configurable: true });
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/adapters/private-folders.ts
import { basename, dirname, resolve } from "node:path";
var PRIVATE_PREFIX, privateFolders, parse;
var init_private_folders = __esm({
  "src/adapters/private-folders.ts"() {
    "use strict";
    PRIVATE_PREFIX = "ship-to-ecs-";
    privateFolders = /* @__PURE__ */ __name((state, roots) => {
      const allowed = roots.map((root) => resolve(root));
      return parse(state).filter(
        (path) => allowed.includes(dirname(resolve(path))) && basename(path).startsWith(PRIVATE_PREFIX)
      );
    }, "privateFolders");
    parse = /* @__PURE__ */ __name((state) => {
      try {
        const paths = JSON.parse(state);
        return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
      } catch {
        return [];
      }
    }, "parse");
  }
});

// src/post-cleanup.ts
var post_cleanup_exports = {};
__export(post_cleanup_exports, {
  removeLeftovers: () => removeLeftovers
});
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
var removeLeftovers;
var init_post_cleanup = __esm({
  "src/post-cleanup.ts"() {
    "use strict";
    init_private_folders();
    removeLeftovers = /* @__PURE__ */ __name(async () => {
      const roots = [process.env["RUNNER_TEMP"] ?? tmpdir(), tmpdir()];
      const folders = privateFolders(process.env["STATE_private"] ?? "", roots);
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }).catch(() => void 0)));
    }, "removeLeftovers");
  }
});

// src/node-version.ts
var OLDEST_MAJOR = 24;
var onSupportedNode = /* @__PURE__ */ __name((start) => {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= OLDEST_MAJOR) {
    start();
    return;
  }
  process.stderr.write(`ship-to-ecs needs Node.js ${OLDEST_MAJOR} or later; this is ${node}.
`);
  process.exitCode = 1;
}, "onSupportedNode");

// src/post.ts
onSupportedNode(() => void Promise.resolve().then(() => (init_post_cleanup(), post_cleanup_exports)).then(({ removeLeftovers: removeLeftovers2 }) => removeLeftovers2()));
