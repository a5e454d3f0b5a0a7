import { oneCaseStory } from './one-case-story.js';

// 替身，不是 Zeebe: the adapter, its keys and the records over HTTP under the same story.
oneCaseStory('one case from the phone to the rating, on a stand-in for a cluster', 'stand-in');
