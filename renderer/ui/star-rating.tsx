/** One to five stars as a radio group; choosing the one that is set removes the rating. */
import { Icon } from './icon.tsx';
import './star-rating.css';

export function StarRating({
  value,
  onChange,
}: {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}) {
  return (
    <div
      className="rating"
      role="group"
      aria-label={value === undefined ? 'Rating: none' : `Rating: ${value} of 5`}
    >
      {[1, 2, 3, 4, 5].map((stars) => (
        <button
          key={stars}
          type="button"
          className="rating-star"
          data-on={(value ?? 0) >= stars || undefined}
          aria-label={stars === value ? 'Remove rating' : `Rate ${stars} of 5`}
          aria-pressed={stars === value}
          onClick={() => onChange(stars === value ? undefined : stars)}
        >
          <Icon name="star" filled={(value ?? 0) >= stars} />
        </button>
      ))}
    </div>
  );
}
