import type { Asker } from '../forms/permissions.js'
import { stillToDo } from '../founding/progress.js'
import { setUpPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'
import type { Task } from './task.js'

/** Steps of the set-up of the house that are still to be done, in their order, for who can do them. */
export const setUpTasks = (asker: Asker, { say }: Pick<View, 'say'>): readonly Task[] =>
  stillToDo(asker).map((step) => ({
    text: 'my-work.task.set-up',
    about: say(`founding.step.${step}`),
    as: asker.state.house?.name ?? '',
    since: null,
    deadline: null,
    path: setUpPage(asker.house, step),
  }))
