"""The go-live of go-live.yaml in SimPy, as a user would write it: one process a patient, time in minutes.

Reads the numbers as JSON from standard input; prints for each replication the days waited, the breaches of four hours,
the mean minutes in the emergency department and the patient contacts, and at the end the CPU seconds of the process.
"""
import json
import math
import random
import resource
import sys

import simpy

HOUR, DAY = 60, 1440


def run(n, seed):
    rng = random.Random(seed)
    env = simpy.Environment()
    waiting = []
    found = {"wait_days": 0, "breaches": 0, "minutes": 0, "attended": 0, "seen": 0}
    closed = set(n["closed_days"])

    def poisson(mean):
        count, used = 0, rng.expovariate(1)
        while used < mean:
            count, used = count + 1, used + rng.expovariate(1)
        return count

    def outpatient():
        found["wait_days"] += n["days"] - env.now // DAY  # on the list to the end, unless seen
        yield env.timeout(n["notice_days"] * DAY)
        turn = env.event()
        waiting.append(turn)
        yield turn
        found["wait_days"] -= n["days"] - env.now // DAY
        found["seen"] += 1

    def referrals():
        yield env.timeout(DAY // 4)
        for day in range(n["days"]):
            share = n["weekend_share"] / 2 if day % 7 >= 5 else (1 - n["weekend_share"]) / 5
            for _ in range(poisson(n["referrals_per_week"] * share)):
                env.process(outpatient())
            yield env.timeout(DAY)

    def sessions():
        yield env.timeout(DAY // 2)
        for day in range(n["days"]):
            if day not in closed:
                weeks = (day + 0.5 - n["go_live"]) / 7
                dip = n["depth"] * (1.5 - n["readiness"]) * math.exp(-weeks / n["decay_weeks"]) if weeks >= 0 else 0
                slots = int(n["slots_per_session"] * (1 - dip) + rng.random())
                called, waiting[:] = waiting[:slots], waiting[slots:]
                for turn in called:
                    turn.succeed()
            yield env.timeout(DAY)

    def slower(day):
        weeks = (day + 0.5 - n["go_live"]) / 7
        if weeks < 0 or weeks >= 12:
            return 1
        return 1 + (n["slowdown"] - 1) * min(1, (12 - weeks) / 10)

    def emergency(bays, median):
        came = env.now
        factor = slower(came // DAY)
        with bays.request() as bay:
            yield bay
            work = median * math.exp(n["sigma"] * rng.gauss(0, 1)) * factor
            yield env.timeout(max(1, int(work + 0.5)))
        stay = env.now - came
        found["minutes"] += stay
        found["breaches"] += stay > 240

    def door(share, bays, median):
        for hour in range(24 * n["days"]):
            rate = n["attendances_per_week"] * share * n["hour_of_week"][hour % 168]
            at = rng.expovariate(rate)
            while at < 1:
                yield env.timeout(HOUR * hour + int(HOUR * at) - env.now)
                env.process(emergency(bays, median))
                found["attended"] += 1
                at += rng.expovariate(rate)

    env.process(referrals())
    env.process(sessions())
    env.process(door(n["majors_share"], simpy.Resource(env, n["bays"][0]), n["work_minutes"][0]))
    env.process(door(1 - n["majors_share"], simpy.Resource(env, n["bays"][1]), n["work_minutes"][1]))
    env.run()
    return found


numbers = json.load(sys.stdin)
results = [run(numbers, 20080601 + seed) for seed in range(numbers["replications"])]
used = resource.getrusage(resource.RUSAGE_SELF)
json.dump({"replications": results, "seconds": used.ru_utime + used.ru_stime}, sys.stdout)
