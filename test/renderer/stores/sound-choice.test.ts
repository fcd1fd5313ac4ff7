import { describe, expect, it } from 'vitest'
import {
  deviceInUse,
  forgetDevice,
  preferDevice,
  preferredDevices,
} from '../../../renderer/stores/sound-choice.ts'
import type { SoundDevice } from '../../../shared/domain/settings.ts'

const devices: readonly SoundDevice[] = [
  { id: 'jabra', label: 'Jabra', kind: 'output' },
  { id: 'desk', label: 'Desk', kind: 'output' },
]

describe('the preference list of a sound role', () => {
  it('uses the first device that is there and keeps the unplugged one in its place', () => {
    const list = preferredDevices(['gone', 'jabra', 'default'], devices)
    expect(list.map(({ present }) => present)).toEqual([false, true, true])
    expect(deviceInUse(list)?.id).toBe('jabra')
  })
  it('is the system’s choice when it is empty', () => {
    expect(deviceInUse(preferredDevices([], []))).toEqual({ id: 'default', label: null, present: true })
  })
  it('has none in use when nothing is there', () => {
    expect(deviceInUse(preferredDevices(['gone'], devices))).toBeNull()
  })
  it('puts a choice first and keeps what stood there, each once, sixteen at most', () => {
    expect(preferDevice(['default', 'jabra'], 'jabra')).toEqual(['jabra', 'default'])
    const many = Array.from({ length: 16 }, (_, index) => `d${index}`)
    expect(preferDevice(many, 'new')).toHaveLength(16)
  })
  it('never gets empty', () => {
    expect(forgetDevice(['jabra'], 'jabra')).toEqual(['default'])
    expect(forgetDevice(['jabra', 'desk'], 'jabra')).toEqual(['desk'])
  })
})
