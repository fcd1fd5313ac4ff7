import { ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { ProviderManifest } from '../../../shared/domain/provider.ts'
import { useDraft, useSnapshot } from '../../stores/screens.tsx'
import { Section } from '../../ui/box.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The phone systems there are, as they describe themselves. */
export function ProviderList({ title, onChosen }: { readonly title: string; readonly onChosen: () => void }) {
  const providers = useSnapshot((snapshot) => snapshot.providers)
  const choose = useDraft((draft) => draft.choose)
  const start = (manifest: ProviderManifest): void => {
    choose(manifest)
    onChosen()
  }
  return (
    <Section title={title}>
      {providers.map((manifest) => (
        <Button key={manifest.id} className="provider-button" onPress={() => start(manifest)}>
          <span className="grow">
            <span className="provider-title">{manifest.title}</span>
            <span className="provider-summary">{manifest.summary}</span>
          </span>
          <Icon of={ChevronRight} size={16} />
        </Button>
      ))}
    </Section>
  )
}
