import { useEffect, useState } from 'react'
import { useScreens } from '../../stores/screens.tsx'

/** Arrow keys run through the list faster than that; nobody is asked for on the way, ms. */
const SETTLE_MS = 200

/** The picture of a person, nothing while there is none. It says no more than the name beside it. */
export function PersonPicture({ accountId, id }: { readonly accountId: string; readonly id: string }) {
  const { commands } = useScreens()
  const [drawn, setDrawn] = useState<{ readonly of: string; readonly source: string } | null>(null)
  const of = `${accountId}/${id}`
  useEffect(() => {
    let current = true
    const ask = async (): Promise<void> => {
      const picture = await commands['people.picture']({ accountId, id })
      if (!current || !picture.ok || picture.value === null) return
      setDrawn({ of, source: `data:${picture.value.contentType};base64,${picture.value.base64}` })
    }
    const timer = window.setTimeout(() => void ask(), SETTLE_MS)
    return () => {
      current = false
      window.clearTimeout(timer)
    }
  }, [accountId, commands, id, of])
  if (drawn?.of !== of) return null
  return <img className="person-picture" src={drawn.source} alt="" onError={() => setDrawn(null)} />
}
