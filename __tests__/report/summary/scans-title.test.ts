import { expect, test } from '@jest/globals'
import { scansTitle } from '../../../src/report/summary/scans-title.ts'
import { ofSideCar } from '../../../src/domain/scan/side-car-scans.ts'
import { recordOf } from '../../support/sample-records.ts'
import { broken, dockleReport, trivyReport, worst } from '../../support/sample-results.ts'
import { PROXY, scansOfSideCar, SHIP_WITH_SIDE_CARS } from '../../support/sample-side-cars.ts'

const ARM = { ...PROXY, image: 'hello', containers: [], platform: 'linux/arm64', ofRun: true } as const
const OF_IMAGE = { trivy: trivyReport([]), dockle: dockleReport([]) }

const titleOf = (results: Readonly<Record<string, unknown>>): string =>
  scansTitle(recordOf({ steps: SHIP_WITH_SIDE_CARS, results: { ...OF_IMAGE, ...results } }))

const IMAGE = 'Scans: Trivy no findings; Dockle no findings'

test('another platform of the image is named, and is no side-car', () => {
  const images = [scansOfSideCar(ARM, [worst]), scansOfSideCar(PROXY, [])]
  expect(titleOf({ 'side-cars-scan': { images } })).toBe(
    `${IMAGE}. linux/arm64: Trivy 1 CRITICAL; Dockle no findings. Side-cars: Trivy no findings; Dockle no findings`,
  )
})

test('so is one whose scan broke', () => {
  const images = [{ ...scansOfSideCar(ARM, []), scans: [ofSideCar(broken, ARM)] }]
  expect(titleOf({ 'side-cars-scan': { images } })).toBe(`${IMAGE}. linux/arm64: Trivy broke`)
})

test('an image alone has no other part', () => {
  expect(titleOf({ 'side-cars-scan': { images: [] } })).toBe(IMAGE)
})
