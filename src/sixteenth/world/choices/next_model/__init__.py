"""Does a lab train its next model?"""
