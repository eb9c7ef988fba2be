import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/domain/position.ts
var positionText = ({ path, line, column }) => `${path}:${line}:${column}`;
var pointerOf = (path) => path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
var positionAt = (positions, path) => {
  for (let length = path.length; length >= 0; length--) {
    const found = positions.get(pointerOf(path.slice(0, length)));
    if (found !== void 0) return found;
  }
  return null;
};

export {
  positionText,
  pointerOf,
  positionAt
};
