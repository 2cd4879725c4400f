"""The go-live of go-live.yaml in SimPy, as a user would write it: one process a patient, time in minutes.

Reads the numbers as JSON from standard input; prints for each replication the days waited, the breaches of four hours,
the mean minutes in the emergency department, bed days, who boarded twelve hours and the patient contacts, and at the end the CPU
seconds of the process.
"""
import bisect
import json
import math
import random
import resource
import sys

import simpy

HOUR, DAY = 60, 1440
LONGEST_WORK, UNTIL_BEDS_COME_FREE = 2880, 720


def run(n, replication):
    rng = random.Random(20080601 + replication)
    env = simpy.Environment()
    waiting = []
    found = {"wait_days": 0, "breaches": 0, "minutes": 0, "attended": 0, "seen": 0, "spells": 0}
    found.update({"bed_days": 0, "boarding_12h": 0})
    closed = set(n["closed_days"])
    beds = n["beds"]
    ward = {"occupied": sum(beds["in_bed"][replication]), "admitted": 0, "long": 0, "longer": 1}
    boarders = []

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
        if weeks < 0 or weeks >= 26:
            return 1
        return 1 + (n["slowdown"] - 1) * min(1, (26 - weeks) / 14)

    def emergency(bays, median, admitted):
        came = env.now
        wait = 0
        if admitted is not None and rng.random() < admitted[came // DAY]:
            ward["admitted"] += 1
            unit = beds["wait_median"] * math.exp(beds["wait_sigma"] * rng.gauss(0, 1))
            wait = min(LONGEST_WORK, int(unit * ward["longer"] + 0.5))
            ward["long"] += wait >= 12 * HOUR
        factor = slower(came // DAY)
        with bays.request() as bay:
            yield bay
            work = max(1, int(median * math.exp(n["sigma"] * rng.gauss(0, 1)) * factor + 0.5))
            yield env.timeout(min(LONGEST_WORK, work + wait))
        stay = env.now - came
        found["minutes"] += stay
        found["breaches"] += stay > 240

    def door(share, bays, median, admitted):
        for hour in range(24 * n["days"]):
            rate = n["attendances_per_week"] * share * n["hour_of_week"][hour % 168]
            at = rng.expovariate(rate)
            while at < 1:
                yield env.timeout(HOUR * hour + int(HOUR * at) - env.now)
                env.process(emergency(bays, median, admitted))
                found["attended"] += 1
                at += rng.expovariate(rate)

    def stay(nights):
        """A patient in bed, who leaves just before the midnight of the day on which she is due, or a night later."""
        ward["occupied"] += 1
        yield env.timeout(nights * DAY - 1)
        while rng.random() >= beds["leaves"][env.now // DAY % 7]:
            yield env.timeout(DAY)
        ward["occupied"] -= 1

    def in_bed_at_first(nights):
        yield env.timeout(nights * DAY + DAY - 2)
        while rng.random() >= beds["leaves"][env.now // DAY % 7]:
            yield env.timeout(DAY)
        ward["occupied"] -= 1

    def nights_of():
        u = rng.random()
        nights = bisect.bisect_right(beds["up_to"], u)
        if nights == 0:
            return 0
        below = beds["up_to"][nights - 1]
        within = (u - below) / (beds["up_to"][nights] - below)
        return min(365, max(1, int(nights * beds["factor"] + within)))

    def left_over(bay_pool):
        """One who boards holds a bay from midnight until beds come free round about noon."""
        with bay_pool.request() as bay:
            yield bay
            yield env.timeout(UNTIL_BEDS_COME_FREE)

    def midnights(bay_pool):
        """Beds are given out at midnight: to those who boarded, to direct admissions, to the department's."""
        yield env.timeout(DAY - 1)
        for day in range(n["days"]):
            most = beds["most"][day]
            while boarders and ward["occupied"] < most:
                env.process(stay(boarders.pop(0)))
                yield env.timeout(0)
            come = poisson(beds["direct"][day]) + ward["admitted"]
            ward["admitted"] = 0
            found["spells"] += come
            boarded = 0
            for _ in range(come):
                nights = nights_of()
                if nights == 0:
                    continue
                if ward["occupied"] < most:
                    env.process(stay(nights))
                    yield env.timeout(0)
                else:
                    boarders.append(nights)
                    boarded += 1
            found["bed_days"] += ward["occupied"]
            found["boarding_12h"] += max(boarded, ward["long"])
            ward["long"] = 0
            points = 100 * (ward["occupied"] / beds["open"][day] - beds["mean_occupancy"])
            ward["longer"] = math.exp(beds["per_point"] * points)
            if day + 1 < n["days"]:
                yield env.timeout(1)
                for _ in range(len(boarders)):
                    env.process(left_over(bay_pool))
                yield env.timeout(DAY - 1)

    for nights, patients in enumerate(beds["in_bed"][replication]):
        for _ in range(patients):
            env.process(in_bed_at_first(nights))
    majors = simpy.Resource(env, n["bays"][0])
    minors = simpy.Resource(env, n["bays"][1])
    env.process(midnights(majors))
    env.process(referrals())
    env.process(sessions())
    env.process(door(n["majors_share"], majors, n["work_minutes"][0], beds["admitted_share"]))
    env.process(door(1 - n["majors_share"], minors, n["work_minutes"][1], None))
    env.run()
    return found


numbers = json.load(sys.stdin)
results = [run(numbers, replication) for replication in range(numbers["replications"])]
used = resource.getrusage(resource.RUSAGE_SELF)
json.dump({"replications": results, "seconds": used.ru_utime + used.ru_stime}, sys.stdout)
