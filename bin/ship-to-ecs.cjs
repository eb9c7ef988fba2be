#!/usr/bin/env node
// The command `ship-to-ecs`. Plain CommonJS in old syntax, so that an old Node gets its sentence instead of a syntax error.
'use strict'
var path = require('node:path')

var OLDEST_MAJOR = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST_MAJOR) {
  process.stderr.write(
    'ship-to-ecs needs Node.js ' + OLDEST_MAJOR + ' or later; this is ' + process.versions.node + '.\n',
  )
  process.exitCode = 2
} else {
  var root = path.dirname(__dirname)
  var manifest = require('../package.json')
  globalThis[Symbol.for('ship-to-ecs')] = { root: root, version: manifest.version, commit: manifest.commit || null }
  import('../dist/index.js')
}
