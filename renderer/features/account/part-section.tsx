import { RefreshCw } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPartName, AccountPartOf } from '../../../shared/contract/account-details.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { age } from '../../ui/format/moment.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { useAccount, useLoad, usePart } from './account-context.tsx'

type PartSectionProps<N extends AccountPartName> = {
  readonly part: N
  readonly title: string
  readonly children: (value: AccountPartOf<N>['value']) => ReactNode
  /** Stands below, whether or not there is an answer. */
  readonly below?: ReactNode
  /** A plainer word for a failure that is expected here; null = it is one like any other. */
  readonly explain?: (detail: string | undefined) => string | null
}

/** One part of an account's details: asked when it is first shown, with its age, and what stands when asking fails. */
export function PartSection<N extends AccountPartName>(props: PartSectionProps<N>) {
  const { t } = useTranslation()
  const { part, title, children, below, explain } = props
  const { info } = useAccount()
  const load = useLoad()
  const state = usePart(part)
  useEffect(() => load(part), [load, part])
  const { answer = null, error = null, loading = true } = state ?? {}
  const plain = error ? (explain?.(error.detail) ?? null) : null
  return (
    <Section title={title}>
      {answer ? children(answer.value) : null}
      {!answer && loading ? (
        <BoxBlock>
          <p className="quiet" role="status">
            {t('accountPage.loading', { system: info.providerTitle })}
          </p>
        </BoxBlock>
      ) : null}
      {error ? (
        <BoxBlock>
          {plain === null ? (
            <ErrorNote error={error} onRetry={() => load(part)} />
          ) : (
            <p className="quiet">{plain}</p>
          )}
        </BoxBlock>
      ) : null}
      {below}
      {answer ? (
        <PartFoot
          title={title}
          asOf={answer.asOf}
          stale={error !== null}
          loading={loading}
          onRefresh={() => load(part)}
        />
      ) : null}
    </Section>
  )
}

type PartFootProps = {
  readonly title: string
  readonly asOf: string
  readonly stale: boolean
  readonly loading: boolean
  readonly onRefresh: () => void
}

/** How old it is, and the way to ask again. */
function PartFoot({ title, asOf, stale, loading, onRefresh }: PartFootProps) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const old = age(asOf, now, screenLocale())
  return (
    <div className="part-foot">
      <span className="meta grow">{t(stale ? 'accountPage.stale' : 'accountPage.asOf', { age: old })}</span>
      <IconButton
        icon={RefreshCw}
        label={t('accountPage.refresh', { title })}
        working={loading}
        onPress={onRefresh}
      />
    </div>
  )
}
