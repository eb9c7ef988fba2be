/** The images of side-cars: which ones are scanned, how they are pulled, and that the engine and the disk keep nothing of them. */
import { describe, expect, test } from '@jest/globals'
import { sha256Of } from '../../support/manifest-registry.ts'
import { fakeEcr, indexManifest, PASSWORD, REGISTRY, repository } from '../../support/fake-ecr.ts'
import { imageFor, ON_FARGATE, playScan, serviceWith } from '../../support/scan-side-cars-play.ts'

const NGINX = imageFor('amd64', 'nginx')
const BY_DIGEST = `nginx@${NGINX.digest}`
const ELSEWHERE = { [BY_DIGEST]: NGINX.json }
const world = { elsewhere: ELSEWHERE, images: [NGINX] }

const LOCAL = expect.stringMatching(/^ship-to-ecs\.local\/[0-9a-f]{12}:side-car$/u) as unknown as string

describe('an image is scanned', () => {
  test('of another registry, by the docker client of the user, and the engine keeps nothing', async () => {
    const played = playScan([serviceWith([BY_DIGEST], ON_FARGATE)], world)
    const [scanned] = await played.run()
    expect(scanned).toMatchObject({
      sideCar: { image: BY_DIGEST, containers: ['side-1'], platform: 'linux/amd64' },
      configDigest: NGINX.configDigest,
    })
    expect(played.scans.toSorted()).toEqual([`dockle ${NGINX.configDigest}`, `trivy ${NGINX.configDigest}`])
    expect(played.names.size).toBe(0)
    expect([...played.files.texts.keys()].filter((path) => path.includes('/side-car-'))).toEqual([])
    expect(played.removedAtEnd).toContainEqual(['docker', 'image', 'rm', LOCAL])
    const pull = played.exec.commands.find(({ argv }) => argv[1] === 'pull')
    expect(pull?.inherit).toContain('DOCKER_CONFIG')
    expect(pull?.inherit).not.toContain('AWS_SECRET_ACCESS_KEY')
    expect(played.calls).toEqual([])
  })

  test('and its findings and broken scans carry whose they are', async () => {
    const [scanned] = await playScan([serviceWith([BY_DIGEST], ON_FARGATE)], world).run()
    const sideCar = { image: BY_DIGEST, containers: ['side-1'], platform: 'linux/amd64' }
    expect(scanned?.scans).toMatchObject([
      { kind: 'report', report: { source: 'trivy', sideCar, findings: [{ level: 'HIGH', sideCar }] } },
      { kind: 'report', report: { source: 'dockle', sideCar } },
    ])
  })

  test.each([
    ['of the region of the registry', REGISTRY, 'eu-west-1'],
    ['of the region of the services', REGISTRY.replace('eu-west-1', 'us-east-1'), 'us-east-1'],
  ])('of ECR with a private login %s', async (_, host, region) => {
    const there = [repository('proxy', { untagged: new Map([['one', NGINX]]) })]
    const ofServices = fakeEcr(region === 'us-east-1' ? there : [])
    const played = playScan([serviceWith([`${host}/proxy@${NGINX.digest}`], ON_FARGATE)], {
      images: [NGINX],
      repositories: region === 'us-east-1' ? [] : there,
      ecrOfServices: ofServices.ecr,
    })
    await expect(played.run()).resolves.toHaveLength(1)
    const asked = region === 'us-east-1' ? [ofServices.calls, played.calls] : [played.calls, ofServices.calls]
    expect(asked).toEqual([['BatchGetImage', 'GetAuthorizationToken'], []])
    const pull = played.exec.commands.find(({ argv }) => argv[1] === 'pull')
    expect(pull?.set?.['DOCKER_CONFIG']).toMatch(/^\/private\/docker-config/u)
    expect(JSON.stringify(played.exec.commands)).not.toContain(PASSWORD)
    expect(played.secrets.masked).toContain(PASSWORD)
  })

  test('by the digest that its tag was pinned to', async () => {
    const played = playScan([serviceWith(['nginx:1.29'], ON_FARGATE)], world)
    const pinned = { images: [{ image: 'nginx:1.29', containers: ['side-1'], pinned: BY_DIGEST }] }
    await expect(played.run(pinned)).resolves.toMatchObject([{ sideCar: { image: 'nginx:1.29' } }])
    expect(played.commands()).toContain(`docker pull ${BY_DIGEST}`)
  })

  test('once for all containers and services, and one after the other', async () => {
    const other = imageFor('amd64', 'other')
    const otherName = `other@${other.digest}`
    const services = [serviceWith([BY_DIGEST, otherName], ON_FARGATE), serviceWith([otherName, BY_DIGEST], ON_FARGATE)]
    const played = playScan(services, {
      elsewhere: { ...ELSEWHERE, [otherName]: other.json },
      images: [NGINX, other],
    })
    const images = await played.run()
    expect(images.map(({ sideCar: { containers }, configDigest }) => [containers, configDigest])).toEqual([
      [['side-1', 'side-2'], NGINX.configDigest],
      [['side-2', 'side-1'], other.configDigest],
    ])
    expect(
      played
        .commands()
        .map((line) => line.split(' ')[1])
        .join(' '),
    ).toMatch(/tag pull tag image save image tag pull tag image save image$/u)
  })

  test('as the member of an index for each platform that tasks run on', async () => {
    const arm = imageFor('arm64', 'nginx')
    const index = indexManifest([]).json.replace(
      '"manifests":[',
      `"manifests":[{"digest":"${NGINX.digest}","platform":{"os":"linux","architecture":"amd64"}},` +
        `{"digest":"${arm.digest}","platform":{"os":"linux","architecture":"arm64","variant":"v8"}},`,
    )
    const name = `nginx@${sha256Of(index)}`
    const elsewhere = { [name]: index, [BY_DIGEST]: NGINX.json, [`nginx@${arm.digest}`]: arm.json }
    const images = [NGINX, arm]
    const onArm = serviceWith([name], { ...ON_FARGATE, runtimePlatform: { cpuArchitecture: 'ARM64' } })
    const onIntel = serviceWith([name], ON_FARGATE)
    const platforms = async (services: readonly (typeof onArm)[]): Promise<readonly string[]> =>
      (await playScan(services, { elsewhere, images }).run()).map(({ sideCar }) => sideCar.platform)
    await expect(platforms([onArm])).resolves.toEqual(['linux/arm64'])
    await expect(platforms([onIntel])).resolves.toEqual(['linux/amd64'])
    await expect(platforms([onIntel, onArm])).resolves.toEqual(['linux/amd64', 'linux/arm64'])
    // On EC2 the instance decides.
    await expect(platforms([serviceWith([name])])).resolves.toEqual(['linux/amd64', 'linux/arm64'])
  })

  test('of whichever architecture where nothing decides what the tasks run on', async () => {
    const arm = imageFor('arm64')
    const name = `nginx@${arm.digest}`
    const played = playScan([serviceWith([name])], { elsewhere: { [name]: arm.json }, images: [arm] })
    await expect(played.run()).resolves.toMatchObject([{ sideCar: { platform: 'linux/arm64' } }])
  })
})

describe('nothing is scanned', () => {
  test('where there is no side-car, without a command', async () => {
    const played = playScan([serviceWith([])])
    await expect(played.run()).resolves.toEqual([])
    expect(played.exec.commands).toEqual([])
    expect(played.log.text('info')).toBe('there is no side-car')
  })

  test('of an image without a value, which the log says', async () => {
    const facts = { text: null, written: '${env:PROXY}', rest: '', place: () => null }
    const service = serviceWith(['${env:PROXY}'])
    const filled = new Map([['containerDefinitions[1].image', facts]])
    // The symbol of a filled text is private to its file, and nothing here looks at it.
    const draft = { ...service.taskDefinition, filled } as unknown as typeof service.taskDefinition
    const played = playScan([{ ...service, taskDefinition: draft }])
    await expect(played.run()).resolves.toEqual([])
    expect(played.log.text('warning')).toBe('not scanned, because the image has no value yet: side-1')
  })
})
