/** Where parts of a task definition are in its file: lines and columns from 1. */
import { describe, expect, test } from '@jest/globals'
import { placeInFile } from '../../../src/domain/task-definition/place-in-file.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { checked } from '../../support/checked-definition.ts'
import { fc } from '../../support/fast-check.ts'

const placesOf = (text: string, paths: readonly string[], definition?: object) => {
  const placeOf = placeInFile(
    { text, source: 't' },
    definition ?? checked(parseTaskDefinition(text, 't.yml')).draft.input,
  )
  return paths.map((path) => placeOf(path))
}

const JSON_TEXT = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "app",
      "dockerLabels": { "com.example": "a", "com.example.team[0]": "b" },
      "environment": [
        { "name": "A", "value": "1" }, { "name": "B", "value": "2" }
      ]
    }
  ]
}
`

describe('JSON', () => {
  test.each([
    ['a member: its key', 'containerDefinitions[0].name', 't:5:7'],
    ['an item', 'containerDefinitions[0].environment[1]', 't:8:40'],
    ['a member of an item', 'containerDefinitions[0].environment[1].value', 't:8:55'],
    ['a key with dots', 'containerDefinitions[0].dockerLabels.com.example', 't:6:25'],
    ['a longer key with dots', 'containerDefinitions[0].dockerLabels.com.example.team[0]', 't:6:45'],
    ['an absent member: the nearest whole', 'containerDefinitions[0].user', 't:4:5'],
    ['an absent member in an absent one', 'containerDefinitions[0].logConfiguration.options.mode', 't:4:5'],
    ['an absent item', 'containerDefinitions[0].environment[9]', 't:7:7'],
    ['an absent member of the task', 'tags', 't:1:1'],
  ])('%s', (_, path, place) => {
    expect(placesOf(JSON_TEXT, [path])).toEqual([place])
  })

  test('a byte order mark and the line ends of Windows move nothing', () => {
    expect(placesOf(`\uFEFF${JSON_TEXT.replaceAll('\n', '\r\n')}`, ['family', 'containerDefinitions[0].name'])).toEqual(
      ['t:2:3', 't:5:7'],
    )
  })

  test('a character of two code units counts as two, as in the positions of errors', () => {
    expect(placesOf('{"family": "😀", "containerDefinitions": [{"name": "a"}]}', ['containerDefinitions'])).toEqual([
      't:1:18',
    ])
  })
})

test('what `aws ecs describe-task-definition` prints has the definition one level down', () => {
  const text = `{\n "taskDefinition": {\n  "family": "web",\n  "containerDefinitions": [{ "name": "a" }]\n },\n "tags": [\n  { "key": "k", "value": "v" }\n ]\n}`
  expect(placesOf(text, ['family', 'networkMode', 'tags[0].value', 'tags'])).toEqual([
    't:3:3',
    't:2:20',
    't:7:17',
    't:6:2',
  ])
})

describe('YAML', () => {
  const TEXT = `x-common: &common
  user: root
  environment: &environment
    - name: A
      value: "1"
family: web
containerDefinitions:
  - name: app
    <<: *common
  - <<: [{ privileged: true }, *common]
    name: proxy
    environment: *environment
`

  test.each([
    ['its own member', 'containerDefinitions[0].name', 't:8:5'],
    ['a member that is merged', 'containerDefinitions[0].user', 't:2:3'],
    ['a member of one of several that are merged', 'containerDefinitions[1].privileged', 't:10:12'],
    ['what is in an alias', 'containerDefinitions[1].environment[0].value', 't:5:7'],
    ['an absent member', 'containerDefinitions[1].healthCheck', 't:10:5'],
  ])('%s', (_, path, place) => {
    expect(placesOf(TEXT, [path])).toEqual([place])
  })
})

describe('items of a list that the settings have changed are found by their names', () => {
  const item = (name: string) => ({ name, value: '1' })
  const environment = (...names: readonly string[]) => ({
    family: 'web',
    containerDefinitions: [{ name: 'app', environment: names.map(item) }],
  })

  test.each([
    ['one before it is gone', environment('B'), 'containerDefinitions[0].environment[0]', 't:8:40'],
    ['one before it is new', environment('N', 'A', 'B'), 'containerDefinitions[0].environment[2]', 't:8:40'],
    ['it is new: the list', environment('N', 'A', 'B'), 'containerDefinitions[0].environment[0]', 't:7:7'],
    ['they are in another order', environment('B', 'A'), 'containerDefinitions[0].environment[0]', 't:8:40'],
  ])('%s', (_, definition, path, place) => {
    expect(placesOf(JSON_TEXT, [path], definition)).toEqual([place])
  })

  test('one whose name is another one in the file, as that of a placeholder, is where it was', () => {
    expect(placesOf(JSON_TEXT, ['containerDefinitions[0].environment[1]'], environment('A', 'other'))).toEqual([
      't:8:40',
    ])
  })

  test('of two with one name, each has its own place', () => {
    const text =
      '{"family": "web", "containerDefinitions": [{"name": "a", "ulimits": [\n{"name": "nofile"},\n{"name": "nofile"}]}]}'
    const definition = JSON.parse(text) as object
    expect(
      placesOf(
        text,
        [0, 1].map((index) => `containerDefinitions[0].ulimits[${index}]`),
        definition,
      ),
    ).toEqual(['t:2:1', 't:3:1'])
  })
})

test('a long key of dots and brackets is looked for in bounded steps', () => {
  const key = '.['.repeat(100_000)
  const text = JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'a', dockerLabels: { [key]: 'x' } }] })
  const definition = JSON.parse(text) as object
  expect(placesOf(text, [`containerDefinitions[0].dockerLabels.${key}`, `${key}.x`], definition)).toEqual([
    't:1:69',
    't:1:1',
  ])
})

test('JSON that only YAML takes, such as a comma too many, has the same places', () => {
  const paths = ['family', 'containerDefinitions[0].name', 'containerDefinitions[0].environment[1].value', 'tags']
  const loose = JSON_TEXT.replace(/\]\n\}\n$/, '],\n}\n')
  expect(loose).not.toBe(JSON_TEXT)
  const definition = JSON.parse(JSON_TEXT) as object
  expect(placesOf(loose, paths, definition)).toEqual(placesOf(JSON_TEXT, paths))
})

test('escapes in JSON: keys and names are what they stand for', () => {
  const text =
    '{"\\u0066amily": "a\\"b{[", "containerDefinitions": [{"n\\u0061me": "x\\ty"}, {"name": null, "user": "}"}]}'
  const definition = JSON.parse(text) as object
  const paths = ['family', 'containerDefinitions[0].name', 'containerDefinitions[1].user']
  const at = (key: string): string => `t:1:${text.indexOf(key) + 1}`
  expect(placesOf(text, paths, definition)).toEqual(['t:1:2', at('"n\\u0061me"'), at('"user"')])
})

test('every part of any JSON is where its text is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 3 })),
      fc.nat(4),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        for (const key of Object.keys(value).filter((one) => one !== 'tags' && one !== 'taskDefinition')) {
          const [line = 0, column = 0] = (placesOf(text, [key], value)[0] ?? '').split(':').slice(1).map(Number)
          expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^"${key}"`))
        }
      },
    ),
  )
})
