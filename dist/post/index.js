import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/node-version.ts
var OLDEST_MAJOR = 24;
var onSupportedNode = (start) => {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= OLDEST_MAJOR) {
    start();
    return;
  }
  process.stderr.write(`ship-to-ecs needs Node.js ${OLDEST_MAJOR} or later; this is ${node}.
`);
  process.exitCode = 1;
};

// src/post.ts
onSupportedNode(() => void import("./post-cleanup-QCIWVYFN.js").then(({ removeLeftovers }) => removeLeftovers()));
