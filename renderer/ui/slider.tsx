import { Label } from 'react-aria-components/Label'
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import './text-field.css'
import './slider.css'

type SliderProps = {
  readonly label: string
  /** 0..1 */
  readonly value: number
  /** When the thumb is let go. */
  readonly onChangeEnd: (value: number) => void
}

/** A share between nothing and all. It follows the thumb by itself and takes the value over when that changes outside. */
export function Slider({ label, value, onChangeEnd }: SliderProps) {
  return (
    <AriaSlider
      // A new value from outside starts the slider anew; in between the thumb is the person's.
      key={value}
      className="slider"
      defaultValue={value}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      onChangeEnd={(next) => {
        if (typeof next === 'number') onChangeEnd(next)
      }}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput className="slider-value" />
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  )
}
