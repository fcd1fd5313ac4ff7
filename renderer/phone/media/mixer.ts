/** One call's seat in the conference. */
export type MixSeat = {
  /** What its far side is to hear: our microphone and all the others. */
  readonly track: MediaStreamTrack
  /** The microphone's device changed. */
  setMicrophone(track: MediaStreamTrack): void
  leave(): void
}

/** The local mix of a conference: no server takes part, and calls of different accounts meet in it. */
export type Mixer = {
  /** `remote`: what the call's far side says; `microphone`: the call's own share of the microphone. */
  join(remote: MediaStreamTrack, microphone: MediaStreamTrack): MixSeat
}

type Seat = {
  readonly voice: MediaStreamAudioSourceNode
  readonly ear: MediaStreamAudioDestinationNode
  microphone: MediaStreamAudioSourceNode
}

/** `createContext` is called for the first seat; the context is closed with the last, so that it costs nothing between. */
export function createMixer(createContext: () => AudioContext): Mixer {
  const seats = new Set<Seat>()
  let context: AudioContext | null = null

  return {
    join(remote, microphone) {
      const graph = context ?? createContext()
      context = graph
      const source = (track: MediaStreamTrack) => graph.createMediaStreamSource(new MediaStream([track]))
      const seat: Seat = {
        voice: source(remote),
        ear: graph.createMediaStreamDestination(),
        microphone: source(microphone),
      }
      seat.microphone.connect(seat.ear)
      for (const other of seats) {
        seat.voice.connect(other.ear)
        other.voice.connect(seat.ear)
      }
      seats.add(seat)
      const [track] = seat.ear.stream.getAudioTracks()
      if (!track) throw new Error('a mix without a track')
      return {
        track,
        setMicrophone(next) {
          seat.microphone.disconnect()
          seat.microphone = source(next)
          seat.microphone.connect(seat.ear)
        },
        leave() {
          if (!seats.delete(seat)) return
          seat.voice.disconnect()
          seat.microphone.disconnect()
          for (const other of seats) other.voice.disconnect(seat.ear)
          track.stop()
          if (seats.size > 0) return
          context = null
          void graph.close()
        },
      }
    },
  }
}
