import { loopStory } from './loop-story.js';

// 替身，不是 Zeebe: the adapter, its keys and the records over HTTP under the same story.
loopStory('the four verdicts on a negative rating, on a stand-in for a cluster', 'stand-in');
