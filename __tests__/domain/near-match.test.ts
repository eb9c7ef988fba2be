import { describe, expect, test } from '@jest/globals'
import { listNames, nearest, nearestFirst } from '../../src/domain/near-match.ts'

describe('near match', () => {
  test.each([
    ['HIHG', ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], 'HIGH'],
    ['essentail', ['essential', 'name', 'environment'], 'essential'],
    ['networkmode', ['networkMode', 'memory'], 'networkMode'],
    ['prod-wbe', ['prod-web', 'staging-web'], 'prod-web'],
    ['pu', ['cpu', 'memory'], 'cpu'],
    ['nothing-like-it', ['prod-web', 'staging-web'], null],
    ['x', [], null],
    ['', ['a-name'], null],
  ])('%s of %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected)
  })

  test('a swap of neighbours counts once, so it wins over two replacements', () => {
    expect(nearestFirst('abdc', ['abxx', 'abcd'])).toEqual(['abcd', 'abxx'])
  })

  test('equally near names keep their order', () => {
    expect(nearestFirst('web', ['wex', 'wey'])).toEqual(['wex', 'wey'])
  })

  test('names are listed nearest first and cut', () => {
    const names = ['api', 'worker', 'web-1']
    expect(listNames({ plural: 'services', word: 'web', names, shown: 2 })).toBe(
      'the services are web-1, api and 1 more',
    )
    expect(listNames({ plural: 'services', word: 'web', names: [] })).toBe('there are no services')
  })
})
