import { describe, expect, test } from '@jest/globals'
import { isByDigest, parseImageReference } from '../../../src/domain/image/image-reference.ts'
import { fc } from '../../support/fast-check.ts'

const HEX = 'a'.repeat(64)

describe('the name of an image', () => {
  test.each([
    ['nginx', 'nginx', 'docker.io', null, null],
    ['nginx:1.29', 'nginx', 'docker.io', '1.29', null],
    ['datadog/agent:7', 'datadog/agent', 'docker.io', '7', null],
    ['public.ecr.aws/nginx/nginx:1.29', 'public.ecr.aws/nginx/nginx', 'public.ecr.aws', '1.29', null],
    ['localhost/proxy', 'localhost/proxy', 'localhost', null, null],
    ['localhost:5000/team/proxy:v1', 'localhost:5000/team/proxy', 'localhost:5000', 'v1', null],
    ['registry:5000/proxy', 'registry:5000/proxy', 'registry:5000', null, null],
    [`nginx@sha256:${HEX}`, 'nginx', 'docker.io', null, `sha256:${HEX}`],
    [`nginx:1.29@sha512:${HEX}${HEX}`, 'nginx', 'docker.io', '1.29', `sha512:${HEX}${HEX}`],
    ['a/b__c--d.e_f:x', 'a/b__c--d.e_f', 'docker.io', 'x', null],
  ])('%s', (written, name, registry, tag, digest) => {
    expect(parseImageReference(written)).toEqual({ name, registry, tag, digest })
    expect(isByDigest(written)).toBe(digest !== null)
  })
})

describe('is no name of an image:', () => {
  test.each([
    [''],
    ['-v'],
    ['--raw'],
    ['--config=/tmp/x'],
    ['nginx --help'],
    ['nginx\n--help'],
    ['nginx:1.29\n'],
    ['nginx:--raw'],
    ['nginx:'],
    ['nginx@latest'],
    [`nginx@sha256:${'A'.repeat(64)}`],
    ['nginx@sha256:abc'],
    ['Nginx'],
    ['https://example.com/nginx'],
    ['user:secret@example.com/nginx'],
    ['../nginx'],
    ['/nginx'],
    ['nginx//a'],
    ['example.com/'],
    ['$(id)'],
    ['`id`'],
    ['nginx;id'],
    ['(to be pinned) nginx:1'],
    ['n'.repeat(513)],
  ])('%j', (written) => {
    expect(parseImageReference(written)).toBeNull()
    expect(isByDigest(written)).toBe(false)
  })

  test('a text that a command would read as something else never is one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('-', 'a', ':', '/', '.', '@', '_', '1', ' ', '\n', '$', 'A', '=') }),
        (text) => {
          const read = parseImageReference(text)
          if (read !== null) expect(text).toMatch(/^[a-z0-9A-Z][\w./:@-]*$/u)
        },
      ),
    )
  })
})
