/** Credentials of an assumed role, shared by every client of a run. */

export interface AwsKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

export interface RoleCredentials {
  /** Valid ones, renewed when their end is near. @throws ShipError of why the role cannot be assumed */
  readonly get: () => Promise<AwsKeys>
  /** Drops what AWS has rejected as expired; what was obtained a moment ago is kept. */
  readonly drop: () => void
  /** Whether they can be asked for: `missing` for a pull request of a fork. @throws ShipError `E_ID_TOKEN` where a permission is missing */
  readonly find: () => 'present' | 'missing'
}
