import { negativeRatingStory } from './negative-rating-story.js';

// 替身，不是 Zeebe: the adapter, its keys and the records over HTTP under the same story.
negativeRatingStory('a negative rating from the phone to its report sheet, on a stand-in for a cluster', 'stand-in');
