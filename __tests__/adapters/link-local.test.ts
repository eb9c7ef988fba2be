/** The addresses that no smoke test connects to. */
import { expect, test } from '@jest/globals'
import { isLinkLocal } from '../../src/adapters/link-local.ts'

test.each([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.0.0',
  '169.254.255.255',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fd00:ec2::254',
  'fd00:ec2::23',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::',
])('%s is link-local, or leads there', (address) => {
  expect(isLinkLocal(address)).toBe(true)
})

test.each([
  '10.0.0.1',
  '127.0.0.1',
  '169.253.255.255',
  '169.255.0.0',
  '172.16.0.1',
  '192.168.1.1',
  '93.184.216.34',
  '::1',
  'fc00::1',
  'fec0::1',
  'fd00:ec3::1',
  '2001:db8::a9fe:a9fe',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  'shop.example.com',
  '',
])('%s is not', (address) => {
  expect(isLinkLocal(address)).toBe(false)
})
