import { negativeRatingStory } from './negative-rating-story.js';

negativeRatingStory('a negative rating from the phone to its report sheet');
