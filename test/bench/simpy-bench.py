"""M/M/c in SimPy, as a user would write it: one process a customer. Prints events (two a customer), customers, mean wait and CPU seconds.

usage: python3 simpy-bench.py SERVERS CUSTOMERS    (utilisation 0.9, mean time between arrivals 1)
"""
import random
import resource
import sys

import simpy


def run(servers, customers):
    rng = random.Random(20080601)
    env = simpy.Environment()
    desk = simpy.Resource(env, capacity=servers)
    rate = 1 / (0.9 * servers)
    total = [0.0]

    def customer():
        arrived = env.now
        with desk.request() as turn:
            yield turn
            total[0] += env.now - arrived
            yield env.timeout(rng.expovariate(rate))

    def arrivals():
        for _ in range(customers):
            env.process(customer())
            yield env.timeout(rng.expovariate(1))

    env.process(arrivals())
    env.run()
    return total[0] / customers


servers, customers = int(sys.argv[1]), int(sys.argv[2])
wait = run(servers, customers)
used = resource.getrusage(resource.RUSAGE_SELF)
print(2 * customers, customers, wait, used.ru_utime + used.ru_stime)
