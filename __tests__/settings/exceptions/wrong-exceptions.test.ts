/** What is wrong with an exceptions file, each with line and column, all at once. */
import { describe, expect, test } from '@jest/globals'
import { entry, problemsOf, read } from '../../support/exception-text.ts'

describe('a wrong entry', () => {
  test.each<readonly [string, string, string]>([
    [
      'a key with a typo',
      entry('id: CVE-2023-5363', 'pakage: x'),
      "3:5 'pakage' is not a key of an exception; did you mean package?",
    ],
    [
      'no reason',
      entry('id: CVE-2023-5363').replace(/ *reason.*\n/u, ''),
      '2:5 `reason` is required: why the finding is accepted',
    ],
    [
      'an empty reason',
      entry('id: CVE-2023-5363').replace('It is not reached.', '""'),
      '3:5 `reason` is required: why the finding is accepted',
    ],
    [
      'no owner',
      entry('id: CVE-2023-5363').replace(/ *owner.*\n/u, ''),
      '2:5 `owner` is required: who has accepted it',
    ],
    [
      'no end',
      entry('id: CVE-2023-5363').replace(/ *expires.*\n/u, ''),
      '2:5 `expires` is required: the last day on which it holds, as 2026-12-31',
    ],
    [
      'no id',
      'exceptions:\n  - reason: x\n    owner: y\n    expires: 2026-12-31\n',
      '2:5 `id` is required: the id of the finding',
    ],
    [
      'a day that is none',
      entry('id: CVE-2023-5363').replace('2026-12-31', '2026-02-30'),
      "5:5 `expires`: '2026-02-30' is not a day; write it as 2026-12-31",
    ],
    [
      'another form of a day',
      entry('id: CVE-2023-5363').replace('2026-12-31', '31.12.2026'),
      "5:5 `expires`: '31.12.2026' is not a day; write it as 2026-12-31",
    ],
    [
      'never',
      entry('id: CVE-2023-5363').replace('2026-12-31', 'never'),
      "5:5 `expires`: 'never' is not a day; write it as 2026-12-31",
    ],
    [
      'a day far ahead',
      entry('id: CVE-2023-5363').replace('2026-12-31', '2099-12-31'),
      '5:5 `expires`: 2099-12-31 is more than 2 years ahead; use 2028-11-22 at most',
    ],
    ['a pattern for an id', entry('id: CVE-*'), "2:5 `id`: 'CVE-*' is a pattern; an exception is for one id"],
    [
      'an unknown code of Dockle',
      entry('id: CIS-DI-0012'),
      "2:5 `id`: no scanner has findings with the id 'CIS-DI-0012'; did you mean CIS-DI-0010?",
    ],
    [
      'an unknown lint rule',
      entry('id: ECS.555'),
      "2:5 `id`: no scanner has findings with the id 'ECS.555'; did you mean ECS.5?",
    ],
    [
      'a CVE with a typo',
      entry('id: CVE-23-5363', 'scanner: trivy'),
      "2:5 `id`: no scanner has findings with the id 'CVE-23-5363'",
    ],
    [
      'nothing known',
      entry('id: "who knows"'),
      "2:5 `id`: no scanner has findings with the id 'who knows': write a CVE",
    ],
    [
      'an unknown scanner',
      entry('id: CVE-2023-5363', 'scanner: trivvy'),
      "3:5 `scanner`: 'trivvy' is not one of trivy, dockle, lint, ecr; did you mean trivy?",
    ],
    [
      'a scanner that does not report it',
      entry('id: CVE-2023-5363', 'scanner: dockle'),
      '3:5 `scanner`: dockle does not report a vulnerability; trivy and ecr do',
    ],
    [
      'a package of a check of Dockle',
      entry('id: CIS-DI-0001', 'package: x'),
      '3:5 `package`: CIS-DI-0001 of Dockle has none; it can be narrowed by `image`',
    ],
    [
      'a key of a vulnerability',
      entry('id: CVE-2023-5363', 'key: x'),
      '3:5 `key`: a vulnerability has none; it can be narrowed by `package`, `path`, `image`',
    ],
    [
      'a key of another check',
      entry('id: CIS-DI-0008', 'key: x'),
      '3:5 `key`: CIS-DI-0008 of Dockle has none; it can be narrowed by `image`, `file`',
    ],
    [
      'an image of a lint rule',
      entry('id: ECS.5', 'image: x'),
      '3:5 `image`: a lint rule has none; it can be narrowed by `path`',
    ],
    ['a scope left empty', entry('id: CVE-2023-5363', 'package:'), '3:5 `package` must be a text'],
    ['a list for a text', entry('id: [a]'), '2:5 `id` must be a text'],
    [
      'a text for an entry',
      'exceptions: [CVE-2023-5363]\n',
      '1:14 an exception must be a map with `id`, `reason`, `owner`, `expires`',
    ],
    [
      'a long reason',
      entry('id: CVE-2023-5363').replace('It is not reached.', 'x'.repeat(2001)),
      '3:5 `reason` must have at most 2000 characters',
    ],
    [
      'the same twice',
      entry('id: CVE-2023-5363') + entry('id: CVE-2023-5363').replace('exceptions:\n', ''),
      '6:5 CVE-2023-5363 is already excepted in line 2 for the same; keep one of the two',
    ],
    ['no list', 'exceptions: { CVE-2023-5363: x }\n', '1:13 `exceptions` must be a list'],
    [
      'a key of the file with a typo',
      'exeptions: []\n',
      "1:1 'exeptions' is not one of exceptions, vex, dockle; did you mean exceptions?",
    ],
    ['no map', '- CVE-2023-5363\n', '1:1 the file must be a map of `exceptions`, `vex`, `dockle`'],
    ['no list of documents', 'vex: vex.json\n', '1:6 `vex` must be a list of paths'],
    [
      'an unknown option of Dockle',
      'dockle: { accept-key: [A] }\n',
      "1:11 `dockle`: 'accept-key' is not an option; did you mean accept-keys?",
    ],
    ['no list of an option', 'dockle: { accept-keys: A }\n', '1:11 `dockle.accept-keys`: must be a list'],
    [
      'a pattern for a key',
      'dockle: { accept-keys: ["*"] }\n',
      "1:25 `dockle.accept-keys.0`: '*' is not the name of an environment variable",
    ],
    [
      'an option as a file',
      'dockle: { accept-files: ["--exit-code=0"] }\n',
      "1:26 `dockle.accept-files.0`: '--exit-code=0' is not the name or path of a file",
    ],
    [
      'two files in one',
      'dockle: { accept-files: ["a,b"] }\n',
      "1:26 `dockle.accept-files.0`: 'a,b' is not the name or path of a file",
    ],
    [
      'a regular expression as a word',
      'dockle: { sensitive-words: ["x|.*"] }\n',
      "1:29 `dockle.sensitive-words.0`: 'x|.*' is not a word",
    ],
    [
      'an extension with its dot',
      'dockle: { accept-file-extensions: [.pem] }\n',
      "1:36 `dockle.accept-file-extensions.0`: '.pem' is not a file extension without the dot",
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toMatch(new RegExp(`^e\\.yaml:${escaped(problem)}[^\\n]*$`, 'u'))
  })

  test('all at once, in the order of the file', () => {
    const text = `dockle: { x: [] }\n${entry('id: CVE-*')}  - id: CIS-DI-0001\n    reason: x\nvex: 1\n`
    expect(problemsOf(text).map((problem) => problem.split(' ')[0])).toEqual([
      'e.yaml:1:11',
      'e.yaml:3:5',
      'e.yaml:7:5',
      'e.yaml:7:5',
      'e.yaml:9:6',
    ])
    expect(read(text).entries).toEqual([])
  })

  test('YAML that cannot be read', () => {
    expect(problemsOf('exceptions: [')).toHaveLength(1)
  })

  test('more entries than are read', () => {
    const text = `exceptions:\n${'  - {}\n'.repeat(1001)}`
    expect(problemsOf(text)).toEqual(['e.yaml:2:3 `exceptions` has 1001 entries; at most 1000 are read'])
  })
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
